"""Alert rules, and what they say of the VMs that were placed."""

from collections.abc import Iterator
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from azure.mgmt.alertsmanagement import AlertsManagementClient
from tests.emulator.azure import Azure, Client
from tests.emulator.monitor import at, monitor, place, two_clusters

Body = dict[str, Any]
GLOBAL = {"location": "global"}


@pytest.fixture(scope="module")
def client(azure: Azure) -> Iterator[Client]:
    with monitor(azure) as found:
        yield found


@pytest.fixture(scope="module")
def cloud(azure: Azure) -> Iterator[str]:
    azure.groups.create_or_update("alerts", {"location": "eastus"})
    yield two_clusters(azure, "alerts")
    azure.avs.private_clouds.begin_delete("alerts", "cloud").result()
    azure.groups.begin_delete("alerts").result()


def criterion(**changed: object) -> Body:
    return {
        "criterionType": "StaticThresholdCriterion",
        "name": "memory",
        "metricName": "MemUsageAverage",
        "metricNamespace": "Microsoft.AVS/privateClouds",
        "operator": "GreaterThan",
        "threshold": 80,
        "timeAggregation": "Average",
        "dimensions": [{"name": "clustername", "operator": "Include", "values": ["*"]}],
        **changed,
    }


def rule(cloud: str, *criteria: Body, **changed: object) -> Body:
    of = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria"
    told = {
        "severity": 2,
        "enabled": True,
        "scopes": [cloud],
        "evaluationFrequency": "PT5M",
        "windowSize": "PT15M",
        "criteria": {"odata.type": of, "allOf": list(criteria or [criterion()])},
        **changed,
    }
    return {**GLOBAL, "properties": told}


def put(azure: Azure, kind: str, name: str, body: Body) -> Any:  # noqa: ANN401 - a response
    group = f"/subscriptions/{azure.subscription}/resourceGroups/alerts"
    return azure.ask("PUT", f"{group}/providers/Microsoft.Insights/{kind}/{name}", json=body)


def statuses(client: Client, name: str) -> list[tuple[str, dict[str, str]]]:
    found = client.metric_alerts_status.list("alerts", name).value
    return [(each.properties.status, each.properties.dimensions) for each in found]


def test_a_rule_is_met_by_the_cluster_that_is_full(
    azure: Azure, client: Client, cloud: str
) -> None:
    assert put(azure, "metricAlerts", "full", rule(cloud)).status_code == 200
    place(azure, cloud, memory_gib=1000)
    assert statuses(client, "full") == [("Healthy", {})]
    place(azure, cloud, memory_gib=2900)
    assert statuses(client, "full") == [("Unhealthy", {"clustername": "Cluster-1"})]
    over_all = rule(cloud, criterion(dimensions=[]))
    assert put(azure, "metricAlerts", "full", over_all).status_code == 200
    assert statuses(client, "full") == [("Healthy", {})]
    off = rule(cloud, enabled=False)
    put(azure, "metricAlerts", "full", off)
    assert statuses(client, "full") == [("Healthy", {})]
    client.metric_alerts.delete("alerts", "full")


def test_all_criteria_of_a_rule_have_to_be_met_at_once(
    azure: Azure, client: Client, cloud: str
) -> None:
    busy = criterion(name="cpu", metricName="CpuUsageAverage", threshold=50)
    put(azure, "metricAlerts", "both", rule(cloud, criterion(), busy))
    place(azure, cloud, memory_gib=2900)
    assert statuses(client, "both") == [("Healthy", {})]
    place(azure, cloud, memory_gib=2900, vcpus=180, load=1)
    assert statuses(client, "both") == [("Unhealthy", {"clustername": "Cluster-1"})]
    client.metric_alerts.delete("alerts", "both")


def test_an_alert_that_is_fired_is_told_by_the_management_of_alerts(
    azure: Azure, client: Client, cloud: str
) -> None:
    place(azure, cloud, memory_gib=2900)
    put(azure, "metricAlerts", "fired", rule(cloud, severity=0))
    kind: Client = AlertsManagementClient
    with kind(azure.credential, azure.subscription, **at(azure)) as alerts:
        (found,) = alerts.alerts.get_all(target_resource=cloud)
        told = found.properties.essentials
        assert (told.severity, told.monitor_condition) == ("Sev0", "Fired")
        assert (told.alert_rule.rpartition("/")[2], told.target_resource) == ("fired", cloud)
        assert alerts.alerts.get_by_id(found.name).properties.essentials == told
        assert list(alerts.alerts.get_all(severity="Sev1")) == []
        with pytest.raises(HttpResponseError) as caught:
            list(alerts.alerts.get_all(smart_group_id="x"))
        assert "cannot be filtered by 'smartGroupId'" in str(caught.value)
        client.metric_alerts.delete("alerts", "fired")
        assert list(alerts.alerts.get_all()) == []


def test_published_rules_are_read_listed_and_changed(
    azure: Azure, client: Client, cloud: str
) -> None:
    client.metric_alerts.create_or_update("alerts", "kept", rule(cloud))
    client.metric_alerts.update("alerts", "kept", {"severity": 1})
    found = client.metric_alerts.get("alerts", "kept")
    assert (found.severity, found.criteria.all_of[0].threshold) == (1, 80)
    assert [each.name for each in client.metric_alerts.list_by_subscription()] == ["kept"]
    client.metric_alerts.delete("alerts", "kept")
    assert list(client.metric_alerts.list_by_resource_group("alerts")) == []


REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "severity": ({"severity": 5}, "'5' is no severity"),
    "window": ({"windowSize": "PT2M"}, "'PT2M' is not supported as windowSize"),
    "short": ({"evaluationFrequency": "PT1H"}, "The window PT15M is shorter"),
    "scopes": ({"scopes": []}, "At least one scope"),
    "unread": ({"scopes": ["cloud"]}, "'cloud' is no id"),
    "frequency": ({"evaluationFrequency": "P1D"}, "'P1D' is not supported"),
    "property": ({"threshold": 1}, "is no property"),
}
OTHER: dict[str, tuple[dict[str, object], str]] = {
    "metric": ({"metricName": "Latency"}, "There is no metric 'Latency'"),
    "aggregation": ({"timeAggregation": "Total"}, "does not support the aggregation"),
    "threshold": ({"threshold": None}, "'properties.criteria.allOf[0].threshold' is required"),
    "operator": ({"operator": "Near"}, "is none of"),
    "dimension": (
        {"dimensions": [{"name": "host", "operator": "Include", "values": ["*"]}]},
        "does not have the dimension 'host'",
    ),
    "how": (
        {"dimensions": [{"name": "clustername", "operator": "Is", "values": ["*"]}]},
        "'Is' is none of",
    ),
}


@pytest.mark.parametrize("case", [*REFUSED, *OTHER])
def test_published_a_rule_that_cannot_be_watched_is_refused(
    azure: Azure, cloud: str, case: str
) -> None:
    changed, said = REFUSED.get(case) or OTHER[case]
    body = rule(cloud, **changed) if case in REFUSED else rule(cloud, criterion(**changed))
    answer = put(azure, "metricAlerts", "wrong", body)
    assert answer.status_code == 400
    assert said in answer.json()["error"]["message"]


def test_published_a_rule_of_one_resource_may_leave_out_the_type_of_its_criterion(
    azure: Azure, client: Client, cloud: str
) -> None:
    told = criterion()
    del told["criterionType"]
    assert put(azure, "metricAlerts", "static", rule(cloud, told)).status_code == 200
    place(azure, cloud, memory_gib=2900)
    assert statuses(client, "static") == [("Unhealthy", {"clustername": "Cluster-1"})]
    client.metric_alerts.delete("alerts", "static")


def test_a_threshold_that_azure_would_learn_is_never_met(
    azure: Azure, client: Client, cloud: str
) -> None:
    told = {**criterion(), "criterionType": "DynamicThresholdCriterion"}
    del told["threshold"]
    periods = {"numberOfEvaluationPeriods": 4, "minFailingPeriodsToAlert": 4}
    learns = {"alertSensitivity": "Medium", "failingPeriods": periods}
    body = rule(cloud, {**told, **learns})
    of = "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria"
    body["properties"]["criteria"]["odata.type"] = of
    assert put(azure, "metricAlerts", "learns", body).status_code == 200
    place(azure, cloud, memory_gib=2900)
    assert statuses(client, "learns") == [("Healthy", {})]
    client.metric_alerts.delete("alerts", "learns")


def test_inferred_what_does_not_stand_is_not_watched(azure: Azure, cloud: str) -> None:
    answer = put(azure, "metricAlerts", "wrong", rule(cloud.replace("/cloud", "/lost")))
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ResourceNotFound")


def test_what_has_no_state_in_its_model_tells_none(azure: Azure, client: Client) -> None:
    azure.groups.create_or_update("alerts", {"location": "eastus"})
    body = {**GLOBAL, "properties": {"groupShortName": "ops", "enabled": True}}
    told = put(azure, "actionGroups", "stateless", body).json()
    client.action_groups.delete("alerts", "stateless")
    assert (told["location"], told["properties"]) == ("global", body["properties"])


def test_published_an_action_group_has_a_short_name(azure: Azure, client: Client) -> None:
    mail = {"name": "on call", "emailAddress": "on-call@contoso.com"}
    told = {"groupShortName": "ops", "enabled": True, "emailReceivers": [mail]}
    azure.groups.create_or_update("alerts", {"location": "eastus"})
    assert put(azure, "actionGroups", "ops", {**GLOBAL, "properties": told}).status_code == 201
    found = client.action_groups.get("alerts", "ops")
    assert found.email_receivers[0].email_address == "on-call@contoso.com"
    long = {**told, "groupShortName": "operations on call"}
    answer = put(azure, "actionGroups", "ops", {**GLOBAL, "properties": long})
    assert "'operations on call' is no short name" in answer.json()["error"]["message"]
    client.action_groups.delete("alerts", "ops")


def health(subscription: str, field: str = "category") -> Body:
    condition = {"allOf": [{"field": field, "equals": "ServiceHealth"}]}
    told = {"scopes": [subscription], "condition": condition, "actions": {"actionGroups": []}}
    return {**GLOBAL, "properties": {**told, "enabled": True}}


def test_published_an_alert_on_service_health_names_its_category(
    azure: Azure, client: Client, cloud: str
) -> None:
    scope = f"/subscriptions/{azure.subscription}"
    assert put(azure, "activityLogAlerts", "health", health(scope)).status_code == 201
    found = client.activity_log_alerts.get("alerts", "health")
    assert found.condition.all_of[0].equals == "ServiceHealth"
    answer = put(azure, "activityLogAlerts", "health", health(scope, "level"))
    assert "needs a clause about the field 'category'" in answer.json()["error"]["message"]
    client.activity_log_alerts.delete("alerts", "health")


def test_published_a_rule_over_logs_has_criteria(azure: Azure, cloud: str) -> None:
    told = {"scopes": [cloud], "severity": 1, "criteria": {"allOf": []}}
    answer = put(azure, "scheduledQueryRules", "q", {"location": "eastus", "properties": told})
    assert "At least one criterion" in answer.json()["error"]["message"]
    query = {"query": "AVSSyslog | take 1", "timeAggregation": "Count"}
    more = {"operator": "GreaterThan", "threshold": 0}
    told = {**told, "criteria": {"allOf": [{**query, **more}]}}
    answer = put(azure, "scheduledQueryRules", "q", {"location": "eastus", "properties": told})
    assert answer.status_code == 201
