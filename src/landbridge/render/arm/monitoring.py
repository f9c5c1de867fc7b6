"""Monitoring from the first day: logs in a workspace, and the baseline alerts of the catalogue."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.render.arm.ground import CLOUD, Ground
from landbridge.render.arm.resource import ArmResource, Body

WORKSPACE = "Microsoft.OperationalInsights/workspaces"
SETTING = f"{CLOUD}/providers/diagnosticSettings"
ACTIONS = "Microsoft.Insights/actionGroups"
METRIC_ALERT, LOG_ALERT = "Microsoft.Insights/metricAlerts", "Microsoft.Insights/activityLogAlerts"
GLOBAL = "global"
NOBODY = "{}: it tells nobody yet, since the estate names no address"


class Watched(NamedTuple):
    """A metric with alerts: how they are called, the fact of the metric, that of the thresholds."""

    word: str
    metric: str
    threshold: str


WATCHED = (
    Watched("cpu", "metric.cpu-usage", "alert.cpu"),
    Watched("memory", "metric.memory-usage", "alert.memory"),
    Watched("datastore", "metric.disk-used-percent", "alert.datastore"),
)
LEVELS = ("warning", "critical")


def workspaces(ground: Ground) -> Iterator[ArmResource]:
    """The workspace that logs go to; they are kept as long as Azure keeps them for nothing."""
    yield ground.resource(WORKSPACE, workspace_of(ground), {"sku": {"name": "PerGB2018"}})


def diagnostic_settings(ground: Ground) -> Iterator[ArmResource]:
    """All logs and metrics of the cloud, sent to the workspace."""
    group, metrics = (
        catalogue().value(each) for each in ("log.category-group", "log.metric-category")
    )
    properties = {
        "workspaceId": ground.id(WORKSPACE, workspace_of(ground)),
        "logs": [{"categoryGroup": group, "enabled": True}],
        "metrics": [{"category": metrics, "enabled": True}],
    }
    name = f"{ground.cloud.name}/Microsoft.Insights/{workspace_of(ground)}"
    yield ArmResource(SETTING, name, ground.home, {"properties": properties})


def action_groups(ground: Ground) -> Iterator[ArmResource]:
    """Whom alerts tell."""
    properties = {"groupShortName": "landbridge", "enabled": True}
    yield ground.resource(
        ACTIONS,
        actions_of(ground),
        properties,
        region=GLOBAL,
        remarks=[NOBODY.format(actions_of(ground))],
    )


def alerts(ground: Ground) -> Iterator[ArmResource]:
    """A warning and a critical alert for each metric that is watched, and Service Health."""
    for watched in WATCHED:
        for level in LEVELS:
            name = f"{ground.cloud.name}-{watched.word}-{level}"
            yield ground.resource(
                METRIC_ALERT, name, _metric(watched, level, ground), region=GLOBAL
            )
    name = f"{ground.cloud.name}-service-health"
    yield ground.resource(LOG_ALERT, name, _health(ground), region=GLOBAL)


def workspace_of(ground: Ground) -> str:
    """How the workspace is called, and the setting that leads there."""
    return f"{ground.cloud.name}-logs"


def actions_of(ground: Ground) -> str:
    """How the action group is called."""
    return f"{ground.cloud.name}-operators"


def _metric(watched: Watched, level: str, ground: Ground) -> Body:
    return {
        "description": f"{watched.word} of {ground.cloud.name}: {level}",
        "severity": int(catalogue().number(f"alert.{level}-severity")),
        "enabled": True,
        "scopes": [ground.id(CLOUD, ground.cloud.name)],
        "windowSize": catalogue().value("arm.choice.alert-window"),
        "evaluationFrequency": catalogue().value("arm.choice.alert-interval"),
        "criteria": {
            "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
            "allOf": [_criterion(watched, level)],
        },
        "actions": [{"actionGroupId": ground.id(ACTIONS, actions_of(ground))}],
    }


def _criterion(watched: Watched, level: str) -> Body:
    """Every cluster or datastore by itself."""
    metric = catalogue().value(watched.metric)
    assert isinstance(metric, dict)  # noqa: S101 - the data are ours
    return {
        "criterionType": "StaticThresholdCriterion",
        "name": watched.word,
        "metricNamespace": "microsoft.avs/privateclouds",
        "metricName": metric["id"],
        "operator": "GreaterThan",
        "threshold": catalogue().number(f"{watched.threshold}.{level}-percent"),
        "timeAggregation": metric["aggregation"],
        "dimensions": [{"name": metric["dimension"], "operator": "Include", "values": ["*"]}],
    }


def _health(ground: Ground) -> Body:
    """Incidents of the service in the subscription."""
    return {
        "enabled": True,
        "scopes": [f"/subscriptions/{ground.subscription}"],
        "condition": {"allOf": [{"field": "category", "equals": "ServiceHealth"}]},
        "actions": {"actionGroups": [{"actionGroupId": ground.id(ACTIONS, actions_of(ground))}]},
    }
