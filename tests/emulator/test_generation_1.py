"""Generation 1 clouds, through azure-mgmt-avs.

Published rules say so in their names; the rest of what is held here is inferred.
"""

from functools import partial
from typing import Any

import pytest
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud
from tests.emulator.gateways import circuit
from tests.emulator.refused import refused

AV64 = {"sku": {"name": "AV64"}, "properties": {"clusterSize": 3}}
ENOUGH = [["10.8.0.0/23"], ["10.8.0.0/25", "10.9.0.0/25", "10.10.0.128/25"], ["10.8.0.0/22"]]
SHORT = [[], ["10.8.0.0/24"], ["10.8.0.0/25", "10.9.0.0/25"]]


def make(azure: Azure, group: str, body: Body) -> Any:  # noqa: ANN401
    return azure.avs.private_clouds.begin_create_or_update(group, "old", body).result()


@pytest.mark.parametrize("sku", ["av36", "AV36P", "av48", "AV52"])
def test_published_a_cloud_begins_with_a_base_type(azure: Azure, group: str, sku: str) -> None:
    found = make(azure, group, cloud() | {"sku": {"name": sku}})
    assert (found.sku.name, found.properties.virtual_network_id) == (sku, None)
    hosts = list(azure.avs.hosts.list(group, "old", "Cluster-1"))
    assert [each.sku.name for each in hosts] == [sku] * 3


def test_published_av64_is_not_the_first(azure: Azure, group: str) -> None:
    making = azure.avs.private_clouds.begin_create_or_update
    code, text = refused(lambda: making(group, "old", cloud() | {"sku": {"name": "av64"}}))
    assert code == "InvalidParameter"
    assert text.startswith("No private cloud of Generation 1 begins with AV64")


def test_published_the_networks_of_a_cloud_lie_in_its_block(azure: Azure, group: str) -> None:
    found = make(azure, group, cloud(networkBlock="10.20.0.0/22")).properties
    assert (found.management_network, found.vmotion_network) == ("10.20.0.0/26", "10.20.1.128/25")
    assert found.provisioning_network == "10.20.2.0/25"
    assert found.circuit.primary_subnet == "10.20.0.224/30"
    assert found.circuit.secondary_subnet == "10.20.0.228/30"
    assert found.circuit.express_route_id.rpartition("/")[2].endswith("-er")
    assert found.circuit.express_route_private_peering_id == (
        f"{found.circuit.express_route_id}/peerings/AzurePrivatePeering"
    )
    assert found.secondary_circuit is None
    assert found.endpoints.vcenter_ip == "10.20.0.4"


def test_published_a_stretched_cloud_has_a_circuit_in_each_zone(azure: Azure, group: str) -> None:
    both = {"strategy": "DualZone", "zone": 1, "secondaryZone": 3}
    body = cloud(availability=both, managementCluster={"clusterSize": 6})
    found = make(azure, group, body).properties
    assert found.secondary_circuit.express_route_id != found.circuit.express_route_id
    assert found.secondary_circuit.primary_subnet == "10.0.0.232/30"
    assert (found.availability.zone, found.availability.secondary_zone) == (1, 3)
    zones = azure.avs.clusters.list_zones(group, "old", "Cluster-1").zones
    assert [(each.zone, len(each.hosts)) for each in zones] == [("1", 3), ("3", 3)]
    azure.avs.clusters.begin_create_or_update(
        group, "old", "Cluster-2", {"sku": {"name": "av36"}, "properties": {"clusterSize": 6}}
    ).result()
    code, text = refused(
        lambda: azure.avs.clusters.begin_create_or_update(
            group, "old", "Cluster-3", AV64 | {"properties": {"clusterSize": 6}}
        )
    )
    assert (code, "is stretched over two zones" in text) == ("InvalidParameter", True)


STRETCHED: dict[str, Body] = {
    "one zone": {"strategy": "DualZone", "zone": 1},
    "twice one": {"strategy": "DualZone", "zone": 1, "secondaryZone": 1},
    "single": {"strategy": "SingleZone", "zone": 1, "secondaryZone": 2},
}


@pytest.mark.parametrize("case", STRETCHED)
def test_inferred_a_stretched_cloud_names_two_zones(azure: Azure, group: str, case: str) -> None:
    making = azure.avs.private_clouds.begin_create_or_update
    code, text = refused(lambda: making(group, "old", cloud(availability=STRETCHED[case])))
    assert (code, "DualZone has two" in text) == ("InvalidParameter", True)


@pytest.mark.parametrize("size", [4, 7])
def test_published_a_stretched_cluster_has_six_hosts_or_more_spread_evenly(
    azure: Azure, group: str, size: int
) -> None:
    both = {"strategy": "DualZone", "zone": 1, "secondaryZone": 2}
    body = cloud(availability=both, managementCluster={"clusterSize": size})
    making = azure.avs.private_clouds.begin_create_or_update
    assert refused(lambda: making(group, "old", body)) == (
        "InvalidParameter",
        f"'old' cannot have {size} hosts: stretched over two zones, a cluster has 6 or more, as"
        " many in each.",
    )


@pytest.mark.parametrize("blocks", ENOUGH)
def test_published_av64_is_added_with_further_addresses(
    azure: Azure, group: str, blocks: list[str]
) -> None:
    make(azure, group, cloud(extendedNetworkBlocks=blocks))
    found = azure.avs.clusters.begin_create_or_update(group, "old", "Cluster-2", AV64).result()
    assert (found.sku.name, found.properties.cluster_size) == ("AV64", 3)
    first = list(azure.avs.hosts.list(group, "old", "Cluster-1"))
    assert [each.properties.fault_domain for each in first] == [None] * 3
    hosts = list(azure.avs.hosts.list(group, "old", "Cluster-2"))
    assert [each.properties.fault_domain for each in hosts] == ["FD1", "FD2", "FD3"]


@pytest.mark.parametrize("blocks", SHORT)
def test_published_av64_is_not_added_without_them(
    azure: Azure, group: str, blocks: list[str]
) -> None:
    make(azure, group, cloud(extendedNetworkBlocks=blocks))
    making = azure.avs.clusters.begin_create_or_update
    assert refused(lambda: making(group, "old", "Cluster-2", AV64)) == (
        "InvalidParameter",
        "'Cluster-2' needs further addresses: 1 x /23 or 3 x /25 as extendedNetworkBlocks.",
    )


def test_published_the_internet_is_off_until_it_is_enabled(azure: Azure, group: str) -> None:
    assert make(azure, group, cloud()).properties.internet == "Disabled"
    change = {"properties": {"internet": "Enabled"}}
    found = azure.avs.private_clouds.begin_update(group, "old", change).result()
    assert found.properties.internet == "Enabled"


def test_inferred_the_circuit_stays_through_a_change(azure: Azure, group: str) -> None:
    before = make(azure, group, cloud()).properties.circuit
    after = make(azure, group, cloud(internet="Enabled")).properties.circuit
    assert after.express_route_id == before.express_route_id


def test_published_authorisations_and_global_reach_hang_on_the_circuit(
    azure: Azure, group: str
) -> None:
    make(azure, group, cloud())
    found = azure.avs.authorizations.begin_create_or_update(group, "old", "key", {}).result()
    assert found.properties.express_route_authorization_key
    peer = f"/subscriptions/{azure.subscription}/resourceGroups/{group}/providers"
    body = {
        "properties": {
            "peerExpressRouteCircuit": f"{peer}/Microsoft.Network/expressRouteCircuits/hq",
            "authorizationKey": "00000000-0000-4000-8000-00000000000a",
        }
    }
    making = azure.avs.global_reach_connections.begin_create_or_update
    assert making(group, "old", "hq", body).result().properties.circuit_connection_status == (
        "Connected"
    )


def test_inferred_global_reach_needs_a_key_of_the_other_circuit(azure: Azure, group: str) -> None:
    own = make(azure, group, cloud()).properties.circuit.express_route_id
    other = circuit(azure, group).id
    opening = azure.network.express_route_circuit_authorizations.begin_create_or_update
    key = opening(group, "circuit", "a", {}).result().authorization_key
    making = azure.avs.global_reach_connections.begin_create_or_update
    wrong = {
        "'hq' needs a key of 'circuit'.": {"peerExpressRouteCircuit": other},
        "The key is none of the circuit 'circuit'.": {
            "peerExpressRouteCircuit": other,
            "authorizationKey": "00000000-0000-4000-8000-00000000000a",
        },
        "is the circuit of the cloud itself.": {"peerExpressRouteCircuit": own},
    }
    for told, properties in wrong.items():
        body = {"properties": properties}
        code, text = refused(partial(making, group, "old", "hq", body))
        assert code == "InvalidParameter"
        assert told in text
    right = {"peerExpressRouteCircuit": other, "authorizationKey": key}
    assert making(group, "old", "hq", {"properties": right}).result().id
    without = {"properties": {"peerExpressRouteCircuit": other}}
    assert making(group, "old", "hq", without).result().properties.provisioning_state == "Succeeded"
