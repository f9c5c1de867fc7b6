"""Segments and the virtual network that they enter, through azure-mgmt-avs and -network.

Published rules say so in their names; the rest of what is held here is inferred.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network
from tests.emulator.controlled import control
from tests.emulator.refused import refused


@pytest.fixture
def standing(azure: Azure, group: str) -> str:
    """A group with a Generation 2 cloud of three hosts in it."""
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    return group


def asking(azure: Azure, group: str, name: str, gateway: str) -> Callable[[], Any]:
    body = {"properties": {"subnet": {"gatewayAddress": gateway}}}
    making = azure.avs.workload_networks.begin_create_segments
    return lambda: making(group, "cloud", name, body)


def add(azure: Azure, group: str, name: str, gateway: str) -> Any:  # noqa: ANN401
    return asking(azure, group, name, gateway)().result()


def drop(azure: Azure, group: str, name: str) -> None:
    azure.avs.workload_networks.begin_delete_segment(group, "cloud", name).result()


def space(azure: Azure, group: str) -> list[str]:
    found = azure.network.virtual_networks.get(group, "vnet").address_space
    return list(found.address_prefixes)


def secondary(azure: Azure, group: str, prefix: str) -> list[str]:
    """The secondary addresses of the subnet whose name begins so."""
    for each in azure.network.subnets.list(group, "vnet"):
        if each.name.rpartition("-")[0] == prefix:
            return [one.private_ip_address for one in each.ip_configurations or []]
    raise AssertionError(prefix)


def test_published_a_segment_is_a_secondary_range_of_the_inbound_subnet(
    azure: Azure, standing: str
) -> None:
    add(azure, standing, "web", "10.7.0.1/24")
    add(azure, standing, "data", "10.6.0.1/23")
    assert secondary(azure, standing, "avs-network-infra-gw") == ["10.6.0.0/23", "10.7.0.0/24"]
    assert secondary(azure, standing, "avs-nsx-gw") == []
    drop(azure, standing, "data")
    assert secondary(azure, standing, "avs-network-infra-gw") == ["10.7.0.0/24"]
    drop(azure, standing, "web")
    assert secondary(azure, standing, "avs-network-infra-gw") == []
    assert space(azure, standing) == ["10.0.0.0/16"]


def test_published_a_prefix_that_the_network_has_is_not_added(azure: Azure, standing: str) -> None:
    add(azure, standing, "web", "10.0.8.1/24")
    assert space(azure, standing) == ["10.0.0.0/16"]
    assert secondary(azure, standing, "avs-network-infra-gw") == ["10.0.8.0/24"]
    drop(azure, standing, "web")
    assert space(azure, standing) == ["10.0.0.0/16"]


def test_published_a_segment_that_moves_takes_its_prefix_along(azure: Azure, standing: str) -> None:
    add(azure, standing, "web", "10.7.0.1/24")
    moved = add(azure, standing, "web", "10.8.0.1/24")
    assert space(azure, standing) == ["10.0.0.0/16", "10.8.0.0/24"]
    assert (moved.properties.revision, moved.properties.status) == (1, "SUCCESS")


def test_published_a_segment_sets_the_peers_out_of_sync(azure: Azure, standing: str) -> None:
    hub = network(azure, standing, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    own = azure.network.virtual_networks.get(standing, "vnet").id
    peerings = azure.network.virtual_network_peerings
    for at, to in (("vnet", hub), ("hub", own)):
        body = {"properties": {"remoteVirtualNetwork": {"id": to}}}
        peerings.begin_create_or_update(standing, at, "peer", body).result()
    assert peerings.get(standing, "hub", "peer").peering_sync_level == "FullyInSync"
    add(azure, standing, "web", "10.7.0.1/24")
    assert peerings.get(standing, "hub", "peer").peering_sync_level == "LocalNotInSync"
    assert peerings.get(standing, "vnet", "peer").peering_sync_level == "RemoteNotInSync"


def test_inferred_the_address_space_loses_with_the_cloud_what_the_service_added(
    azure: Azure, group: str
) -> None:
    own = network(azure, group, addressSpace={"addressPrefixes": ["10.1.0.0/16"]})
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", cloud(own)).result()
    add(azure, group, "web", "10.7.0.1/24")
    assert space(azure, group) == ["10.1.0.0/16", "10.0.0.0/22", "10.7.0.0/24"]
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    assert space(azure, group) == ["10.1.0.0/16"]


def test_inferred_a_prefix_in_which_a_subnet_was_made_stays(azure: Azure, group: str) -> None:
    own = network(azure, group, addressSpace={"addressPrefixes": ["10.1.0.0/16"]})
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", cloud(own)).result()
    for name, prefix in (("mine", "10.0.3.192/27"), ("far", "10.1.0.0/24")):
        body = {"properties": {"addressPrefix": prefix}}
        azure.network.subnets.begin_create_or_update(group, "vnet", name, body).result()
    azure.avs.private_clouds.begin_delete(group, "cloud").result()
    assert space(azure, group) == ["10.1.0.0/16", "10.0.0.0/22"]


WRONG = {
    "10.241.2.1/24": "overlaps with a block of the private cloud 'cloud'",
    "100.64.3.1/24": "touches one that NSX keeps for itself",
    "169.254.2.1/24": "touches one that NSX keeps for itself",
    "10.7.0.1/30": "cannot enter a virtual network: /16 to /29 can",
    "10.16.0.1/15": "cannot enter a virtual network: /16 to /29 can",
    "10.241.4.1/24": "overlaps with the subnet 'jump' of the virtual network",
    "10.9.4.1/24": "overlaps with the peered virtual network 'hub'",
    "10.7.0.1": "is no gateway address",
    "10.7.0.0/24": "is the first or the last address of its prefix",
    "10.7.0.255/24": "is the first or the last address of its prefix",
}


@pytest.fixture(scope="module")
def lasting(azure: Azure) -> Iterator[str]:
    """A group with a cloud, a subnet beside it and a peer, for what is refused."""
    name = "rg-lasting-segments"
    azure.groups.create_or_update(name, {"location": "eastus"})
    jump = {"name": "jump", "properties": {"addressPrefix": "10.241.4.0/27"}}
    spaces = {"addressPrefixes": ["10.241.0.0/16"]}
    own = network(azure, name, addressSpace=spaces, subnets=[jump])
    hub = network(azure, name, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    peering = {"properties": {"remoteVirtualNetwork": {"id": hub}}}
    azure.network.virtual_network_peerings.begin_create_or_update(
        name, "vnet", "hub", peering
    ).result()
    body = cloud(own, networkBlock="10.241.0.0/22")
    azure.avs.private_clouds.begin_create_or_update(name, "cloud", body).result()
    yield name
    azure.avs.private_clouds.begin_delete(name, "cloud").result()
    azure.groups.begin_delete(name).result()


@pytest.mark.parametrize("gateway", WRONG)
def test_inferred_a_prefix_that_cannot_enter_the_network_is_refused(
    azure: Azure, lasting: str, gateway: str
) -> None:
    code, text = refused(asking(azure, lasting, "web", gateway))
    assert (code, WRONG[gateway] in text) == ("InvalidParameter", True)
    assert list(azure.avs.workload_networks.list_segments(lasting, "cloud")) == []


def test_inferred_segments_of_one_cloud_do_not_overlap(azure: Azure, standing: str) -> None:
    add(azure, standing, "web", "10.7.0.1/24")
    code, text = refused(asking(azure, standing, "data", "10.7.0.129/25"))
    assert (code, text) == (
        "InvalidParameter",
        "The segment 10.7.0.128/25 overlaps with 'web'.",
    )


def test_published_three_hosts_hold_4096_pieces_and_four_hold_6144(
    azure: Azure, standing: str
) -> None:
    add(azure, standing, "large", "10.16.0.1/16")
    code, text = refused(asking(azure, standing, "more", "10.17.0.1/28"))
    assert (code, text) == (
        "RouteLimitExceeded",
        "With the segment 10.17.0.0/28 the routes would be cut into 4097 pieces;"
        " the uplinks of a private cloud with 3 hosts hold 4096.",
    )
    larger = {"properties": {"managementCluster": {"clusterSize": 4}}}
    azure.avs.private_clouds.begin_update(standing, "cloud", larger).result()
    add(azure, standing, "more", "10.17.0.1/17")
    code, text = refused(asking(azure, standing, "most", "10.18.0.1/29"))
    assert "cut into 6145 pieces; the uplinks of a private cloud with 4 hosts hold 6144" in text


def test_published_a_network_holds_a_thousand_prefixes(azure: Azure, group: str) -> None:
    many = [f"10.{100 + place // 250}.{place % 250}.0/28" for place in range(998)]
    own = network(azure, group, addressSpace={"addressPrefixes": ["10.0.0.0/16", *many]})
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", cloud(own)).result()
    add(azure, group, "last", "10.7.0.1/28")
    code, text = refused(asking(azure, group, "beyond", "10.8.0.1/28"))
    assert (code, text) == (
        "RouteLimitExceeded",
        "The address space of the virtual network would hold more than 1000 prefixes.",
    )
    assert len(space(azure, group)) == 1000
    names = [each.name for each in azure.avs.workload_networks.list_segments(group, "cloud")]
    assert names == ["last"]


def test_published_in_the_initial_layout_the_outbound_subnet_takes_segments_on(
    azure: Azure, group: str
) -> None:
    control(azure, "PUT", "/settings", json={"layout": "initial"})
    body = cloud(network(azure, group))
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    control(azure, "PUT", "/settings", json={})
    add(azure, group, "web", "10.7.0.1/24")
    found = {
        each.name.rpartition("-")[0]: each.address_prefix
        for each in azure.network.subnets.list(group, "vnet")
    }
    assert secondary(azure, group, "avs-nsx-gw") == ["10.7.0.0/24"]
    assert "avs-network-infra-gw" not in found
    assert (found["avs-nsx-gw"], found["esx-vsan-vmk3"]) == ("10.0.0.224/28", "10.0.3.0/24")


def test_published_segments_of_generation_1_touch_no_network(azure: Azure, group: str) -> None:
    network(azure, group)
    body = cloud(networkBlock="10.4.0.0/22")
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", body).result()
    add(azure, group, "web", "10.7.0.1/24")
    add(azure, group, "tiny", "10.7.1.1/30")
    assert space(azure, group) == ["10.0.0.0/16"]
    code, _ = refused(asking(azure, group, "inside", "10.4.1.1/24"))
    assert code == "InvalidParameter"
