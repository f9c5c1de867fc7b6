"""Peerings that come apart, and those that cannot be made."""

from typing import Any

import pytest
from tests.emulator.azure import Azure, refused
from tests.emulator.bodies import network, subnet
from tests.emulator.gateways import gateway_body
from tests.emulator.test_peerings import levels, peer


@pytest.fixture
def both(azure: Azure, group: str) -> tuple[str, str]:
    """Two networks, connected."""
    own = network(azure, group)
    hub = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    peer(azure, group, "vnet", hub)
    peer(azure, group, "hub", own)
    return own, hub


def state(azure: Azure, group: str, name: str) -> Any:  # noqa: ANN401
    return azure.network.virtual_network_peerings.get(group, name, "to").peering_state


def test_published_a_peering_whose_other_side_was_deleted_is_disconnected(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    azure.network.virtual_network_peerings.begin_delete(group, "hub", "to").result()
    assert state(azure, group, "vnet") == "Disconnected"


def test_published_a_side_made_anew_waits_until_the_other_is_updated(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    own, hub = both
    azure.network.virtual_network_peerings.begin_delete(group, "hub", "to").result()
    assert refused(lambda: peer(azure, group, "hub", own)) == "RemotePeeringIsDisconnected"
    assert peer(azure, group, "vnet", hub).peering_state == "Initiated"
    assert peer(azure, group, "hub", own).peering_state == "Connected"
    assert levels(azure, group) == [("Connected", "FullyInSync")] * 2


def test_published_a_peering_is_disconnected_when_the_other_network_is_made_anew(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    azure.network.virtual_networks.begin_delete(group, "hub").result()
    assert state(azure, group, "vnet") == "Disconnected"
    network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    assert state(azure, group, "vnet") == "Disconnected"


def test_updating_a_connected_peering_leaves_it_connected(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    assert peer(azure, group, "vnet", both[1]).peering_state == "Connected"
    assert state(azure, group, "hub") == "Connected"


def test_published_networks_that_overlap_are_not_peered(azure: Azure, group: str) -> None:
    network(azure, group)
    other = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.0.128.0/17"]})
    assert refused(lambda: peer(azure, group, "vnet", other)) == "VnetAddressSpacesOverlap"


def test_published_one_peering_leads_to_a_network(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    body = {"properties": {"remoteVirtualNetwork": {"id": both[1]}}}
    peerings = azure.network.virtual_network_peerings
    assert refused(lambda: peerings.begin_create_or_update(group, "vnet", "again", body)) == (
        "AnotherPeeringAlreadyReferencesRemoteVnet"
    )


def test_published_peers_may_stand_in_different_regions(azure: Azure, group: str) -> None:
    network(azure, group)
    body = {
        "location": "westeurope",
        "properties": {"addressSpace": {"addressPrefixes": ["10.9.0.0/16"]}},
    }
    networks = azure.network.virtual_networks
    far = networks.begin_create_or_update(group, "far", body).result()
    assert peer(azure, group, "vnet", str(far.id)).peering_state == "Initiated"


def test_published_a_peer_uses_the_gateways_that_the_other_side_has(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    wanted = {"properties": {"remoteVirtualNetwork": {"id": both[1]}, "useRemoteGateways": True}}

    def use() -> Any:  # noqa: ANN401
        peerings = azure.network.virtual_network_peerings
        return peerings.begin_create_or_update(group, "vnet", "to", wanted).result()

    assert refused(use) == "RemoteVnetHasNoGateways"
    home = subnet(azure, group, "GatewaySubnet", "10.9.0.0/27", "hub")
    gateway = gateway_body(home)
    gateways = azure.network.virtual_network_gateways
    gateways.begin_create_or_update(group, "er", gateway).result()
    assert use().use_remote_gateways


def test_published_the_space_of_a_peer_does_not_grow_into_the_other(
    azure: Azure, group: str, both: tuple[str, str]
) -> None:
    space = {"addressPrefixes": ["10.0.0.0/16", "10.9.128.0/24"]}
    assert refused(lambda: network(azure, group, addressSpace=space)) == "VnetAddressSpacesOverlap"
    network(azure, group, addressSpace={"addressPrefixes": ["10.0.0.0/16", "10.8.0.0/24"]})
    assert levels(azure, group) == [
        ("Connected", "RemoteNotInSync"),
        ("Connected", "LocalNotInSync"),
    ]
