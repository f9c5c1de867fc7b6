"""What the emulator does not have: refused by name, never made up."""

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure

NETWORK = "providers/Microsoft.Network"
CLOUD = "providers/Microsoft.AVS/privateClouds/cloud"


def refused(azure: Azure, method: str, group: str, path: str) -> tuple[int, str, str]:
    scope = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    found = azure.ask(method, f"{scope}/{path}", json={})
    error = found.json()["error"]
    return found.status_code, error["code"], error["message"]


def test_a_site_of_a_virtual_wan_is_refused_by_name(azure: Azure, group: str) -> None:
    with pytest.raises(HttpResponseError) as caught:
        azure.network.vpn_sites.begin_create_or_update(group, "site", {"location": "eastus"})
    assert caught.value.error is not None
    assert (caught.value.status_code, caught.value.error.code) == (501, "NotImplemented")
    assert caught.value.error.message == (
        "The emulator does not have 'Microsoft.Network/vpnSites'"
        " (a site of a virtual WAN); Azure does."
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{NETWORK}/vpnSites"),
        ("GET", f"{NETWORK}/virtualhubs/hub/routeMaps/map"),
        ("PUT", f"{NETWORK}/vpnGateways/gateway/vpnConnections/office"),
        ("DELETE", f"{NETWORK}/vpnSites/site"),
        ("POST", f"{NETWORK}/networkWatchers/watcher/connectivityCheck"),
        ("PUT", f"{CLOUD}/scriptExecutions/run"),
        ("POST", f"{CLOUD}/scriptExecutions/run/getExecutionLogs"),
        ("GET", f"{CLOUD}/workloadNetworks/default/portMirroringProfiles"),
        ("PUT", "providers/Microsoft.Storage/storageAccounts/logs"),
        ("PUT", "providers/Microsoft.EventHub/namespaces/hub"),
        ("PUT", "providers/Microsoft.Insights/components/app"),
        ("GET", "providers/Microsoft.OperationalInsights/workspaces/logs/tables"),
        ("POST", "providers/Microsoft.OperationalInsights/workspaces/logs/query"),
        ("GET", "providers/Microsoft.Authorization/policySetDefinitions"),
        ("PUT", "providers/Microsoft.ResourceGraph/queries/mine"),
        ("GET", "providers/Microsoft.Capacity/reservationOrders"),
        ("POST", "moveResources"),
        ("PUT", "providers/Microsoft.Resources/deploymentScripts/run"),
        ("PUT", "providers/Microsoft.NetApp/netAppAccounts/files"),
    ],
)
def test_what_stands_under_it_and_its_actions_are_refused_alike(
    azure: Azure, group: str, method: str, path: str
) -> None:
    status, code, told = refused(azure, method, group, path)
    assert (status, code) == (501, "NotImplemented")
    assert told.startswith("The emulator does not have 'Microsoft.")


@pytest.mark.parametrize("path", ["/providers/Microsoft.AVS/operations", "{subscription}/tagNames"])
def test_what_is_of_no_group_is_refused_alike(azure: Azure, path: str) -> None:
    scope = f"/subscriptions/{azure.subscription}"
    found = azure.ask("GET", path.format(subscription=scope))
    assert (found.status_code, found.json()["error"]["code"]) == (501, "NotImplemented")


@pytest.mark.parametrize("path", [f"{NETWORK}/virtualHubsOfMine/hub", f"{NETWORK}/nothing/x"])
def test_what_nobody_has_is_no_known_type(azure: Azure, group: str, path: str) -> None:
    assert refused(azure, "GET", group, path)[:2] == (404, "InvalidResourceType")
