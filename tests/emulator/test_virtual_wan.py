"""Virtual WAN through azure-mgmt-network: hubs, and what stands in them."""

from typing import Any

import pytest
from tests.emulator.azure import Azure, refused
from tests.emulator.bodies import network

HERE = {"location": "eastus"}


@pytest.fixture
def wan(azure: Azure, group: str) -> str:
    body = {**HERE, "properties": {"type": "Standard"}}
    return str(azure.network.virtual_wans.begin_create_or_update(group, "wan", body).result().id)


def hub(azure: Azure, group: str, wan: str, prefix: str = "10.20.0.0/23", name: str = "hub") -> Any:  # noqa: ANN401
    properties = {"virtualWan": {"id": wan}, "addressPrefix": prefix, "sku": "Standard"}
    hubs = azure.network.virtual_hubs
    return hubs.begin_create_or_update(group, name, {**HERE, "properties": properties}).result()


def connect(azure: Azure, group: str, remote: str, name: str = "to-vnet", at: str = "hub") -> Any:  # noqa: ANN401
    body = {"properties": {"remoteVirtualNetwork": {"id": remote}}}
    links = azure.network.hub_virtual_network_connections
    return links.begin_create_or_update(group, at, name, body).result()


def firewall(azure: Azure, group: str, hub_id: str, name: str = "firewall") -> Any:  # noqa: ANN401
    properties = {
        "sku": {"name": "AZFW_Hub", "tier": "Standard"},
        "virtualHub": {"id": hub_id},
        "hubIPAddresses": {"publicIPs": {"count": 2}},
    }
    firewalls = azure.network.azure_firewalls
    body = {**HERE, "properties": properties}
    return firewalls.begin_create_or_update(group, name, body).result()


def intend(azure: Azure, group: str, hop: str, *words: str, name: str = "intent") -> Any:  # noqa: ANN401
    policies = [{"name": each, "destinations": [each], "nextHop": hop} for each in words]
    body = {"properties": {"routingPolicies": policies}}
    return (azure.network.routing_intent.begin_create_or_update(group, "hub", name, body)).result()


def test_a_hub_has_routers_and_two_route_tables_of_the_service(
    azure: Azure, group: str, wan: str
) -> None:
    made = hub(azure, group, wan)
    assert (made.provisioning_state, made.routing_state) == ("Succeeded", "Provisioned")
    assert (made.virtual_router_asn, made.hub_routing_preference) == (65515, "ExpressRoute")
    tables = {each.name for each in azure.network.hub_route_tables.list(group, "hub")}
    assert tables == {"defaultRouteTable", "noneRouteTable"}
    assert [each.id for each in azure.network.virtual_wans.get(group, "wan").virtual_hubs] == [
        made.id
    ]


@pytest.mark.parametrize(("prefix", "fits"), [("10.20.0.0/24", True), ("10.20.0.0/25", False)])
def test_a_hub_takes_a_24_or_more(
    azure: Azure, group: str, wan: str, prefix: str, fits: bool
) -> None:
    if fits:
        assert hub(azure, group, wan, prefix).address_prefix == prefix
    else:
        assert refused(lambda: hub(azure, group, wan, prefix)) == "InvalidRequestFormat"


def test_a_hub_without_a_wan_is_a_route_server_and_not_emulated(azure: Azure, group: str) -> None:
    hubs = azure.network.virtual_hubs
    body = {**HERE, "properties": {"sku": "Standard"}}
    code = refused(lambda: hubs.begin_create_or_update(group, "hub", body).result())
    assert code == "NotImplemented"


def test_a_network_is_connected_with_one_hub_and_may_not_overlap_with_it(
    azure: Azure, group: str, wan: str
) -> None:
    hub(azure, group, wan)
    hub(azure, group, wan, "10.0.0.0/23", "met")
    remote = network(azure, group)
    assert refused(lambda: connect(azure, group, remote, at="met")) == "OperationNotAllowed"
    made = connect(azure, group, remote)
    table = made.routing_configuration.associated_route_table.id
    assert table.endswith("/virtualHubs/hub/hubRouteTables/defaultRouteTable")
    assert refused(lambda: connect(azure, group, remote, "again")) == "OperationNotAllowed"
    gone = azure.network.virtual_hubs.begin_delete
    assert refused(lambda: gone(group, "hub")) == "InUseResourceCannotBeDeleted"


def test_a_firewall_in_a_hub_has_addresses_of_the_hub_and_is_its_next_hop(
    azure: Azure, group: str, wan: str
) -> None:
    home = hub(azure, group, wan)
    assert refused(lambda: intend(azure, group, f"{home.id}x", "Internet")) == (
        "InvalidResourceReference"
    )
    made = firewall(azure, group, home.id)
    told = made.hub_ip_addresses
    assert told.private_ip_address == "10.20.0.132"
    assert len({each.address for each in told.public_i_ps.addresses}) == 2
    assert azure.network.virtual_hubs.get(group, "hub").azure_firewall.id == made.id
    assert refused(lambda: firewall(azure, group, home.id, "other")) == "OperationNotAllowed"
    intend(azure, group, made.id, "Internet", "PrivateTraffic")
    assert refused(lambda: intend(azure, group, made.id, "Internet", name="second")) == (
        "OperationNotAllowed"
    )
    assert refused(lambda: intend(azure, group, made.id, "Internet", "internet")) == (
        "InvalidRequestFormat"
    )
    assert refused(lambda: intend(azure, group, made.id, "Everything")) == "InvalidRequestFormat"


def test_a_hub_has_one_gateway_of_a_kind(azure: Azure, group: str, wan: str) -> None:
    home = {"virtualHub": {"id": hub(azure, group, wan).id}}
    body = {**HERE, "properties": home}
    gateways = azure.network.vpn_gateways
    made = gateways.begin_create_or_update(group, "vpn", body).result()
    assert made.vpn_gateway_scale_unit == 1
    azure.network.express_route_gateways.begin_create_or_update(group, "er", body).result()
    code = refused(lambda: gateways.begin_create_or_update(group, "more", body).result())
    assert code == "OperationNotAllowed"
    told = azure.network.virtual_hubs.get(group, "hub")
    assert (told.vpn_gateway.id, told.express_route_gateway.id.rpartition("/")[2]) == (
        made.id,
        "er",
    )
