"""Each rule about networks: what it finds, and the nearest thing that is right."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.build import estate, vm
from tests.checks.build import HEALTHY_CLOUD
from tests.checks.network.build import FIREWALL, Changes, around, rule, to, to_firewall

from landbridge.checks import Subject, check
from landbridge.checks.network import NETWORK_RULES
from landbridge.model import Place
from landbridge.model.checked import Checked
from landbridge.model.declared import Declared
from landbridge.model.service_tags import ServiceTag, ServiceTags

TODAY = date(2026, 11, 22)
NETS = "virtual_networks"
AVS, HUB, SPOKE = f"{NETS}/vnet-avs", f"{NETS}/hub", f"{NETS}/spoke"
UP, UP_1 = f"{AVS}/subnets/avs-nsx-gw", f"{AVS}/subnets/avs-nsx-gw-1"
INFRA, MGMT = f"{AVS}/subnets/avs-network-infra-gw", f"{AVS}/subnets/avs-mgmt"
GATEWAY, APP = f"{HUB}/subnets/GatewaySubnet", f"{SPOKE}/subnets/app"
NVAS, FIREWALLS = f"{HUB}/subnets/appliances", f"{HUB}/subnets/AzureFirewallSubnet"
RULES, ROUTES = "network_security_groups/nsg-app/rules", "route_tables/rt-spoke/routes"
POLICY = "firewall_policies/fwp"
MAIN = f"{POLICY}/rule_collection_groups/main/rule_collections"
WEB, SHOP = f"{MAIN}/allowed/rules/web", f"{MAIN}/published/rules/shop"
WEB_VM = {"name": "web", "subnet": "spoke/app", "address": "10.9.1.4"}
Case = tuple[str, str, Changes, Changes]


def told(changes: Changes, **keys: Any) -> Checked:  # noqa: ANN401 - any key of the estate
    return check(Subject(around(changes, **keys)), NETWORK_RULES, TODAY)


def found(checked: Checked) -> list[tuple[str, str]]:
    return [(each.id.removeprefix("azure."), each.subject) for each in checked.findings]


def message(checked: Checked, rule_id: str) -> str:
    (one,) = [each.message for each in checked.findings if each.id == f"azure.{rule_id}"]
    return one


def because(checked: Checked) -> list[tuple[str, str]]:
    return [(each.rule, each.because) for each in checked.unanswered]


def group_rule(**keys: Any) -> Changes:  # noqa: ANN401 - any key of a rule
    return {f"{RULES}/+": [rule("inbound", 100, **keys)]}


def own(table: str, *routes: dict[str, str], **keys: Any) -> Changes:  # noqa: ANN401 - any key
    return {"route_tables/+": [{"name": table, "routes": list(routes), **keys}]}


def another_cloud(block: str) -> Changes:
    """A second private cloud, in the network `lab`."""
    cloud = {"name": "avs-lab", "virtual_network": "lab", "address_block": block}
    return {"private_clouds": [cloud]}


def segment_of_lab(prefix: str) -> Changes:
    """A segment in that cloud."""
    (cloud,) = another_cloud("10.20.4.0/22")["private_clouds"]
    return {"private_clouds": [{**cloud, "segments": [{"name": "seg-lab", "prefix": prefix}]}]}


def tunnels(*names: str, **keys: Any) -> Changes:  # noqa: ANN401 - any key of a gateway
    """Sites behind a VPN gateway of the hub."""
    gateway = {"name": "vpn", "virtual_network": "hub", "kind": "vpn", "connects": names, **keys}
    return {"gateways/+": [gateway], "sites/+": sites(*names)}


def sites_of_wan(*names: str, **keys: Any) -> Changes:  # noqa: ANN401 - any key of a hub
    """Sites behind a virtual hub."""
    hub = {"name": "wan", "prefix": "10.60.0.0/24", "connects": names, **keys}
    return {"virtual_hubs": [hub], "sites/+": sites(*names)}


def sites(*names: str) -> list[dict[str, Any]]:
    """Sites by these names."""
    return [{"name": each, "prefixes": [f"10.7{n}.0.0/24"]} for n, each in enumerate(names)]


def published(subnet: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of an interface
    """A machine with a public address."""
    return {"name": "vm", "subnet": subnet, "address": "10.8.2.9",
            "public_address": "203.0.113.99", **keys}  # fmt: skip


FRONT = {"name": "front", "address": "203.0.113.98", "interfaces": ["nva"]}


def net(name: str, prefix: str, **keys: Any) -> Changes:  # noqa: ANN401 - any key of a network
    """One more network, peered with the private cloud's."""
    there = {"name": name, "address_space": [prefix], "peerings": [{"to": "vnet-avs"}], **keys}
    return {f"{NETS}/+": [there], f"{AVS}/peerings/+": [{"to": name}]}


DIRECT = {"name": "group", "direct_connectivity": True}


def managed(topology: str, *members: str, **keys: Any) -> Changes:  # noqa: ANN401 - any key
    return {
        "network_manager/network_groups/+": [{"name": "group", "virtual_networks": list(members)}],
        "network_manager/connectivity/+": [
            {"name": "joined", "topology": topology, "groups": ["group"], **keys}
        ],
    }


def admin(action: str, **keys: Any) -> Changes:  # noqa: ANN401 - any key of the manager
    one = {"name": "one", "priority": 1, "direction": "inbound", "action": action}
    return {
        "network_manager/network_groups/+": [{"name": "group", "virtual_networks": ["VNet-AVS"]}],
        "network_manager/security_admin/+": [{"name": "all", "groups": ["Group"], "rules": [one]}],
        **keys,
    }


def admin_past(
    action: str, direction: str = "inbound", port: int = 443, to: str = "10.9.1.4"
) -> Changes:
    """An admin rule for the spoke, where a group denies HTTPS inbound."""
    one = {"name": "one", "priority": 1, "direction": direction, "action": action,
           "protocol": "tcp", "destination": to, "destination_ports": port}  # fmt: skip
    denies = rule("inbound", 100, access="deny", protocol="tcp", destination_ports=443)
    return {
        "network_manager/network_groups/+": [{"name": "group", "virtual_networks": ["spoke"]}],
        "network_manager/security_admin/+": [{"name": "all", "groups": ["group"], "rules": [one]}],
        RULES: [denies],
    }


def probed(source: str, port: int = 443, first: str = "10.0.0.0/8") -> Changes:
    """A balancer before a machine whose group denies a source on a port."""
    denies = rule("inbound", 200, access="deny", source=source, destination_ports=port)
    behind = {"interfaces": ["web"], "rules": [{"port": 80, "backend_port": 443}]}
    return {
        "interfaces/+": [WEB_VM],
        "load_balancers": [{"name": "lb", "address": "10.9.1.9", "sku": "standard", **behind}],
        RULES: [rule("inbound", 100, source=first), denies],
    }


def opened(destination: str, port: str) -> Changes:
    """The rule of the firewall for the spoke, a destination and a port."""
    return {f"{WEB}/source": "10.9.0.0/16", f"{WEB}/destination": destination, f"{WEB}/ports": port}


STRAIGHT = [
    {"prefix": f"{each}/32", "next_hop": "internet"} for each in ("20.118.99.224", "40.83.235.53")
]


def endpoint_in(**keys: Any) -> Changes:  # noqa: ANN401 - any key of a subnet
    """A private endpoint in a subnet of the spoke, to which the gateway's table has no route."""
    there = {"name": "pe", "prefixes": ["10.9.9.0/24"], **keys}
    one = {"name": "pe-sql", "subnet": "spoke/pe", "address": "10.9.9.4"}
    elsewhere = {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/24")}
    return {f"{SPOKE}/subnets/+": [there], "private_endpoints": [one], **elsewhere}


ENDPOINT, BOUND_ENDPOINT = endpoint_in(), endpoint_in(private_endpoint_policies="route_table")


def admin_of(source: str) -> Changes:
    one = {"name": "r", "priority": 1, "direction": "inbound", "action": "allow"}
    rules = [{**one, "source": source}]
    return {"network_manager/security_admin/+": [{"name": "a", "groups": [], "rules": rules}]}


def of_nsx(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of a private cloud
    return {"name": "avs", "address_block": "10.0.0.0/22", **keys}


def hub_of_wan(region: str) -> Changes:
    connection = {"virtual_network": "vnet-avs", "internet_security": False}
    hub = {"name": "wan", "region": region, "prefix": "10.7.0.0/24", "connections": [connection]}
    return {"virtual_hubs": [hub]}


def balancer(address: str) -> dict[str, Any]:
    return {"name": "lb", "address": address, "interfaces": ["Web"]}


def endpoint(region: str) -> Changes:
    there = {"name": "pe", "subnet": "far/pe", "address": "10.6.1.4"}
    subnets = [{"name": "pe", "prefixes": ["10.6.1.0/24"]}]
    return {
        **net("far", "10.6.0.0/16", region=region, subnets=subnets),
        "private_endpoints": [there],
    }


def no_way(cloud: dict[str, Any] | None = None, **keys: Any) -> Changes:  # noqa: ANN401 - any key
    """The uplinks without a default route."""
    return {
        "route_tables/rt-uplink/routes": to_firewall("10.9.0.0/16"),
        "private_clouds": [{"name": "avs", "address_block": "10.0.0.0/22", **(cloud or {})}],
        **keys,
    }


CASES: list[Case] = [
    # the private cloud's own subnets
    ("uplink-tables", "avs", {f"{UP_1}/route_table": None}, {f"{UP_1}/route_table": "RT-Uplink"}),
    (
        "uplink-groups",
        "avs",
        {f"{UP}/network_security_group": "nsg-app"},
        {f"{UP}/network_security_group": None, f"{UP_1}/network_security_group": None},
    ),
    ("table-inbound", "vnet-avs/avs-network-infra-gw", {f"{INFRA}/route_table": "rt-uplink"}, {}),
    (
        "group-inbound",
        "vnet-avs/avs-network-infra-gw",
        {f"{INFRA}/network_security_group": "nsg-uplink"},
        {},
    ),
    ("table-management", "vnet-avs/avs-mgmt", {f"{MGMT}/route_table": "rt-uplink"}, {}),
    (
        "table-elsewhere",
        "rt-uplink",
        {"route_tables/rt-uplink/resource_group": "rg-network"},
        {"route_tables/rt-spoke/resource_group": "rg-network"},
    ),
    (
        "group-elsewhere",
        "nsg-uplink",
        {"network_security_groups/nsg-uplink/resource_group": "rg-network"},
        {"network_security_groups/nsg-app/resource_group": "rg-network"},
    ),
    (
        "uplink-nat",
        "vnet-avs/avs-nsx-gw",
        {f"{UP}/nat_gateway": "nat"},
        {f"{APP}/nat_gateway": "n"},
    ),
    (
        "uplink-endpoints",
        "vnet-avs/avs-nsx-gw-1",
        {f"{UP_1}/service_endpoints": ["Storage"]},
        {f"{APP}/service_endpoints": ["Storage"]},
    ),
    ("no-way-out", "avs", no_way(), no_way({"internet": True})),
    ("no-way-out", "avs", no_way(), {"route_tables/rt-uplink/routes": to_firewall("8.0.0.0/8")}),
    # routes
    (
        "supernet-route",
        "rt-gateway",
        {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/23")},
        {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/23", "10.0.16.0/24")},
    ),
    (
        "supernet-route",
        "rt-gateway",
        {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/23", "10.0.16.0/25")},
        {
            "route_tables/rt-gateway/routes": to_firewall(
                "10.0.16.0/23", "10.0.16.0/25", "10.0.16.128/25"
            )
        },
    ),
    (
        "hop-nobody",
        "rt-spoke",
        {f"{ROUTES}/+": [to("10.8.2.5", "10.1.0.0/16")]},
        {f"{ROUTES}/+": [to("10.8.2.4", "10.1.0.0/16")]},
    ),
    (
        "hop-forwarding",
        "nva",
        {f"{ROUTES}/+": [to("10.8.2.4", "10.1.0.0/16")], "interfaces/nva/ip_forwarding": False},
        {"interfaces/nva/ip_forwarding": False},
    ),
    (
        "hop-own-subnet",
        "nva",
        {**own("rt-nva", to("10.8.2.4", "10.1.0.0/16")), f"{NVAS}/route_table": "rt-nva"},
        {**own("rt-nva", to(FIREWALL, "10.1.0.0/16")), f"{NVAS}/route_table": "rt-nva"},
    ),
    (
        "firewall-loop",
        "rt-fw",
        {**own("rt-fw", *to_firewall("10.1.0.0/16")), f"{FIREWALLS}/route_table": "rt-fw"},
        {**own("rt-fw", to("10.8.2.4", "10.1.0.0/16")), f"{FIREWALLS}/route_table": "rt-fw"},
    ),
    (
        "firewall-loop",
        "rt-fw",
        {
            "route_tables/+": [
                {"name": "rt-fw", "routes": [to("10.8.2.4", "10.5.0.0/16")]},
                {"name": "rt-nva", "routes": to_firewall("0.0.0.0/0")},
            ],
            f"{FIREWALLS}/route_table": "rt-fw",
            f"{NVAS}/route_table": "rt-nva",
        },
        {
            "route_tables/+": [
                {"name": "rt-fw", "routes": [to("10.8.2.4", "10.5.0.0/16")]},
                {"name": "rt-nva", "routes": to_firewall("10.9.0.0/16")},
            ],
            f"{FIREWALLS}/route_table": "rt-fw",
            f"{NVAS}/route_table": "rt-nva",
        },
    ),
    (
        "gateway-hop",
        "rt-spoke",
        {f"{ROUTES}/+": [{"prefix": "10.1.0.0/16", "next_hop": "virtual_network_gateway"}]},
        {
            f"{ROUTES}/+": [{"prefix": "10.1.0.0/16", "next_hop": "virtual_network_gateway"}],
            "gateways/+": [{"name": "vpn", "virtual_network": "hub", "kind": "vpn"}],
        },
    ),
    (
        "gateway-default",
        "rt-gateway",
        {"route_tables/rt-gateway/routes": to_firewall("0.0.0.0/0")},
        {"route_tables/rt-gateway/routes": to_firewall("128.0.0.0/1")},
    ),
    (
        "gateway-propagation",
        "rt-gateway",
        {"route_tables/rt-gateway/gateway_propagation": False},
        {"route_tables/rt-spoke/gateway_propagation": False},
    ),
    (
        "gateway-one-way",
        "er to avs",
        {"route_tables/rt-uplink/gateway_propagation": True},
        {
            "route_tables/rt-uplink/gateway_propagation": True,
            "route_tables/rt-gateway/routes": to_firewall("10.9.0.0/16"),
        },
    ),
    (
        "gateway-one-way",
        "er to avs",
        {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/23")},
        {"route_tables/rt-gateway/routes": to_firewall("10.0.16.0/24")},
    ),
    (
        "public-lost",
        "web",
        {"interfaces/+": [{**WEB_VM, "public_address": "203.0.113.20"}]},
        {
            "interfaces/+": [{**WEB_VM, "public_address": "203.0.113.20"}],
            ROUTES: to_firewall("128.0.0.0/1"),
        },
    ),
    (
        "public-lost",
        "web",
        {"interfaces/+": [WEB_VM], "load_balancers": [balancer("203.0.113.21")]},
        {"interfaces/+": [WEB_VM], "load_balancers": [balancer("10.9.1.100")]},
    ),
    (
        "endpoint-bypass",
        "spoke/app",
        {f"{APP}/service_endpoints": ["Storage"]},
        {f"{NVAS}/service_endpoints": ["Storage"]},
    ),
    # peerings
    ("peering-half", "spoke to hub", {f"{HUB}/peerings/spoke/to": "SPOKE-2"}, {}),
    (
        "peering-half",
        "spoke to hub",
        {f"{SPOKE}/peerings/hub/state": "initiated"},
        {f"{SPOKE}/peerings/hub/state": "connected"},
    ),
    (
        "peering-stale",
        "hub to vnet-avs",
        {f"{HUB}/peerings/vnet-avs/in_sync": False},
        {f"{HUB}/peerings/spoke/in_sync": False},
    ),
    (
        "peers-overlap",
        "vnet-avs to near",
        net("near", "10.0.255.0/24", region="uksouth"),
        net("near", "10.10.0.0/24", region="uksouth"),
    ),
    (
        "peers-overlap",
        "beside to hub",
        {
            f"{NETS}/+": [
                {"name": "beside", "address_space": ["10.9.128.0/24"], "peerings": [{"to": "hub"}]}
            ],
            f"{HUB}/peerings/+": [{"to": "beside"}],
        },
        {
            f"{NETS}/+": [
                {"name": "beside", "address_space": ["10.10.128.0/24"], "peerings": [{"to": "hub"}]}
            ],
            f"{HUB}/peerings/+": [{"to": "beside"}],
        },
    ),
    (
        "site-overlap",
        "office",
        {"sites/+": [{"name": "office", "prefixes": ["10.9.255.0/24"]}]},
        {"sites/+": [{"name": "office", "prefixes": ["10.10.0.0/24"]}]},
    ),
    (
        "site-overlap",
        "office",
        {
            "sites/+": [
                {"name": "branch", "prefixes": ["10.10.0.0/16"]},
                {"name": "office", "prefixes": ["10.10.255.0/24"]},
            ]
        },
        {
            "sites/+": [
                {"name": "branch", "prefixes": ["10.10.0.0/16"]},
                {"name": "office", "prefixes": ["10.11.0.0/24"]},
            ]
        },
    ),
    (
        "block-outside",
        "avs-lab",
        {**net("lab", "10.20.0.0/16", region="uksouth"), **another_cloud("10.21.0.0/22")},
        {**net("lab", "10.20.0.0/16", region="uksouth"), **another_cloud("10.20.4.0/22")},
    ),
    (
        "cloud-reserved",
        "seg-lab",
        {**net("lab", "10.20.0.0/16", region="uksouth"), **segment_of_lab("100.64.255.0/24")},
        {**net("lab", "10.20.0.0/16", region="uksouth"), **segment_of_lab("100.65.0.0/24")},
    ),
    (
        "cloud-reserved",
        "avs-lab",
        {**net("lab", "172.16.0.0/12", region="uksouth"), **another_cloud("172.17.252.0/22")},
        {**net("lab", "172.16.0.0/12", region="uksouth"), **another_cloud("172.18.0.0/22")},
    ),
    (
        "cloud-reserved",
        "lab",
        {**net("lab", "100.72.0.0/15", region="uksouth"), **another_cloud("100.72.0.0/22")},
        {**net("lab", "100.72.0.0/16", region="uksouth"), **another_cloud("100.72.0.0/22")},
    ),
    (
        "host-bits",
        "nsg-app/inbound-100",
        group_rule(source="10.9.1.9/24"),
        group_rule(source="10.9.1.9/32"),
    ),
    (
        "host-bits",
        "rt-spoke",
        {f"{ROUTES}/+": [to(FIREWALL, "fd00::1/64")]},
        {f"{ROUTES}/+": [to(FIREWALL, "fd00:0:0:0::/64")]},
    ),
    (
        "gateway-not-lent",
        "spoke to hub",
        {f"{HUB}/peerings/spoke/allow_gateway_transit": False},
        {
            f"{HUB}/peerings/spoke/allow_gateway_transit": False,
            f"{SPOKE}/peerings/hub/use_remote_gateways": False,
        },
    ),
    (
        "gateways-two",
        "spoke",
        {"gateways/+": [{"name": "vpn", "virtual_network": "Spoke", "kind": "vpn"}]},
        {"gateways/+": [{"name": "vpn", "virtual_network": "hub", "kind": "vpn"}]},
    ),
    (
        "gateways-two",
        "spoke",
        {"gateways/+": [{"name": "vpn", "virtual_network": "Spoke", "kind": "vpn"}]},
        {
            "gateways/+": [{"name": "vpn", "virtual_network": "Spoke", "kind": "vpn"}],
            f"{SPOKE}/complete": False,
        },
    ),
    (
        "gateway-not-lent",
        "spoke to hub",
        {"gateways": []},
        {"gateways": [], f"{HUB}/complete": False},
    ),
    (
        "gateways-alike",
        "hub",
        {"gateways/+": [{"name": "er-2", "virtual_network": "Hub", "kind": "expressroute"}]},
        {"gateways/+": [{"name": "vpn", "virtual_network": "hub", "kind": "vpn"}]},
    ),
    (
        "space-reserved",
        "lab",
        net("lab", "224.0.0.0/24", region="uksouth"),
        net("lab", "223.255.255.0/24", region="uksouth"),
    ),
    (
        "space-reserved",
        "lab",
        net("lab", "168.63.129.16/28", region="uksouth"),
        net("lab", "168.63.129.32/28", region="uksouth"),
    ),
    *(
        (
            "subnet-small",
            f"hub/{name}",
            {f"{HUB}/subnets/+": [{"name": name, "prefixes": [f"10.8.9.0/{longest + 1}"]}]},
            {f"{HUB}/subnets/+": [{"name": name, "prefixes": [f"10.8.9.0/{longest}"]}]},
        )
        for name, longest in {
            "AzureFirewallManagementSubnet": 26,
            "AzureBastionSubnet": 26,
            "RouteServerSubnet": 27,
            "tiny": 29,
        }.items()
    ),
    (
        "subnet-small",
        "hub/AzureFirewallSubnet",
        {f"{FIREWALLS}/prefixes": ["10.8.1.0/27"]},
        {f"{FIREWALLS}/prefixes": ["10.8.1.0/27", "10.8.3.0/26"]},
    ),
    (
        "subnet-small",
        "hub/GatewaySubnet",
        {f"{GATEWAY}/prefixes": ["10.8.0.0/28"]},
        {f"{GATEWAY}/prefixes": ["10.8.0.0/27"]},
    ),
    (
        "forwarded-traffic",
        "spoke to hub",
        {f"{SPOKE}/peerings/hub/allow_forwarded_traffic": False},
        {
            f"{SPOKE}/peerings/hub/allow_forwarded_traffic": False,
            f"{GATEWAY}/route_table": None,
            "route_tables/rt-uplink/routes": [{"prefix": "0.0.0.0/0", "next_hop": "internet"}],
        },
    ),
    (
        "peering-global",
        "vnet-avs to far",
        net("far", "10.6.0.0/16", region="ukwest"),
        net("far", "10.6.0.0/16", region="UK South"),
    ),
    ("endpoint-global", "pe", endpoint("ukwest"), endpoint("uksouth")),
    (
        "connected-group",
        "vnet-avs",
        managed("mesh", "vnet-avs", "spoke"),
        managed("mesh", "hub", "spoke"),
    ),
    (
        "connected-group",
        "vnet-avs",
        managed("hub-and-spoke", "vnet-avs", "spoke", hub="hub", groups=[DIRECT]),
        managed("hub-and-spoke", "vnet-avs", "spoke", hub="hub"),
    ),
    ("hub-region", "wan", hub_of_wan("ukwest"), hub_of_wan("uk south")),
    # network security groups and admin rules
    (
        "group-unfit",
        "hub/GatewaySubnet",
        {f"{GATEWAY}/network_security_group": "nsg-app"},
        {f"{NVAS}/network_security_group": "nsg-app"},
    ),
    (
        "group-unfit",
        "hub/AzureFirewallSubnet",
        {f"{FIREWALLS}/network_security_group": "nsg-app"},
        {},
    ),
    (
        "default-widens",
        "spoke/app",
        {RULES: []},
        {RULES: [], f"{ROUTES}": to_firewall("10.1.0.0/16")},
    ),
    (
        "default-widens",
        "spoke/app",
        group_rule(source="VirtualNetwork"),
        group_rule(source="VirtualNetwork", access="deny"),
    ),
    (
        "default-widens",
        "spoke/app",
        group_rule(source="VirtualNetwork"),
        group_rule(source="10.0.0.0/8", destination="VirtualNetwork"),
    ),
    (
        "asg-of-guests",
        "web",
        {**group_rule(source="web"), "application_security_groups": ["web"]},
        {"application_security_groups": ["web"]},
    ),
    (
        "augmented-rule",
        "nsg-app/inbound-100",
        group_rule(source=["Sql", "Storage"]),
        group_rule(source=["Sql", "10.1.0.0/16", "10.2.0.0/16"], destination="Storage"),
    ),
    (
        "augmented-rule",
        "nsg-app/inbound-100",
        {
            **group_rule(destination=["one", "two"]),
            "interfaces/nva/application_security_groups": ["one", "two"],
        },
        {
            **group_rule(source=["one"], destination=["two"]),
            "interfaces/nva/application_security_groups": ["one", "two"],
        },
    ),
    ("name-unknown", "Offices", group_rule(source="Offices"), group_rule(source="spoke")),
    ("admin-rules", "all", admin("deny"), admin("always_allow")),
    ("always-allow", "all", admin_past("always_allow"), admin_past("allow")),
    ("always-allow", "all", admin_past("always_allow"), admin_past("always_allow", "outbound")),
    ("always-allow", "all", admin_past("always_allow"), admin_past("always_allow", port=444)),
    ("always-allow", "all", admin_past("always_allow"), admin_past("always_allow", to="10.9.2.0")),
    ("probes-denied", "lb", probed("*"), probed("10.0.0.0/8")),
    ("probes-denied", "lb", probed("VirtualNetwork"), probed("VirtualNetwork", port=444)),
    ("probes-denied", "lb", probed("168.63.129.16"), probed("168.63.129.17")),
    ("probes-denied", "lb", probed("*"), probed("*", first="AzureLoadBalancer")),
    (
        "private-endpoint-bypass",
        "rt-spoke",
        {**ENDPOINT, ROUTES: to_firewall("0.0.0.0/0", "10.9.9.0/24")},
        {**ENDPOINT, ROUTES: to_firewall("0.0.0.0/0", "10.9.9.0/24", "10.9.9.4/32")},
    ),
    (
        "private-endpoint-bypass",
        "rt-spoke",
        {**ENDPOINT, ROUTES: to_firewall("10.9.0.0/16")},
        {**ENDPOINT, ROUTES: to_firewall("0.0.0.0/0")},
    ),
    (
        "private-endpoint-bypass",
        "rt-spoke",
        {**ENDPOINT, ROUTES: to_firewall("10.9.9.0/24")},
        {**BOUND_ENDPOINT, ROUTES: to_firewall("10.9.9.0/24")},
    ),
    ("admin-rules", "all", admin("deny"), admin("deny", **{"network_manager/skips": ["vnet-avs"]})),
    # Azure Firewall
    ("kind-untold", "vpn", tunnels("a", "b"), tunnels("a", "b", bgp=True)),
    ("kind-untold", "vpn", tunnels("a", "b"), tunnels("a")),
    ("kind-untold", "wan", sites_of_wan("a", "b"), sites_of_wan("a", "b", vpn=["A", "b"])),
    ("kind-untold", "wan", sites_of_wan("a", "b"), sites_of_wan("a")),
    (
        "kind-untold",
        "vm",
        {"interfaces/+": [published("hub/appliances")]},
        {"interfaces/+": [published("hub/appliances", public_sku="standard")]},
    ),
    (
        "kind-untold",
        "vm",
        {"interfaces/+": [published("hub/appliances")]},
        {"interfaces/+": [published("hub/appliances", network_security_group="NSG-app")]},
    ),
    (
        "kind-untold",
        "front",
        {"load_balancers": [FRONT]},
        {"load_balancers": [{**FRONT, "sku": "basic"}]},
    ),
    ("firewall-bare", "fw", {"firewalls/fw/policy": None}, {"firewalls/fw/policy": "FWP"}),
    (
        "policy-empty",
        "child",
        {"firewalls/fw/policy": "child", "firewall_policies/+": [{"name": "child"}]},
        {
            "firewalls/fw/policy": "child",
            "firewall_policies/+": [{"name": "child", "parent": "fwp"}],
        },
    ),
    (
        "fqdn-without-proxy",
        "fwp/main/allowed/web",
        {f"{WEB}/destination": "a.contoso.example"},
        {f"{WEB}/destination": "a.contoso.example", f"{POLICY}/dns_proxy": True},
    ),
    (
        "fqdn-without-proxy",
        "fwp/main/allowed/web",
        {f"{WEB}/destination": "*.contoso.example"},
        {f"{WEB}/destination": "Storage.WestEurope"},
    ),
    (
        "inspection-denies",
        "fwp",
        {f"{POLICY}/intrusion_detection": "deny"},
        {f"{POLICY}/intrusion_detection": "alert"},
    ),
    (
        "dnat-nobody",
        "fwp/main/published/shop",
        {f"{SHOP}/translated_address": "10.0.17.0"},
        {f"{SHOP}/translated_address": "10.0.16.255"},
    ),
    (
        "dnat-foreign",
        "fwp/main/published/shop",
        {f"{SHOP}/destination": "203.0.113.11"},
        {
            f"{SHOP}/destination": "203.0.113.11",
            "firewalls/fw/public_addresses": ["203.0.113.10", "203.0.113.11"],
        },
    ),
    (
        "activation-denied",
        "spoke/app",
        {"interfaces/+": [WEB_VM]},
        {},
    ),
    (
        "activation-denied",
        "spoke/app",
        {"interfaces/+": [WEB_VM], **opened("20.118.99.225", "1688")},
        {"interfaces/+": [WEB_VM], **opened("20.118.99.224", "1688")},
    ),
    (
        "activation-denied",
        "spoke/app",
        {"interfaces/+": [WEB_VM], **opened("*", "1689")},
        {"interfaces/+": [WEB_VM], **opened("azkms.core.windows.net", "1688")},
    ),
    (
        "activation-denied",
        "spoke/app",
        {"interfaces/+": [WEB_VM], ROUTES: to_firewall("0.0.0.0/0")},
        {"interfaces/+": [WEB_VM], ROUTES: [*to_firewall("0.0.0.0/0"), *STRAIGHT]},
    ),
    (
        "east-west",
        "fwp/main/allowed/web",
        {f"{WEB}/source": "10.0.16.0/25"},
        {f"{WEB}/source": "10.0.16.0/23"},
    ),
]


def ids() -> Iterator[str]:
    return (f"{number}-{case[0]}" for number, case in enumerate(CASES))


def test_the_healthy_network_has_no_finding_and_no_question() -> None:
    checked = told({})
    assert (found(checked), because(checked)) == ([], [])


@pytest.mark.parametrize(("rule_id", "subject", "bad", "good"), CASES, ids=ids())
def test_a_defect_is_named_and_what_is_next_to_it_is_not(
    rule_id: str, subject: str, bad: Changes, good: Changes
) -> None:
    assert (rule_id, subject) in found(told(bad))
    assert rule_id not in {each for each, _ in found(told(good))}


def test_every_rule_that_looks_at_the_network_has_a_case() -> None:
    elsewhere = {"undeclared", "tag-protocol", "rules-nowhere"}
    named = {case[0] for case in CASES} | elsewhere
    rules = {each.id.removeprefix("azure.") for each in NETWORK_RULES}
    assert {each for each in rules if not each.endswith("-max")} == named


def test_without_the_block_of_the_private_cloud_rules_about_its_network_are_open() -> None:
    cloud = {**HEALTHY_CLOUD, "address_block": None}
    stale = {f"{HUB}/peerings/vnet-avs/in_sync": False, RULES: []}
    checked = told(stale, private_cloud=cloud)
    assert found(checked) == [("default-widens", "spoke/app")]
    why = "the estate does not say `private_cloud.address_block`"
    assert ("azure.peering-stale", why) in because(checked)
    assert "azure.default-widens" not in {rule for rule, _ in because(checked)}


# What a finding tells


def test_a_supernet_is_told_with_each_prefix_to_list() -> None:
    routes = to_firewall("10.0.16.0/22", "10.0.18.0/24")
    segments = [{"name": f"s{nth}", "prefix": f"10.0.{nth}.0/24"} for nth in (16, 18, 19)]
    checked = told({"route_tables/rt-gateway/routes": routes}, segments=segments)
    assert message(checked, "supernet-route").startswith(
        "10.0.16.0/22 of hub/GatewaySubnet loses to 10.0.16.0/24, 10.0.19.0/24 of vnet-avs: "
    )


def test_a_supernet_of_the_whole_network_loses_to_the_subnets_that_peers_learn_too() -> None:
    bad = {"route_tables/rt-gateway/routes": to_firewall("10.0.0.0/15")}
    whole = message(told(bad), "supernet-route")
    assert "10.0.0.0/16" in whole
    assert "10.0.0.128/27" in whole


def test_each_way_between_a_site_and_guests_is_told() -> None:
    checked = told({"route_tables/rt-uplink/gateway_propagation": True})
    assert message(checked, "gateway-one-way").startswith(
        "head office reaches seg-web by the firewall, and is answered directly: "
    )


def test_a_way_that_nobody_is_sure_of_is_not_compared() -> None:
    stale = {
        "route_tables/rt-gateway/routes": to_firewall("10.0.16.0/23"),
        f"{HUB}/peerings/vnet-avs/in_sync": False,
    }
    assert "gateway-one-way" not in {each for each, _ in found(told(stale))}


def test_what_a_gateway_does_not_advertise_has_no_way_to_compare() -> None:
    alone = {
        "route_tables/rt-gateway/routes": [],
        f"{AVS}/peerings/hub/use_remote_gateways": False,
    }
    assert "gateway-one-way" not in {each for each, _ in found(told(alone))}


def test_in_the_initial_layout_peers_learn_no_subnets() -> None:
    routes = to_firewall("10.0.0.0/15")
    cloud = of_nsx(layout="initial")
    bad = {"route_tables/rt-gateway/routes": routes, "private_clouds": [cloud]}
    assert "10.0.0.128/27" not in message(told(bad), "supernet-route")


def test_a_default_route_is_no_supernet() -> None:
    near = {f"{SPOKE}/peerings/+": [{"to": "vnet-avs"}], f"{AVS}/peerings/+": [{"to": "spoke"}]}
    assert "supernet-route" not in {each for each, _ in found(told(near))}


def test_a_firewall_may_send_a_supernet_on_to_the_next_one() -> None:
    table = own("rt-fw", to("10.8.2.4", "10.0.0.0/8"))
    checked = told({**table, f"{FIREWALLS}/route_table": "rt-fw"})
    assert "supernet-route" not in {each for each, _ in found(checked)}


def test_unlike_uplinks_are_told_with_what_each_has() -> None:
    told_ = message(told({f"{UP_1}/route_table": None}), "uplink-tables")
    assert told_.startswith("vnet-avs/avs-nsx-gw has rt-uplink, vnet-avs/avs-nsx-gw-1 has none: ")


@pytest.mark.parametrize(
    ("changes", "keys"),
    [
        (
            {f"{UP_1}/route_table": None},
            ["subnets.0.route_table", "subnets.1.route_table"],
        ),
        (
            {
                "private_clouds": [
                    of_nsx(service_subnets={"avs-nsx-gw-1": {"route_table": "rt-spoke"}})
                ]
            },
            ["subnets.0.route_table", "service_subnets.avs-nsx-gw-1.route_table"],
        ),
    ],
)
def test_unlike_uplinks_are_seen_where_the_part_of_each_is_said(
    changes: Changes, keys: list[str]
) -> None:
    at = Declared(lambda key: Place(file=".".join(map(str, key))))
    estate = around(changes).model_copy(update={"declared": at})
    findings = check(Subject(estate), NETWORK_RULES, TODAY).findings
    (own,) = [each for each in findings if each.id == "azure.uplink-tables"]
    assert [place.file.split(".", 3)[-1] for place in own.evidence] == keys


def test_what_is_attached_under_the_private_cloud_counts_like_a_subnet() -> None:
    attached = {"service_subnets": {"avs-nsx-gw-1": {"route_table": "rt-spoke"}}}
    assert ("uplink-tables", "avs") in found(told({"private_clouds": [of_nsx(**attached)]}))


NSX_RULE = {"name": "r", "action": "drop", "source": "Nobody"}


@pytest.mark.parametrize(
    "changes",
    [
        {"groups": [{"name": "offices", "members": ["Nobody"]}]},
        {f"{WEB}/source": "Nobody"},
        {f"{SHOP}/source": "Nobody"},
        {f"{ROUTES}/+": [{"prefix": "Nobody", "next_hop": "internet"}]},
        admin_of("Nobody"),
        {"private_clouds": [of_nsx(exclude=["Nobody"])]},
        {"private_clouds": [of_nsx(distributed_firewall=[{"name": "p", "rules": [NSX_RULE]}])]},
        {
            "private_clouds": [
                of_nsx(gateway_firewall=[{"name": "p", "gateways": "tier-0", "rules": [NSX_RULE]}])
            ]
        },
    ],
)
def test_a_name_that_means_nothing_is_found_wherever_it_stands(changes: Changes) -> None:
    assert ("name-unknown", "Nobody") in found(told(changes))


def test_who_sends_through_the_hub_is_told() -> None:
    refused = {f"{SPOKE}/peerings/hub/allow_forwarded_traffic": False}
    assert message(told(refused), "forwarded-traffic").startswith(
        "hub forwards for vnet-avs, what its gateway connects: "
    )


def test_a_group_named_like_vms_of_the_estate_is_meant_for_guests() -> None:
    named = {"application_security_groups": ["Web"]}
    checked = told(named, groups=[{"name": "web", "vms": ["web*"]}])
    assert ("asg-of-guests", "Web") in found(checked)


def test_a_group_with_a_member_is_meant_for_azure() -> None:
    member = {"interfaces/nva/application_security_groups": ["web"]}
    declared = {**group_rule(source="web"), "application_security_groups": ["web"]}
    assert found(told({**declared, **member})) == []


# Names with and without the list of service tags

TAGS = ServiceTags((ServiceTag("Storage", ("52.239.0.0/16",)),))


@pytest.mark.parametrize(
    ("name", "tags", "unknown"),
    [
        ("Storage.WestEurope", None, False),
        ("Storage.WestEurope", TAGS, True),
        ("storage", TAGS, False),
        ("Sql", None, False),
        ("Sql", TAGS, True),
        ("VirtualNetwork", TAGS, False),
        ("AzureLoadBalancer", TAGS, False),
        ("Internet", None, False),
        ("Strage", None, True),
    ],
)
def test_a_list_of_tags_decides_which_are_known(
    name: str, tags: ServiceTags | None, unknown: bool
) -> None:
    checked = told(group_rule(source=name, access="deny"), tags=tags)
    assert (("name-unknown", name) in found(checked)) == unknown


def test_a_name_is_told_once_with_the_first_place() -> None:
    changes = {**group_rule(source="Offices", destination="offices"), f"{WEB}/source": "OFFICES"}
    checked = told(changes)
    assert [each for each in found(checked) if each[0] == "name-unknown"] == [
        ("name-unknown", "Offices")
    ]
    assert message(checked, "name-unknown").startswith("nsg-app/inbound-100 and 1 more name it: ")


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("/infra/segments/Web", False),
        ("/infra/segments/web/ports/7", False),
        ("/infra/domains/default/groups/all", False),
        ("/infra/segments/gone", True),
        ("/infra/domains/default/groups/gone", True),
    ],
)
def test_a_path_of_nsx_is_known_by_what_it_leads_to(path: str, *, unknown: bool) -> None:
    cloud = {"name": "avs-2", "generation": 1, "address_block": "172.20.0.0/22"}
    changes = {
        "groups": [{"name": "all", "members": ["10.0.0.0/8"]}, {"name": "g", "members": [path]}],
        "private_clouds/+": [{**cloud, "segments": [{"name": "web", "prefix": "172.21.0.0/24"}]}],
    }
    checked = told(changes, tags=TAGS)
    assert (("name-unknown", path) in found(checked)) == unknown


# What is not told


@pytest.mark.parametrize(
    ("changes", "rule_id", "reason"),
    [
        (
            {"route_tables/rt-uplink/resource_group": None},
            "azure.table-elsewhere",
            "the estate does not say the `resource_group` of rt-uplink or its cloud",
        ),
        (
            {"network_security_groups/nsg-uplink/resource_group": None},
            "azure.group-elsewhere",
            "the estate does not say the `resource_group` of nsg-uplink or its cloud",
        ),
        (
            {f"{HUB}/region": None},
            "azure.peering-global",
            "the estate does not say the `region` of hub",
        ),
        (
            {f"{AVS}/peerings/+": [{"to": "far"}]},
            "azure.peering-half",
            "the estate does not declare far, with which networks are peered",
        ),
        (
            {**hub_of_wan("uksouth"), f"{AVS}/region": None, f"{AVS}/peerings": []},
            "azure.hub-region",
            "the estate does not say the `region` of vnet-avs",
        ),
        (
            {"firewalls/fw/policy": "gone"},
            "azure.firewall-bare",
            "the estate does not declare the policy gone",
        ),
    ],
)
def test_what_is_unsaid_leaves_a_rule_without_an_answer(
    changes: Changes, rule_id: str, reason: str
) -> None:
    assert (rule_id, reason) in because(told(changes))


# An estate without a network

GUIDE = [
    {
        "name": name,
        "source": "AVS-Gen2-Subnet",
        "destination": destination,
        "protocol": protocol,
        "action": "Allow",
    }
    for name, destination, protocol in [
        ("storage", "Storage.WestUS2", "HTTPS"),
        ("storage-port", "Storage.WestUS2", "tcp/443"),
        ("internal", "AVS-Gen2-Subnet", "Any"),
    ]
]


def test_an_estate_without_a_network_is_told_so_once_and_asked_nothing() -> None:
    checked = check(Subject(estate([vm()])), NETWORK_RULES, TODAY)
    assert (found(checked), because(checked)) == ([("undeclared", "test")], [])


def test_the_guides_block_is_read_without_a_network() -> None:
    checked = check(Subject(estate([vm()], firewall_rules=GUIDE)), NETWORK_RULES, TODAY)
    assert set(found(checked)) == {
        ("undeclared", "test"),
        ("tag-protocol", "storage"),
        ("east-west", "internal"),
    }


HAS_IT = {"firewall_policy": "hub-firewall-policy"}
HAVE_THE_BLOCK: tuple[Changes, ...] = (
    {"firewalls/fw/policy": "Hub-Firewall-Policy"},
    {f"{POLICY}/parent": "hub-firewall-policy"},
    {"virtual_hubs": [{"name": "h", "prefix": "10.7.0.0/24", **HAS_IT}]},
)


@pytest.mark.parametrize("changes", HAVE_THE_BLOCK)
def test_the_guides_block_is_told_once_with_a_network(changes: Changes) -> None:
    checked = told(changes, firewall_rules=GUIDE)
    told_of_it = [each for each in found(checked) if each[0] in {"east-west", "tag-protocol"}]
    assert told_of_it == [("east-west", "internal"), ("tag-protocol", "storage")]
    assert "rules-nowhere" not in {rule for rule, _ in found(checked)}


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({}, "no firewall has hub-firewall-policy"),
        (
            {
                "firewalls/fw/policy": "hub-firewall-policy",
                "firewall_policies/+": [{"name": "hub-firewall-policy"}],
            },
            "the estate declares hub-firewall-policy itself",
        ),
    ],
)
def test_the_guides_block_that_no_firewall_has_is_told(changes: Changes, seen: str) -> None:
    checked = told(changes, firewall_rules=GUIDE)
    assert ("rules-nowhere", "firewall_rules") in found(checked)
    assert message(checked, "rules-nowhere").startswith(f"{seen}: ")


def test_a_rule_of_the_block_between_prefixes_of_segments_is_found_by_a_network() -> None:
    inside = [{**GUIDE[0], "source": "10.0.16.0/26", "destination": "10.0.16.64/26"}]
    assert ("east-west", "storage") in found(told({}, firewall_rules=inside))


@pytest.mark.parametrize("topology", ["hub-and-spoke", "mesh"])
def test_a_drawn_topology_is_drawn_without_defects(topology: str) -> None:
    cloud = around().private_cloud.model_dump()
    rules = [{**GUIDE[0], "protocol": "tcp/443"}]
    drawn = estate(
        [vm()],
        private_cloud=cloud,
        segments=[{"name": "web", "prefix": "10.0.16.0/24"}],
        network={"topology": topology},
        firewall_rules=rules,
    )
    checked = check(Subject(drawn), NETWORK_RULES, TODAY)
    allowed = {"no-way-out", "rules-nowhere"} if topology == "mesh" else set()
    assert {each for each, _ in found(checked)} == allowed
    assert because(checked) == []
