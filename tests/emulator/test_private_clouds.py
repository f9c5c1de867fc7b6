"""Private clouds through azure-mgmt-avs: what the service makes, and what it refuses.

Published rules say so in their names; the rest of what is held here is inferred.
"""

from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network

SHOWN = {
    "avs-mgmt",
    "avs-vnet-sync",
    "avs-nsx-gw",
    "avs-nsx-gw-1",
    "avs-services",
    "esx-mgmt-vmk1",
    "esx-vmotion-vmk2",
    "esx-vsan-vmk3",
    "avs-network-infra-gw",
}


def made(azure: Azure, group: str, name: str = "cloud", **properties: object) -> Any:  # noqa: ANN401
    body = cloud(network(azure, group), **properties)
    return azure.avs.private_clouds.begin_create_or_update(group, name, body).result()


def refused(azure: Azure, group: str, body: dict[str, Any], name: str = "cloud") -> tuple[str, str]:
    """The code and the sentence of a refusal."""
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.private_clouds.begin_create_or_update(group, name, body).result()
    assert caught.value.error is not None
    return str(caught.value.error.code), str(caught.value.error.message)


def subnets(azure: Azure, group: str) -> dict[str, Any]:
    """The subnets of the network by the part of their name that is published."""
    found = azure.network.subnets.list(group, "vnet")
    return {str(each.name).rpartition("-")[0]: each for each in found}


def test_a_cloud_is_made_with_hosts_and_endpoints(azure: Azure, group: str) -> None:
    found = made(azure, group)
    assert found.properties.provisioning_state == "Succeeded"
    assert len(found.properties.management_cluster.hosts) == 3
    assert found.properties.endpoints.vcsa.startswith("https://")
    hosts = list(azure.avs.hosts.list(group, "cloud", "Cluster-1"))
    assert {each.properties.fqdn for each in hosts} == {*found.properties.management_cluster.hosts}
    assert {each.properties.fault_domain for each in hosts} == {"FD1", "FD2", "FD3"}


def test_the_service_makes_its_published_subnets_with_a_suffix(azure: Azure, group: str) -> None:
    made(azure, group)
    found = subnets(azure, group)
    assert {*found} == SHOWN
    assert found["avs-network-infra-gw"].address_prefix == "10.0.2.128/26"
    assert found["avs-mgmt"].route_table is not None
    assert found["avs-network-infra-gw"].route_table is None


def test_a_subnet_of_the_service_cannot_be_deleted_while_the_cloud_stands(
    azure: Azure, group: str
) -> None:
    made(azure, group)
    name = str(subnets(azure, group)["avs-mgmt"].name)
    with pytest.raises(HttpResponseError) as caught:
        azure.network.subnets.begin_delete(group, "vnet", name).result()
    assert caught.value.error is not None
    assert caught.value.error.code == "InUseSubnetCannotBeDeleted"


def test_a_segment_grows_the_address_space_as_published(azure: Azure, group: str) -> None:
    made(azure, group)
    body = {"properties": {"subnet": {"gatewayAddress": "10.7.0.1/24"}}}
    azure.avs.workload_networks.begin_create_segments(group, "cloud", "web", body).result()
    found = azure.network.virtual_networks.get(group, "vnet").address_space
    assert found is not None
    assert found.address_prefixes == ["10.0.0.0/16", "10.7.0.0/24"]
    azure.avs.workload_networks.begin_delete_segment(group, "cloud", "web").result()
    found = azure.network.virtual_networks.get(group, "vnet").address_space
    assert found is not None
    assert found.address_prefixes == ["10.0.0.0/16"]


def test_what_the_service_made_goes_with_the_cloud(azure: Azure, group: str) -> None:
    made(azure, group)
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    assert subnets(azure, group) == {}
    assert list(azure.network.route_tables.list(group)) == []
    assert list(azure.avs.private_clouds.list(group)) == []


def test_passwords_are_never_given_back(azure: Azure, group: str) -> None:
    found = made(azure, group, vcenterPassword="secret-1", nsxtPassword="secret-2")
    assert "secret" not in str(found.as_dict())


BLOCKS = {
    "10.0.0.0/23": "a /22 or larger is needed",
    "8.0.0.0/22": "no range of RFC 1918",
    "172.17.0.0/22": "a range that the service excludes",
    "10.0.0.1/22": "no IPv4 prefix",
    "nonsense": "no IPv4 prefix",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_outside_of_the_published_rules_is_refused(
    azure: Azure, group: str, block: str
) -> None:
    code, told = refused(azure, group, cloud(network(azure, group), networkBlock=block))
    assert code == "InvalidParameter"
    assert BLOCKS[block] in told


def test_one_cloud_a_network_as_published(azure: Azure, group: str) -> None:
    standing = made(azure, group)
    body = cloud(standing.properties.virtual_network_id)
    code, told = refused(azure, group, body, "second")
    assert code == "Conflict"
    assert told == "The virtual network 'vnet' holds the private cloud 'cloud' already."


def test_one_cloud_a_group_as_published(azure: Azure, group: str) -> None:
    made(azure, group)
    other = network(azure, group, "other", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    code, told = refused(azure, group, cloud(other, networkBlock="10.9.0.0/22"), "second")
    assert (code, "holds the private cloud 'cloud' already" in told) == ("Conflict", True)


def test_the_network_stands_in_the_group_of_the_cloud_as_published(
    azure: Azure, group: str
) -> None:
    azure.groups.create_or_update("elsewhere", {"location": "eastus"})
    code, told = refused(azure, group, cloud(network(azure, "elsewhere")))
    assert (code, f"must stand in the resource group '{group}'" in told) == (
        "InvalidParameter",
        True,
    )


def test_a_network_that_does_not_stand_is_named(azure: Azure, group: str) -> None:
    lost = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    lost += "/providers/Microsoft.Network/virtualNetworks/lost"
    code, told = refused(azure, group, cloud(lost))
    assert (code, told) == ("InvalidParameter", f"The virtual network '{lost}' does not exist.")


@pytest.mark.parametrize(("size", "taken"), [(2, False), (3, True), (16, True), (17, False)])
def test_a_cluster_has_three_to_sixteen_hosts(
    azure: Azure, group: str, size: int, taken: bool
) -> None:
    body = cloud(network(azure, group), managementCluster={"clusterSize": size})
    if taken:
        poller = azure.avs.private_clouds.begin_create_or_update(group, "cloud", body)
        assert poller.result().properties.management_cluster.cluster_size == size
    else:
        assert refused(azure, group, body)[0] == "InvalidParameter"


def test_hosts_beyond_the_quota_are_refused(azure: Azure, group: str) -> None:
    made(azure, group, managementCluster={"clusterSize": 16})
    quota = azure.avs.locations.check_quota_availability("eastus").hosts_remaining
    assert quota is not None
    assert quota["av64"] == 48
    for number in (2, 3, 4):
        body = {"sku": {"name": "av64"}, "properties": {"clusterSize": 16}}
        name = f"Cluster-{number}"
        azure.avs.clusters.begin_create_or_update(group, "cloud", name, body).result()
    body = {"sku": {"name": "av64"}, "properties": {"clusterSize": 3}}
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.clusters.begin_create_or_update(group, "cloud", "Cluster-5", body).result()
    assert caught.value.error is not None
    assert caught.value.error.code == "QuotaExceeded"
    assert "has 0 hosts left; 3 are wanted" in str(caught.value.error.message)


def test_a_cloud_does_not_grow_beyond_the_quota(azure: Azure, group: str) -> None:
    made(azure, group)
    for number in (2, 3, 4, 5):
        size = 16 if number < 5 else 13
        body = {"sku": {"name": "av64"}, "properties": {"clusterSize": size}}
        name = f"Cluster-{number}"
        azure.avs.clusters.begin_create_or_update(group, "cloud", name, body).result()
    change = {"properties": {"managementCluster": {"clusterSize": 4}}}
    with pytest.raises(HttpResponseError) as caught:
        azure.avs.private_clouds.begin_update(group, "cloud", change).result()
    assert caught.value.error is not None
    assert caught.value.error.code == "QuotaExceeded"


def test_what_is_set_at_creation_only_cannot_be_changed(azure: Azure, group: str) -> None:
    standing = made(azure, group)
    other = network(azure, group, "other", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    assert standing.properties.virtual_network_id != other
    code, told = refused(azure, group, cloud(other))
    assert code == "InvalidRequestContent"
    assert "'properties.virtualNetworkId' can be set at creation only" in told


def test_a_cloud_grows_by_patch(azure: Azure, group: str) -> None:
    made(azure, group)
    change = {"properties": {"managementCluster": {"clusterSize": 4}}}
    found = azure.avs.private_clouds.begin_update(group, "cloud", change).result()
    assert len(found.properties.management_cluster.hosts) == 4
