"""Logs and alerts."""

from landbridge.render.arm.monitoring import (
    ACTIONS,
    GLOBAL,
    LOG_ALERT,
    METRIC_ALERT,
    SETTING,
    WORKSPACE,
)
from landbridge.render.templates.terraform.azurerm.form import Form, Forms, child, located
from landbridge.render.templates.terraform.entries import at, blocks
from landbridge.render.templates.terraform.forms import Always, At, Blocks, NotExpressed, Way

LOG = (
    at("category", "category"),
    at("categoryGroup", "category_group"),
    Always("enabled", value=True),
)
METRIC = (at("category", "category"), Always("enabled", value=True))
TOLD = (at("actionGroupId", "action_group_id"),)
CRITERION = (
    Always("criterionType", "StaticThresholdCriterion"),
    at("metricNamespace", "metric_namespace"),
    at("metricName", "metric_name"),
    at("timeAggregation", "aggregation"),
    at("operator", "operator"),
    at("threshold", "threshold"),
    blocks(
        "dimensions",
        "dimension",
        at("name", "name"),
        at("operator", "operator"),
        at("values", "values"),
    ),
)


def _conditions(value: list[dict[str, str]]) -> Blocks:
    if len(value) != 1 or set(value[0]) != {"field", "equals"} or value[0]["field"] != "category":
        raise NotExpressed
    return Blocks(({"category": value[0]["equals"]},))


def _as_list(value: Blocks) -> list[dict[str, str]]:
    return [{"field": "category", "equals": each["category"]} for each in value.each]


MONITORING: Forms = {
    WORKSPACE: (
        located(
            "azurerm_log_analytics_workspace",
            at("properties/sku/name", "sku"),
            at("properties/retentionInDays", "retention_in_days"),
        ),
    ),
    SETTING: (
        child(
            "azurerm_monitor_diagnostic_setting",
            "target_resource_id",
            at("properties/workspaceId", "log_analytics_workspace_id"),
            at("properties/storageAccountId", "storage_account_id"),
            blocks("properties/logs", "enabled_log", *LOG),
            blocks("properties/metrics", "enabled_metric", *METRIC),
        ),
    ),
    ACTIONS: (
        located(
            "azurerm_monitor_action_group",
            at("properties/groupShortName", "short_name"),
            at("properties/enabled", "enabled"),
            blocks(
                "properties/emailReceivers",
                "email_receiver",
                at("name", "name"),
                at("emailAddress", "email_address"),
                at("useCommonAlertSchema", "use_common_alert_schema"),
            ),
        ),
    ),
    METRIC_ALERT: (
        Form(
            "azurerm_monitor_metric_alert",
            (
                Always("location", GLOBAL),
                at("properties/description", "description"),
                at("properties/severity", "severity"),
                at("properties/enabled", "enabled"),
                at("properties/scopes", "scopes"),
                at("properties/windowSize", "window_size"),
                at("properties/evaluationFrequency", "frequency"),
                at("properties/autoMitigate", "auto_mitigate"),
                blocks("properties/criteria/allOf", "criteria", *CRITERION),
                blocks("properties/actions", "action", *TOLD),
            ),
        ),
    ),
    LOG_ALERT: (
        located(
            "azurerm_monitor_activity_log_alert",
            at("properties/description", "description"),
            at("properties/enabled", "enabled"),
            at("properties/scopes", "scopes"),
            At("properties/condition/allOf", "criteria", Way(_conditions, _as_list)),
            blocks("properties/actions/actionGroups", "action", *TOLD),
        ),
    ),
}
