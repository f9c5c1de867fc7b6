"""Diagnostic settings and workspaces: where logs and metrics would go."""

from collections.abc import Iterator
from typing import Any

import pytest
from azure.mgmt.loganalytics import LogAnalyticsManagementClient
from tests.emulator.azure import Azure, Client
from tests.emulator.bodies import cloud, network
from tests.emulator.monitor import at

Body = dict[str, Any]
SETTINGS = "/providers/Microsoft.Insights/diagnosticSettings"


@pytest.fixture(scope="module")
def workspaces(azure: Azure) -> Iterator[Client]:
    """azure-mgmt-loganalytics."""
    kind: Client = LogAnalyticsManagementClient
    with kind(azure.credential, azure.subscription, **at(azure)) as client:
        yield client


@pytest.fixture
def standing(azure: Azure, group: str) -> str:
    """The id of a private cloud."""
    body = cloud(network(azure, group))
    return str(azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result().id)


def workspace(workspaces: Client, group: str) -> str:
    told = {"location": "eastus"}
    made = workspaces.workspaces.begin_create_or_update(group, "logs", told).result()
    return str(made.id)


def put(azure: Azure, resource: str, name: str = "all", **told: object) -> Any:  # noqa: ANN401 - a response
    body = {"properties": told}
    return azure.ask("PUT", f"{resource}{SETTINGS}/{name}", json=body)


STORAGE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/logs"
ALL: Body = {
    "logs": [{"categoryGroup": "allLogs", "enabled": True}],
    "metrics": [{"category": "AllMetrics", "enabled": True}],
}


def test_published_a_setting_names_what_goes_where(
    azure: Azure, group: str, standing: str, workspaces: Client
) -> None:
    told = {**ALL, "workspaceId": workspace(workspaces, group)}
    assert put(azure, standing, **told).status_code == 200
    assert azure.ask("GET", f"{standing}{SETTINGS}/all").json()["properties"]["logs"] == ALL["logs"]
    assert put(azure, standing, "syslog", **ALL, storageAccountId=STORAGE).status_code == 200
    found = azure.ask("GET", f"{standing}{SETTINGS}").json()["value"]
    assert [each["name"] for each in found] == ["all", "syslog"]
    of_group = azure.ask("GET", f"{standing.partition('/providers')[0]}{SETTINGS}").json()
    assert of_group == {"value": []}
    assert azure.ask("DELETE", f"{standing}{SETTINGS}/all").status_code == 200


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (ALL, "At least one destination"),
        ({**ALL, "logs": [{"category": "NsxSyslog", "enabled": True}]}, "'NsxSyslog' is not supp"),
        ({**ALL, "metrics": [{"category": "Most", "enabled": True}]}, "'Most' is not supported"),
        ({**ALL, "logs": [{"enabled": True}]}, "by category or by categoryGroup"),
        ({**ALL, "logs": [{"categoryGroup": "allLogs"}]}, "'properties.logs[0].enabled' is req"),
        ({**ALL, "workspace": "x"}, "is no property"),
    ],
)
def test_published_a_setting_that_sends_nothing_anywhere_is_refused(
    azure: Azure, standing: str, told: Body, said: str
) -> None:
    ends = {} if told is ALL else {"storageAccountId": STORAGE}
    answer = put(azure, standing, **told, **ends)
    assert answer.status_code == 400
    assert said in answer.json()["error"]["message"]


def test_published_a_resource_has_five_settings_at_most(azure: Azure, standing: str) -> None:
    names = [f"s{number}" for number in range(5)]
    made = [put(azure, standing, name, **ALL, storageAccountId=STORAGE) for name in names]
    assert {each.status_code for each in made} == {200}
    answer = put(azure, standing, "more", **ALL, storageAccountId=STORAGE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "Conflict")
    assert put(azure, standing, "s0", **ALL, storageAccountId=STORAGE).status_code == 200


def test_inferred_a_workspace_has_to_stand(azure: Azure, group: str, standing: str) -> None:
    lost = f"{standing.partition('/Microsoft.AVS')[0]}/Microsoft.OperationalInsights/workspaces/w"
    answer = put(azure, standing, **ALL, workspaceId=lost)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "ResourceNotFound")


def test_published_the_categories_of_a_private_cloud(azure: Azure, standing: str) -> None:
    path = f"{standing}/providers/Microsoft.Insights/diagnosticSettingsCategories"
    found = azure.ask("GET", path).json()["value"]
    told = {each["name"]: each["properties"]["categoryType"] for each in found}
    assert told == {"AllMetrics": "Metrics", "vmwaresyslog": "Logs"}
    assert azure.ask("GET", f"{path}/allmetrics").json()["name"] == "AllMetrics"
    assert azure.ask("GET", f"{path}/other").status_code == 404


def test_categories_of_other_types_are_refused_by_name(azure: Azure, group: str) -> None:
    path = "/providers/Microsoft.Insights/diagnosticSettingsCategories"
    answer = azure.ask("GET", f"{network(azure, group)}{path}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (501, "NotImplemented")


def test_published_a_workspace_fills_in_what_is_not_told(
    azure: Azure, group: str, workspaces: Client
) -> None:
    workspace(workspaces, group)
    found = workspaces.workspaces.get(group, "logs")
    assert found.properties.retention_in_days == 30
    assert found.properties.sku.name == "PerGB2018"
    assert found.properties.customer_id
    keys = workspaces.shared_keys.get_shared_keys(group, "logs")
    assert keys.primary_shared_key != keys.secondary_shared_key
    state = azure.served.folder / "state.sqlite"
    assert keys.primary_shared_key.encode() not in state.read_bytes()
