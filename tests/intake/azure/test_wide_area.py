"""Gateways, virtual hubs, Virtual Network Manager and private clouds."""

from typing import Any

import pytest
from tests.intake.azure.answers import GROUP, Folder, Keys, id_of, named, resource, subnet, vnet

HUB = vnet("hub", "10.0.0.0/16", subnet("GatewaySubnet", "10.0.0.0/27"), subnet("s", "10.0.1.0/24"))


def gateway(kind: str = "Vpn", **more: Any) -> Keys:  # noqa: ANN401
    place = {"subnet": {"id": f"{id_of('virtualNetworks', 'hub')}/subnets/GatewaySubnet"}}
    return resource(
        "virtualNetworkGateways", "gw", gatewayType=kind, ipConfigurations=[place], **more
    )


def connection(name: str, **more: Any) -> Keys:  # noqa: ANN401
    return resource(
        "connections", name, virtualNetworkGateway1=named("virtualNetworkGateways", "gw"), **more
    )


SITE = resource(
    "localNetworkGateways",
    "office",
    localNetworkAddressSpace={"addressPrefixes": ["172.20.0.0/16"]},
)
TO_SITE = connection(
    "c", enableBgp=True, localNetworkGateway2=named("localNetworkGateways", "office")
)


def test_a_gateway_connects_the_sites_of_its_connections(folder: Folder) -> None:
    folder.takes([HUB], [gateway(enableBgp=True)], [TO_SITE], [SITE])
    (found,) = folder.network.gateways
    assert (found.kind, found.connects, found.bgp) == ("vpn", ("office",), True)
    assert folder.verdict("office", "hub/s", "tcp/443") == "allow"


def test_bgp_that_one_side_lacks_is_none(folder: Folder) -> None:
    folder.takes([HUB], [gateway(enableBgp=False)], [TO_SITE], [SITE])
    assert folder.network.gateways[0].bgp is False


def test_a_gateway_without_connections_in_the_export_is_told(folder: Folder) -> None:
    folder.takes([HUB], [gateway()])
    assert "`az network vpn-connection list` shows them" in folder.remarks["$[0]"]


def test_a_circuit_says_nothing_of_what_lies_behind_it(folder: Folder) -> None:
    behind = connection("c", peer=named("expressRouteCircuits", "er"))
    folder.takes([HUB], [gateway("ExpressRoute")], [behind])
    assert folder.network.gateways[0].connects == ()
    assert "declare the site behind er" in folder.remarks["$[0]"]


def test_fast_path_is_that_of_its_circuit(folder: Folder) -> None:
    circuit = named("expressRouteCircuits", "er")
    behind = connection("c", peer=circuit, expressRouteGatewayBypass=True)
    provider = resource("expressRouteCircuits", "er", serviceProviderProperties={"a": "b"})
    folder.takes([HUB], [gateway("ExpressRoute")], [behind], [provider])
    assert folder.network.gateways[0].fast_path == "provider"


def cloud(**more: Any) -> Keys:  # noqa: ANN401
    id_ = f"{GROUP}/providers/Microsoft.AVS/privateClouds/avs"
    told = {
        "id": id_,
        "name": "avs",
        "type": "Microsoft.AVS/privateClouds",
        "networkBlock": "10.31.0.0/22",
    }
    return {**told, **more}


def segment(address: str) -> Keys:
    id_ = f"{cloud()['id']}/workloadNetworks/default/segments/seg"
    gate = {"connectedGateway": "/infra/tier-1s/t1"}
    return {"id": id_, "name": "seg", "subnet": {"gatewayAddress": address}, **gate}


def test_a_cloud_of_generation_1_is_reached_by_its_circuit(folder: Folder) -> None:
    circuit = id_of("expressRouteCircuits", "er")
    behind = connection("c", peer={"id": circuit})
    old = cloud(circuit={"expressRouteID": circuit})
    folder.takes([HUB], [gateway("ExpressRoute")], [behind], [old], [segment("10.32.0.1/24")])
    assert folder.network.gateways[0].connects == ("avs",)
    (found,) = folder.network.private_clouds
    assert (found.generation, found.segments[0].prefix) == (1, "10.32.0.0/24")


def test_a_cloud_of_generation_2_stands_in_its_network(folder: Folder) -> None:
    home = vnet("avs", "10.31.0.0/22", subnet("avs-nsx-gw-x", "10.31.0.224/28"))
    new = cloud(virtualNetworkId=id_of("virtualNetworks", "avs"), internet="Enabled")
    folder.takes([home], [new], [segment("10.32.0.1/24")])
    (found,) = folder.network.private_clouds
    assert (found.generation, found.virtual_network, found.layout) == (2, "avs", "initial")
    assert found.internet
    assert found.segments[0].tier1 == "t1"


def test_what_nsx_filters_is_not_known_from_azure(folder: Folder) -> None:
    home = vnet("avs", "10.31.0.0/22", subnet("avs-network-infra-gw", "10.31.2.128/26"))
    new = cloud(virtualNetworkId=id_of("virtualNetworks", "avs"))
    folder.takes([home], [new], [segment("10.32.0.1/24")])
    assert folder.verdict("seg", "seg", "tcp/443") == "depends"


def hub(**more: Any) -> Keys:  # noqa: ANN401
    return resource("virtualHubs", "vhub", addressPrefix="10.100.0.0/23", **more)


def in_hub(kind: str, name: str, **more: Any) -> Keys:  # noqa: ANN401
    return {"id": f"{id_of('virtualHubs', 'vhub')}/{kind}/{name}", "name": name, **more}


def test_a_virtual_hub_is_read_with_all_that_hangs_on_it(folder: Folder) -> None:
    networks = [vnet("a", "10.1.0.0/16", subnet("s", "10.1.1.0/24")), vnet("b", "10.2.0.0/16")]
    connections = [
        in_hub(
            "hubVirtualNetworkConnections",
            name,
            remoteVirtualNetwork=named("virtualNetworks", name),
            enableInternetSecurity=name == "a",
        )
        for name in "ab"
    ]
    policies = [
        {"name": "p", "destinations": ["PrivateTraffic"]},
        {"name": "i", "destinations": ["Internet"]},
    ]
    intent = in_hub("routingIntent", "i", routingPolicies=policies)
    tunnel = {
        "id": f"{id_of('vpnGateways', 'v')}/vpnConnections/c",
        "name": "c",
        "remoteVpnSite": named("vpnSites", "office"),
    }
    parts = [
        resource("vpnGateways", "v", virtualHub=named("virtualHubs", "vhub")),
        resource("vpnSites", "office", addressSpace={"addressPrefixes": ["172.20.0.0/16"]}),
        resource(
            "azureFirewalls",
            "fw",
            virtualHub=named("virtualHubs", "vhub"),
            firewallPolicy=named("firewallPolicies", "p"),
        ),
        resource("firewallPolicies", "p", ruleCollectionGroups=[]),
        tunnel,
    ]
    folder.takes([hub()], networks, connections, [intent], parts)
    (found,) = folder.network.virtual_hubs
    assert [(e.virtual_network, e.internet_security) for e in found.connections] == [
        ("a", True),
        ("b", False),
    ]
    assert (found.connects, found.vpn, found.expressroute) == (("office",), ("office",), ())
    assert (found.routing_intent.private, found.routing_intent.internet) == (True, True)
    assert found.firewall_policy == "p"


def test_a_firewall_of_a_hub_that_is_not_in_the_export_is_one_all_the_same(folder: Folder) -> None:
    secured = hub(azureFirewall=named("azureFirewalls", "fw"))
    folder.takes([secured], [vnet("a", "10.1.0.0/16")])
    assert folder.network.virtual_hubs[0].firewall_policy == "fw, not told"


MANAGER = id_of("networkManagers", "avnm")
SPOKES = [
    vnet(name, f"10.{at}.0.0/16", subnet("s", f"10.{at}.1.0/24")) for at, name in enumerate("ab")
]
GROUPS = [
    {"id": f"{MANAGER}/networkGroups/g", "name": "g", "memberType": "VirtualNetwork"},
    *(
        {
            "id": f"{MANAGER}/networkGroups/g/staticMembers/{n}",
            "resourceId": id_of("virtualNetworks", n),
        }
        for n in "ab"
    ),
]
APPLIED = [{"networkGroupId": f"{MANAGER}/networkGroups/g", "groupConnectivity": "None"}]
MESH = {
    "id": f"{MANAGER}/connectivityConfigurations/mesh",
    "connectivityTopology": "Mesh",
    "isGlobal": "True",
    "appliesToGroups": APPLIED,
}
ADMIN = f"{MANAGER}/securityAdminConfigurations/sec"
RULES = [
    {"id": ADMIN, "applyOnNetworkIntentPolicyBasedServices": ["None"]},
    {"id": f"{ADMIN}/ruleCollections/rc", "appliesToGroups": APPLIED},
    {
        "id": f"{ADMIN}/ruleCollections/rc/rules/no-ssh",
        "access": "Deny",
        "direction": "Inbound",
        "priority": 10,
        "protocol": "Tcp",
        "sources": [{"addressPrefixType": "IPPrefix", "addressPrefix": "*"}],
        "destinations": [{"addressPrefixType": "IPPrefix", "addressPrefix": "*"}],
        "sourcePortRanges": ["0-65535"],
        "destinationPortRanges": ["22"],
    },
]


def test_what_a_network_manager_deploys_is_read(folder: Folder) -> None:
    status = [
        {
            "configurationIds": [MESH["id"], ADMIN],
            "deploymentStatus": "Deployed",
            "deploymentType": "Connectivity",
            "region": "westeurope",
        }
    ]
    folder.takes(SPOKES, GROUPS, [MESH], RULES, {"value": status})
    assert folder.verdict("a/s", "b/s", "tcp/443") == "allow"
    assert folder.verdict("a/s", "b/s", "tcp/22") == "deny"
    assert folder.remarks == {}


def test_a_mesh_is_global_only_where_the_export_says_so(folder: Folder) -> None:
    folder.takes(SPOKES, GROUPS, [{**MESH, "isGlobal": "False"}])
    (mesh,) = folder.network.network_manager.connectivity
    assert mesh.across_regions is False


def test_each_group_of_hub_and_spoke_keeps_its_own_wishes(folder: Folder) -> None:
    direct = {**APPLIED[0], "groupConnectivity": "DirectlyConnected", "isGlobal": "False"}
    lent = {**APPLIED[0], "useHubGateway": "True", "isGlobal": "True"}
    star = {**MESH, "connectivityTopology": "HubAndSpoke", "appliesToGroups": [direct, lent],
            "hubs": [{"resourceId": id_of("virtualNetworks", "a")}]}  # fmt: skip
    folder.takes(SPOKES, GROUPS, [star])
    one, other = folder.network.network_manager.connectivity[0].groups
    assert (one.direct_connectivity, one.across_regions, one.use_hub_gateway) == (
        True,
        False,
        False,
    )
    assert (other.direct_connectivity, other.use_hub_gateway) == (False, True)


SQL = [{"serviceName": "Microsoft.Sql/managedInstances"}]
DELEGATED = vnet("a", "10.1.0.0/16", subnet("s", "10.1.1.0/24", delegations=SQL))


@pytest.mark.parametrize(
    ("setting", "skips", "told"),
    [
        (["None"], ("a",), False),
        ([], ("a",), False),
        (["All"], (), False),
        (["AllowRulesOnly"], ("a",), True),
    ],
)
def test_networks_of_a_service_with_an_intent_policy_have_no_admin_rules(
    folder: Folder, setting: list[str], skips: tuple[str, ...], *, told: bool
) -> None:
    configuration = {"id": ADMIN, "applyOnNetworkIntentPolicyBasedServices": setting}
    folder.takes([DELEGATED, SPOKES[1]], GROUPS, [configuration], RULES[1:])
    assert folder.network.network_manager.skips == skips
    assert any("left out altogether" in each for each in folder.remarks.values()) is told


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"allowBranchToBranchTraffic": False}, "not told of each other"),
        ({"routeMaps": [{"id": "x"}]}, "route maps"),
        ({"bgpConnections": [{"id": "x"}]}, "peers of a hub by BGP"),
    ],
)
def test_what_of_a_hub_is_not_modelled_is_told(folder: Folder, more: Keys, word: str) -> None:
    folder.takes([hub(**more)])
    assert any(word in each for each in folder.remarks.values())


@pytest.mark.parametrize(("table", "told"), [("defaultRouteTable", False), ("own", True)])
def test_a_connection_of_another_route_table_is_told(
    folder: Folder, table: str, *, told: bool
) -> None:
    routing = {"associatedRouteTable": {"id": f"{id_of('virtualHubs', 'vhub')}/x/{table}"}}
    connection = in_hub("hubVirtualNetworkConnections", "c", routingConfiguration=routing,
                        remoteVirtualNetwork=named("virtualNetworks", "hub"))  # fmt: skip
    folder.takes([hub()], [HUB], [connection])
    assert any("other route tables" in each for each in folder.remarks.values()) is told


def test_what_is_not_deployed_is_left_out_and_told(folder: Folder) -> None:
    status = [
        {
            "configurationIds": [ADMIN],
            "deploymentStatus": "Deployed",
            "deploymentType": "SecurityAdmin",
        }
    ]
    folder.takes(SPOKES, GROUPS, [MESH], RULES, {"value": status})
    assert folder.network.network_manager.connectivity == ()
    assert "not deployed" in folder.remarks["$[0]"]


def test_without_a_status_a_configuration_is_taken_as_deployed_and_told(folder: Folder) -> None:
    folder.takes(SPOKES, GROUPS, [MESH])
    assert folder.verdict("a/s", "b/s", "tcp/443") == "allow"
    assert "`az network manager list-deploy-status` tells it" in folder.remarks["$[0]"]


def test_a_bastion_and_a_plan_of_ddos_protection_are_those_of_their_network(folder: Folder) -> None:
    place = {"subnet": {"id": f"{id_of('virtualNetworks', 'hub')}/subnets/AzureBastionSubnet"}}
    host = resource("bastionHosts", "b", ipConfigurations=[place])
    bare = vnet("bare", "10.1.0.0/16")
    folder.takes([{**HUB, "enableDdosProtection": True}, bare], [host])
    found = {
        each.name: (each.bastion, each.ddos_protection) for each in folder.network.virtual_networks
    }
    assert found == {"hub": (True, True), "bare": (False, False)}


def test_a_hub_prefers_what_it_says(folder: Folder) -> None:
    hub = resource("virtualHubs", "v", addressPrefix="10.9.0.0/23", hubRoutingPreference="ASPath")
    plain = resource("virtualHubs", "w", addressPrefix="10.11.0.0/23")
    folder.takes([hub, plain])
    found = {each.name: each.routing_preference for each in folder.network.virtual_hubs}
    assert found == {"v": "as_path", "w": "expressroute"}
