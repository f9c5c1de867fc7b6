# Rendered from the plan of contoso: change the estate and render again.

# Incidents of the service. [alert.service-health]
resource "azurerm_monitor_activity_log_alert" "activity_log_alert_avs_contoso_service_health" {
  name                = "avs-contoso-service-health"
  resource_group_name = "rg-avs-contoso"
  location            = "global"
  enabled             = true
  scopes              = ["/subscriptions/${var.subscription_id}"]

  criteria {
    category = "ServiceHealth"
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# All logs, from the first day. [log.category-group]
resource "azurerm_monitor_diagnostic_setting" "diagnostic_setting_avs_contoso_microsoft_insights_avs_contoso_logs" {
  name                       = "avs-contoso-logs"
  target_resource_id         = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso"
  log_analytics_workspace_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.OperationalInsights/workspaces/avs-contoso-logs"

  enabled_log {
    category_group = "allLogs"
  }

  enabled_metric {
    category = "AllMetrics"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_cpu_warning" {
  name                = "avs-contoso-cpu-warning"
  resource_group_name = "rg-avs-contoso"
  description         = "cpu of avs-contoso: warning"
  severity            = 2
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "CpuUsageAverage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 80

    dimension {
      name     = "clustername"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_cpu_critical" {
  name                = "avs-contoso-cpu-critical"
  resource_group_name = "rg-avs-contoso"
  description         = "cpu of avs-contoso: critical"
  severity            = 0
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "CpuUsageAverage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 95

    dimension {
      name     = "clustername"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_memory_warning" {
  name                = "avs-contoso-memory-warning"
  resource_group_name = "rg-avs-contoso"
  description         = "memory of avs-contoso: warning"
  severity            = 2
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "MemUsageAverage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 80

    dimension {
      name     = "clustername"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_memory_critical" {
  name                = "avs-contoso-memory-critical"
  resource_group_name = "rg-avs-contoso"
  description         = "memory of avs-contoso: critical"
  severity            = 0
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "MemUsageAverage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 95

    dimension {
      name     = "clustername"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_datastore_warning" {
  name                = "avs-contoso-datastore-warning"
  resource_group_name = "rg-avs-contoso"
  description         = "datastore of avs-contoso: warning"
  severity            = 2
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "DiskUsedPercentage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 70

    dimension {
      name     = "dsname"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}

# A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource "azurerm_monitor_metric_alert" "metric_alert_avs_contoso_datastore_critical" {
  name                = "avs-contoso-datastore-critical"
  resource_group_name = "rg-avs-contoso"
  description         = "datastore of avs-contoso: critical"
  severity            = 0
  enabled             = true
  scopes = [
    "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.AVS/privateClouds/avs-contoso",
  ]
  window_size = "PT15M"
  frequency   = "PT5M"

  criteria {
    metric_namespace = "microsoft.avs/privateclouds"
    metric_name      = "DiskUsedPercentage"
    aggregation      = "Average"
    operator         = "GreaterThan"
    threshold        = 75

    dimension {
      name     = "dsname"
      operator = "Include"
      values   = ["*"]
    }
  }

  action {
    action_group_id = "/subscriptions/${var.subscription_id}/resourceGroups/rg-avs-contoso/providers/Microsoft.Insights/actionGroups/avs-contoso-operators"
  }
}
