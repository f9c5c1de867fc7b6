# Rendered from the plan of contoso: change the estate and render again.

output "ids" {
  description = "Ids of what this stage makes, by its name in these files."
  value = {
    activity_log_alert_avs_contoso_service_health                      = azurerm_monitor_activity_log_alert.activity_log_alert_avs_contoso_service_health.id
    diagnostic_setting_avs_contoso_microsoft_insights_avs_contoso_logs = azurerm_monitor_diagnostic_setting.diagnostic_setting_avs_contoso_microsoft_insights_avs_contoso_logs.id
    metric_alert_avs_contoso_cpu_warning                               = azurerm_monitor_metric_alert.metric_alert_avs_contoso_cpu_warning.id
    metric_alert_avs_contoso_cpu_critical                              = azurerm_monitor_metric_alert.metric_alert_avs_contoso_cpu_critical.id
    metric_alert_avs_contoso_memory_warning                            = azurerm_monitor_metric_alert.metric_alert_avs_contoso_memory_warning.id
    metric_alert_avs_contoso_memory_critical                           = azurerm_monitor_metric_alert.metric_alert_avs_contoso_memory_critical.id
    metric_alert_avs_contoso_datastore_warning                         = azurerm_monitor_metric_alert.metric_alert_avs_contoso_datastore_warning.id
    metric_alert_avs_contoso_datastore_critical                        = azurerm_monitor_metric_alert.metric_alert_avs_contoso_datastore_critical.id
  }
}
