"""Network watchers and flow logs through azure-mgmt-network."""

from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.bodies import network
from tests.emulator.test_gateways import refused

STORE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/logs"
AT = ("NetworkWatcherRG", "NetworkWatcher_eastus")


def log(azure: Azure, name: str, target: str, location: str = "eastus") -> Any:  # noqa: ANN401
    told = {"targetResourceId": target, "storageId": STORE}
    body = {"location": location, "properties": told}
    return azure.network.flow_logs.begin_create_or_update(*AT, name, body)


def test_published_a_virtual_network_brings_the_watcher_of_its_region(
    azure: Azure, group: str
) -> None:
    network(azure, group)
    network(azure, group, "vnet2", addressSpace={"addressPrefixes": ["10.2.0.0/16"]})
    found = azure.network.network_watchers.get(*AT)
    assert (found.location, found.provisioning_state) == ("eastus", "Succeeded")
    assert [each.name for each in azure.network.network_watchers.list(AT[0])].count(AT[1]) == 1


def test_a_second_watcher_in_a_region_is_refused_as_azure_says_it(azure: Azure, group: str) -> None:
    network(azure, group)
    with pytest.raises(HttpResponseError) as caught:
        azure.network.network_watchers.create_or_update(group, "mine", {"location": "East US"})
    assert caught.value.error is not None
    assert caught.value.error.code == "NetworkWatcherCountLimitReached"
    assert caught.value.error.message == (
        "Cannot create more than 1 network watchers for this subscription in this region."
    )


def test_a_watcher_of_ones_own_stands_where_none_is(azure: Azure, group: str) -> None:
    watchers = azure.network.network_watchers
    body = {"location": "norwayeast"}
    assert watchers.create_or_update(group, "mine", body).provisioning_state == "Succeeded"
    assert watchers.create_or_update(group, "mine", body).name == "mine"
    watchers.begin_delete(group, "mine").result()
    assert list(watchers.list(group)) == []


def test_the_flows_of_a_network_are_logged_to_the_account_that_is_named(
    azure: Azure, group: str
) -> None:
    target = network(azure, group)
    found = log(azure, group, target).result()
    assert (found.target_resource_id, found.storage_id) == (target, STORE)
    assert found.enabled is True
    assert found.target_resource_guid
    azure.network.flow_logs.begin_delete(*AT, group).result()
    assert group not in [each.name for each in azure.network.flow_logs.list(*AT)]


def test_published_no_log_of_a_security_group_is_made_any_more(azure: Azure, group: str) -> None:
    network(azure, group)
    groups = azure.network.network_security_groups
    target = groups.begin_create_or_update(group, "nsg", {"location": "eastus"}).result().id
    assert refused(lambda: log(azure, "nsg", target))[1] == (
        "'nsg' cannot log a network security group: since 2025-06-30 no such log is made."
        " Log its virtual network."
    )


@pytest.mark.parametrize("target", ["nonsense", "/subscriptions/s/resourceGroups/g"])
def test_what_has_no_flows_is_not_logged(azure: Azure, group: str, target: str) -> None:
    network(azure, group)
    assert refused(lambda: log(azure, "log", target))[0] == "InvalidResourceReference"


def test_inferred_a_log_stands_in_the_region_of_its_target(azure: Azure, group: str) -> None:
    target = network(azure, group)
    assert refused(lambda: log(azure, "log", target, "westus"))[1] == (
        "The flow log 'log' must stand in the region of 'vnet'."
    )
