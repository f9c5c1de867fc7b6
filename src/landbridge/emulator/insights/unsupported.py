"""What of Azure Monitor, and of what it sends to, the emulator does not have."""

from landbridge.emulator.arm.kinds import Unsupported

INSIGHTS, ALERTS = "Microsoft.Insights", "Microsoft.AlertsManagement"
WORKSPACE = "Microsoft.OperationalInsights/workspaces"

UNSUPPORTED = (
    Unsupported(f"{INSIGHTS}/actionGroups/createNotifications", "a notification on trial"),
    Unsupported(f"{INSIGHTS}/alertRules", "a classic alert rule"),
    Unsupported(f"{INSIGHTS}/autoscaleSettings", "autoscaling"),
    Unsupported(f"{INSIGHTS}/components", "Application Insights"),
    Unsupported(f"{INSIGHTS}/dataCollectionEndpoints", "an endpoint of data collection"),
    Unsupported(f"{INSIGHTS}/dataCollectionRules", "a rule of data collection"),
    Unsupported(f"{INSIGHTS}/dataCollectionRuleAssociations", "an association with such a rule"),
    Unsupported(f"{INSIGHTS}/logs", "logs"),
    Unsupported(f"{INSIGHTS}/metricBaselines", "a baseline of metrics"),
    Unsupported(f"{INSIGHTS}/privateLinkScopes", "a private link scope"),
    Unsupported(f"{INSIGHTS}/workbooks", "a workbook"),
    Unsupported(f"{ALERTS}/actionRules", "a rule that alters alerts"),
    Unsupported(f"{ALERTS}/alertsSummary", "a summary of alerts"),
    Unsupported(f"{ALERTS}/prometheusRuleGroups", "rules of Prometheus"),
    Unsupported(f"{ALERTS}/smartGroups", "a group of alerts"),
    Unsupported("Microsoft.Monitor/accounts", "a workspace of Prometheus"),
    Unsupported(f"{WORKSPACE}/api", "a query of logs"),
    Unsupported(f"{WORKSPACE}/dataExports", "an export of logs"),
    Unsupported(f"{WORKSPACE}/linkedServices", "a service that is linked to a workspace"),
    Unsupported(f"{WORKSPACE}/query", "a query of logs"),
    Unsupported(f"{WORKSPACE}/regenerateSharedKey", "another key of a workspace"),
    Unsupported(f"{WORKSPACE}/savedSearches", "a saved search"),
    Unsupported(f"{WORKSPACE}/tables", "a table of a workspace"),
    Unsupported("Microsoft.EventHub/namespaces", "an event hub"),
    Unsupported("Microsoft.ResourceHealth", "the health of resources"),
    Unsupported("Microsoft.Storage/storageAccounts", "a storage account"),
)
