resource action_group_avs_contoso_operators 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: 'avs-contoso-operators'
}

resource private_cloud_avs_contoso 'Microsoft.AVS/privateClouds@2025-09-01' existing = {
  name: 'avs-contoso'
}

resource workspace_avs_contoso_logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: 'avs-contoso-logs'
}

// Incidents of the service. [alert.service-health]
resource activity_log_alert_avs_contoso_service_health 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'avs-contoso-service-health'
  location: 'global'
  properties: {
    enabled: true
    scopes: [
      subscription().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'ServiceHealth'
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: action_group_avs_contoso_operators.id
        }
      ]
    }
  }
}

// All logs, from the first day. [log.category-group]
resource diagnostic_setting_avs_contoso_microsoft_insights_avs_contoso_logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: private_cloud_avs_contoso
  name: 'avs-contoso-logs'
  properties: {
    workspaceId: workspace_avs_contoso_logs.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_cpu_warning 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-cpu-warning'
  location: 'global'
  properties: {
    description: 'cpu of avs-contoso: warning'
    severity: 2
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'cpu'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'CpuUsageAverage'
          operator: 'GreaterThan'
          threshold: 80
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'clustername'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_cpu_critical 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-cpu-critical'
  location: 'global'
  properties: {
    description: 'cpu of avs-contoso: critical'
    severity: 0
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'cpu'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'CpuUsageAverage'
          operator: 'GreaterThan'
          threshold: 95
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'clustername'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_memory_warning 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-memory-warning'
  location: 'global'
  properties: {
    description: 'memory of avs-contoso: warning'
    severity: 2
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'memory'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'MemUsageAverage'
          operator: 'GreaterThan'
          threshold: 80
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'clustername'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_memory_critical 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-memory-critical'
  location: 'global'
  properties: {
    description: 'memory of avs-contoso: critical'
    severity: 0
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'memory'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'MemUsageAverage'
          operator: 'GreaterThan'
          threshold: 95
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'clustername'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_datastore_warning 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-datastore-warning'
  location: 'global'
  properties: {
    description: 'datastore of avs-contoso: warning'
    severity: 2
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'datastore'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'DiskUsedPercentage'
          operator: 'GreaterThan'
          threshold: 70
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'dsname'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}

// A threshold of the baseline. [alert.warning-severity, alert.critical-severity]
resource metric_alert_avs_contoso_datastore_critical 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'avs-contoso-datastore-critical'
  location: 'global'
  properties: {
    description: 'datastore of avs-contoso: critical'
    severity: 0
    enabled: true
    scopes: [
      private_cloud_avs_contoso.id
    ]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'datastore'
          metricNamespace: 'microsoft.avs/privateclouds'
          metricName: 'DiskUsedPercentage'
          operator: 'GreaterThan'
          threshold: 75
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'dsname'
              operator: 'Include'
              values: [
                '*'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: action_group_avs_contoso_operators.id
      }
    ]
  }
}
