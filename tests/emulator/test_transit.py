"""Peerings that use the gateway of the other side, through azure-mgmt-network."""

from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, network
from tests.emulator.gateways import connect, gateway, hub, site, vpn
from tests.emulator.test_gateways import refused


def using(remote: str) -> Body:
    return {"properties": {"remoteVirtualNetwork": {"id": remote}, "useRemoteGateways": True}}


def test_published_a_network_without_a_gateway_lends_none(azure: Azure, group: str) -> None:
    remote = hub(azure, group, "hub").rpartition("/subnets/")[0]
    hub(azure, group, "spoke", 1)
    peerings = azure.network.virtual_network_peerings
    code, told = refused(
        lambda: peerings.begin_create_or_update(group, "spoke", "up", using(remote))
    )
    assert code == "RemoteVnetHasNoGateways"
    assert told.endswith("/virtualNetworks/hub' has no gateways.")
    gateway(azure, group, f"{remote}/subnets/GatewaySubnet")
    found = peerings.begin_create_or_update(group, "spoke", "up", using(remote)).result()
    assert found.use_remote_gateways is True


def test_published_a_network_with_a_gateway_uses_no_other(azure: Azure, group: str) -> None:
    remote = hub(azure, group, "hub")
    gateway(azure, group, remote)
    gateway(azure, group, hub(azure, group, "spoke", 1), "own")
    peerings = azure.network.virtual_network_peerings
    body = using(remote.rpartition("/subnets/")[0])
    assert refused(lambda: peerings.begin_create_or_update(group, "spoke", "up", body))[1] == (
        "Peering 'up' cannot use remote gateways and lend its own."
    )


def test_published_one_peering_of_a_network_uses_a_gateway(azure: Azure, group: str) -> None:
    remotes = [hub(azure, group, f"hub{place}", place) for place in (1, 2)]
    for place, remote in enumerate(remotes):
        gateway(azure, group, remote, f"er{place}")
    hub(azure, group, "spoke", 3)
    one, two = (using(each.rpartition("/subnets/")[0]) for each in remotes)
    peerings = azure.network.virtual_network_peerings
    peerings.begin_create_or_update(group, "spoke", "up", one).result()
    assert refused(lambda: peerings.begin_create_or_update(group, "spoke", "up2", two))[1] == (
        "Peering 'up2' cannot use remote gateways: 'up' does."
    )


def prefixes(azure: Azure, group: str, name: str) -> list[str]:
    gateways = azure.network.virtual_network_gateways
    return [each.network for each in gateways.begin_get_learned_routes(group, name).result().value]


def test_inferred_a_gateway_knows_of_a_spoke_what_the_peering_knows(
    azure: Azure, group: str
) -> None:
    subnet = hub(azure, group, "hub")
    gateway(azure, group, subnet)
    remote = subnet.rpartition("/subnets/")[0]
    spoke = network(azure, group, "spoke", addressSpace={"addressPrefixes": ["10.1.0.0/16"]})
    down = {"remoteVirtualNetwork": {"id": spoke}, "allowGatewayTransit": True}
    peerings = azure.network.virtual_network_peerings
    assert prefixes(azure, group, "er") == ["10.0.0.0/16"]
    peerings.begin_create_or_update(group, "hub", "down", {"properties": down}).result()
    peerings.begin_create_or_update(group, "spoke", "up", using(remote)).result()
    assert prefixes(azure, group, "er") == ["10.0.0.0/16", "10.1.0.0/16"]
    network(azure, group, "spoke", addressSpace={"addressPrefixes": ["10.1.0.0/16", "10.7.0.0/24"]})
    assert prefixes(azure, group, "er") == ["10.0.0.0/16", "10.1.0.0/16"]
    body = {"properties": down}
    sync = {"sync_remote_address_space": "true"}
    peerings.begin_create_or_update(group, "hub", "down", body, **sync).result()
    assert prefixes(azure, group, "er") == ["10.0.0.0/16", "10.1.0.0/16", "10.7.0.0/24"]


def test_a_gateway_learns_the_prefixes_of_its_sites(azure: Azure, group: str) -> None:
    here = vpn(azure, group, hub(azure, group))
    ends = {
        "virtualNetworkGateway1": {"id": here.id},
        "localNetworkGateway2": {"id": site(azure, group)},
    }
    connect(azure, group, "s2s", "IPsec", **ends)
    assert prefixes(azure, group, "vpn") == ["10.0.0.0/16", "192.168.0.0/24"]
    gateways = azure.network.virtual_network_gateways
    told = gateways.begin_get_advertised_routes(group, "vpn", peer="10.9.0.1").result().value
    assert [each.network for each in told] == ["10.0.0.0/16"]


def test_published_a_network_is_advertised_as_its_owner_summarises_it(
    azure: Azure, group: str
) -> None:
    subnet = hub(azure, group)
    body = azure.network.virtual_networks.get(group, "vnet").as_dict()
    body["properties"]["summarizedGatewayPrefixes"] = {"addressPrefixes": ["10.0.0.0/8"]}
    azure.network.virtual_networks.begin_create_or_update(group, "vnet", body).result()
    gateway(azure, group, subnet)
    assert prefixes(azure, group, "er") == ["10.0.0.0/8"]
