"""Peerings through azure-mgmt-network: two sides, and what each knows of the other."""

from typing import Any

from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud, network


def peer(azure: Azure, group: str, name: str, other: str, **how: object) -> Any:  # noqa: ANN401
    body = {
        "properties": {"remoteVirtualNetwork": {"id": other}, "allowVirtualNetworkAccess": True}
    }
    peerings = azure.network.virtual_network_peerings
    return peerings.begin_create_or_update(group, name, "to", body, **how).result()


def levels(azure: Azure, group: str) -> list[tuple[str, str]]:
    found = [
        azure.network.virtual_network_peerings.get(group, name, "to") for name in ("vnet", "hub")
    ]
    return [(each.peering_state, each.peering_sync_level) for each in found]


def test_a_peering_is_initiated_until_the_other_side_stands(azure: Azure, group: str) -> None:
    own = network(azure, group)
    hub = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    assert peer(azure, group, "vnet", hub).peering_state == "Initiated"
    assert peer(azure, group, "hub", own).peering_state == "Connected"
    assert levels(azure, group) == [("Connected", "FullyInSync")] * 2


def test_a_new_segment_sets_the_peers_out_of_sync_until_they_are_synchronised(
    azure: Azure, group: str
) -> None:
    own = network(azure, group)
    hub = network(azure, group, "hub", addressSpace={"addressPrefixes": ["10.9.0.0/16"]})
    azure.avs.private_clouds.begin_create_or_update(group, "cloud", cloud(own)).result()
    peer(azure, group, "vnet", hub)
    peer(azure, group, "hub", own)
    body = {"properties": {"subnet": {"gatewayAddress": "10.7.0.1/24"}}}
    azure.avs.workload_networks.begin_create_segments(group, "cloud", "web", body).result()
    assert levels(azure, group) == [
        ("Connected", "RemoteNotInSync"),
        ("Connected", "LocalNotInSync"),
    ]
    found = peer(azure, group, "hub", own, sync_remote_address_space="true")
    assert "10.7.0.0/24" in found.remote_address_space.address_prefixes
    assert levels(azure, group) == [("Connected", "FullyInSync")] * 2
