"""A network that contradicts itself is told where and how; one that does not can be proven."""

import json
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError
from tests.network.agree import tags_of
from tests.oracle import draw

from landbridge.errors import InputError
from landbridge.model.estate import FirewallRule
from landbridge.model.network import AddressGroup, Firewall, Network
from landbridge.model.network.firewall import DnatRule
from landbridge.model.service_tags import ServiceTags
from landbridge.network.faults import Fault, faults, intent_ends, rule_words
from landbridge.network.proof import Proof
from landbridge.security.ends import Ends

Part = dict[str, Any]


def subnet(name: str, prefix: str, **more: object) -> Part:
    return {"name": name, "prefixes": [prefix], **more}


def home(name: str, space: str, *subnets: Part, **more: object) -> Part:
    return {"name": name, "address_space": [space], "subnets": list(subnets), **more}


def interface(name: str, where: str, address: str, **more: object) -> Part:
    return {"name": name, "subnet": where, "address": address, **more}


def rule(name: str, priority: int, **more: object) -> Part:
    return {
        "name": name, "priority": priority, "direction": "inbound", "access": "allow", **more,
    }  # fmt: skip


def group(*rules: Part) -> Part:
    return {"network_security_groups": [{"name": "nsg", "rules": list(rules)}]}


def admin(*rules: Part) -> Part:
    manager = {
        "network_groups": [{"name": "all", "virtual_networks": ["a"]}],
        "security_admin": [{"name": "base", "groups": ["all"], "rules": list(rules)}],
    }
    return {"virtual_networks": [A], "network_manager": manager}


def admin_rule(name: str, priority: int) -> Part:
    return {"name": name, "priority": priority, "direction": "inbound", "action": "deny"}


def policy(*groups: Part, **more: object) -> Part:
    return {"name": "base", "rule_collection_groups": list(groups), **more}


def collections(name: str, priority: int, *inside: Part) -> Part:
    return {"name": name, "priority": priority, "rule_collections": list(inside)}


def allowing(name: str, priority: int, **more: object) -> Part:
    return {
        "kind": "network", "name": name, "priority": priority, "action": "allow", "rules": [],
        **more,
    }  # fmt: skip


def cloud(name: str, **more: object) -> Part:
    return {"name": name, "virtual_network": "a", "address_block": "10.9.0.0/22", **more}


A = home("a", "10.1.0.0/16", subnet("web", "10.1.1.0/24"), subnet("db", "10.1.2.0/24"))
B = home("b", "10.2.0.0/16", subnet("app", "10.2.1.0/24"))
WALL = {"name": "fw", "virtual_network": "hub", "policy": "base", "public_addresses": ["20.0.0.4"]}
HUB = home("hub", "10.0.0.0/16", subnet("AzureFirewallSubnet", "10.0.1.0/26"))


SECOND = home("second", "10.4.0.0/16", subnet("AzureFirewallSubnet", "10.4.1.0/26"))
NOWHERE = {"prefix": "10.8.0.0/16", "next_hop": "none"}


def translating(destination: str) -> Part:
    dnat = {
        "name": "in", "destination": destination, "port": 443,
        "translated_address": "10.1.1.4", "translated_port": 443,
    }  # fmt: skip
    return collections("g", 100, {"kind": "dnat", "name": "c", "priority": 100, "rules": [dnat]})


def connectivity(**more: object) -> Part:
    groups = [{"name": "all", "virtual_networks": ["a", "over"]}]
    configuration = {"name": "c", "topology": "mesh", "groups": ["all"], **more}
    return {"network_groups": groups, "connectivity": [configuration]}


OVER = home("over", "10.1.0.0/17")
SEGMENTED: Part = {
    "virtual_networks": [home("a", "10.1.0.0/16")],
    "private_clouds": [
        cloud("c", address_block="10.1.0.0/22",
              segments=[{"name": "s", "prefix": "10.1.64.0/24"}])
    ],
}  # fmt: skip
"""A network with a private cloud in it."""

BAD: dict[str, tuple[Part, tuple[str | int, ...], str]] = {
    "a group of a private cloud that is not there": (
        {"groups": [{"name": "g", "private_cloud": "sdcd"}], "private_clouds": [cloud("sddc")],
         "virtual_networks": [A]},
        ("groups", 0, "private_cloud"),
        "`private_cloud` names `sdcd`, and there is no such private cloud",
    ),
    "an equal priority": (
        group(rule("x", 100), rule("y", 100)),
        ("network_security_groups", 0, "rules", 1, "priority"),
        "`y` has priority 100 (inbound), and so has `x`",
    ),
    "a priority below": (
        group(rule("x", 99)),
        ("network_security_groups", 0, "rules", 0, "priority"),
        "`x` has priority 99; Azure takes 100 to 4096",
    ),
    "a priority above": (
        group(rule("x", 4097)),
        ("network_security_groups", 0, "rules", 0, "priority"),
        "`x` has priority 4097; Azure takes 100 to 4096",
    ),
    "an admin rule's equal priority": (
        admin(admin_rule("x", 7), admin_rule("y", 7)),
        ("network_manager", "security_admin", 0, "rules", 1, "priority"),
        "`y` has priority 7 (inbound), and so has `x`",
    ),
    "an admin rule's priority": (
        admin(admin_rule("x", 0)),
        ("network_manager", "security_admin", 0, "rules", 0, "priority"),
        "`x` has priority 0; Azure takes 1 to 4096",
    ),
    "equal collection groups": (
        {"firewall_policies": [policy(collections("x", 100), collections("y", 100))]},
        ("firewall_policies", 0, "rule_collection_groups", 1, "priority"),
        "`y` has priority 100, and so has `x`",
    ),
    "equal collections": (
        {"firewall_policies": [
            policy(collections("g", 100, allowing("x", 100), allowing("y", 100)))
        ]},
        (*("firewall_policies", 0, "rule_collection_groups", 0, "rule_collections", 1),
         "priority"),
        "`y` has priority 100 (network), and so has `x`",
    ),
    "a collection's priority": (
        {"firewall_policies": [policy(collections("g", 65001))]},
        ("firewall_policies", 0, "rule_collection_groups", 0, "priority"),
        "`g` has priority 65001; Azure takes 100 to 65000",
    ),
    "a name twice": (
        {"virtual_networks": [A, home("A", "10.7.0.0/16")]},
        ("virtual_networks", 1),
        "another virtual network is called `A` too",
    ),
    "a subnet twice": (
        {"virtual_networks": [home("x", "10.0.0.0/8", subnet("s", "10.1.0.0/24"),
                                   subnet("S", "10.2.0.0/24"))]},
        ("virtual_networks", 0, "subnets", 1),
        "another subnet of this network is called `S` too",
    ),
    "a text twice": (
        {"application_security_groups": ["web", "Web"]},
        ("application_security_groups", 1),
        "another application security group is called `Web` too",
    ),
    "a peering twice": (
        {"virtual_networks": [{**A, "peerings": [{"to": "b"}, {"to": "B"}]}, B]},
        ("virtual_networks", 0, "peerings", 1),
        "there is another peering of this network with `B`",
    ),
    "no such group": (
        {"virtual_networks": [home("x", "10.0.0.0/8", subnet("s", "10.1.0.0/24",
                                   network_security_group="nsgg"))], **group()},
        ("virtual_networks", 0, "subnets", 0, "network_security_group"),
        "`network_security_group` names `nsgg`, and there is no such network security group",
    ),
    "no such peer": (
        {"virtual_networks": [{**A, "peerings": [{"to": "nowhere"}]}]},
        ("virtual_networks", 0, "peerings", 0, "to"),
        "`to` names `nowhere`, and there is no such virtual network",
    ),
    "no such subnet": (
        {"virtual_networks": [A], "interfaces": [interface("vm", "a/webb", "10.1.1.4")]},
        ("interfaces", 0, "subnet"),
        "`subnet` names `a/webb`, and there is no such subnet (`network/subnet`)",
    ),
    "no such site": (
        {"virtual_networks": [home("a", "10.1.0.0/16", subnet("gatewaysubnet", "10.1.0.0/27"))],
         "gateways": [
            {"name": "g", "virtual_network": "a", "kind": "vpn", "connects": ["dc"]}]},
        ("gateways", 0, "connects", 0),
        "`connects` names `dc`, and there is no such site or private cloud of Generation 1",
    ),
    "no such end of Global Reach": (
        {"sites": [{"name": "dc", "prefixes": ["10.8.0.0/16"]}],
         "global_reach": [{"between": ["dc", "old"]}]},
        ("global_reach", 0, "between", 1),
        "`between` names `old`, and there is no such site or private cloud of Generation 1",
    ),
    "no such machine": (
        {"load_balancers": [{"name": "lb", "address": "10.1.1.9", "interfaces": "vm"}]},
        ("load_balancers", 0, "interfaces", 0),
        "`interfaces` names `vm`, and there is no such interface",
    ),
    "no such parent": (
        {"firewall_policies": [policy(parent="top")]},
        ("firewall_policies", 0, "parent"),
        "`parent` names `top`, and there is no such firewall policy",
    ),
    "no such network group": (
        {"network_manager": {"security_admin": [{"name": "x", "groups": ["all"]}]}},
        ("network_manager", "security_admin", 0, "groups", 0),
        "`groups` names `all`, and there is no such network group",
    ),
    "no such hub connection": (
        {"virtual_hubs": [{"name": "h", "prefix": "10.5.0.0/24",
                           "connections": [{"virtual_network": "c"}]}]},
        ("virtual_hubs", 0, "connections", 0, "virtual_network"),
        "`virtual_network` names `c`, and there is no such virtual network",
    ),
    "no such gateway of NSX": (
        {"virtual_networks": [A], "private_clouds": [
            cloud("avs", gateway_firewall=[{"name": "p", "gateways": ["tier-2"]}])]},
        ("private_clouds", 0, "gateway_firewall", 0, "gateways", 0),
        "`gateways` names `tier-2`, and there is no such gateway in this cloud",
    ),
    "no such segment": (
        {"virtual_networks": [A], "private_clouds": [
            cloud("avs", guests=[{"name": "g", "segment": "s", "address": "10.9.9.9"}])]},
        ("private_clouds", 0, "guests", 0, "segment"),
        "`segment` names `s`, and there is no such segment in this cloud",
    ),
    "no such table on an uplink": (
        {"virtual_networks": [A], "private_clouds": [
            cloud("avs", service_subnets={"avs-nsx-gw": {"route_table": "rt"}})]},
        ("private_clouds", 0, "service_subnets", "avs-nsx-gw", "route_table"),
        "`route_table` names `rt`, and there is no such route table",
    ),
    "no such subnet of the service": (
        {"virtual_networks": [A], "private_clouds": [
            cloud("avs", service_subnets={"avs-nsx-gww": {}})]},
        ("private_clouds", 0, "service_subnets", "avs-nsx-gww"),
        "`service_subnets` names `avs-nsx-gww`, and the service makes no such subnet",
    ),
    "no subnet of the firewall": (
        {"virtual_networks": [A], "firewalls": [{"name": "fw", "virtual_network": "a"}]},
        ("firewalls", 0, "virtual_network"),
        "`a` has no AzureFirewallSubnet, in which the firewall `fw` stands",
    ),
    "no hub": (
        {"virtual_networks": [A, home("over", "10.3.0.0/16")],
         "network_manager": connectivity(topology="hub-and-spoke")},
        ("network_manager", "connectivity", 0),
        "`c` is hub and spoke, and names no `hub`",
    ),
    "a circle of parents": (
        {"firewall_policies": [{"name": "x", "parent": "y"}, {"name": "y", "parent": "X"}]},
        ("firewall_policies", 0, "parent"),
        "`x` inherits from `y`, which leads round in a circle",
    ),
    "a group in two networks": (
        {"virtual_networks": [A, B], "interfaces": [
            interface("x", "a/web", "10.1.1.4", application_security_groups="g"),
            interface("y", "b/app", "10.2.1.4", application_security_groups="G")]},
        ("interfaces", 1, "application_security_groups", 0),
        "the group `G` has members in `a` and in `b`",
    ),
    "a rule over two networks": (
        {"virtual_networks": [A, B], "interfaces": [
            interface("x", "a/web", "10.1.1.4", application_security_groups="g"),
            interface("y", "b/app", "10.2.1.4", application_security_groups="h")],
         **group(rule("r", 100, source="G", destination=["*", "h"]))},
        ("network_security_groups", 0, "rules", 0),
        "`r` goes from the group `G` in `a` to the group `h` in `b`",
    ),
    "peers that overlap": (
        {"virtual_networks": [{**A, "peerings": [{"to": "over"}]}, OVER]},
        ("virtual_networks", 0, "peerings", 0),
        "`a` and `over` are connected, and both have 10.1.0.0/17",
    ),
    "members that overlap": (
        {"virtual_networks": [A, OVER], "network_manager": connectivity()},
        ("network_manager", "connectivity", 0),
        "`a` and `over` are connected, and both have 10.1.0.0/17",
    ),
    "a hub that overlaps": (
        {"virtual_networks": [A, OVER],
         "network_manager": connectivity(topology="hub-and-spoke", hub="A")},
        ("network_manager", "connectivity", 0),
        "`a` and `over` are connected, and both have 10.1.0.0/17",
    ),
    "a subnet outside": (
        {"virtual_networks": [home("x", "10.1.0.0/16", subnet("s", "10.1.255.0/23"),
                                   subnet("t", "10.2.0.0/24"))]},
        ("virtual_networks", 0, "subnets", 1, "prefixes", 0),
        "10.2.0.0/24 of the subnet `t` lies outside of the address space of `x`",
    ),
    "subnets that overlap": (
        {"virtual_networks": [home("x", "10.1.0.0/16", subnet("s", "10.1.0.0/23"),
                                   subnet("t", "10.1.1.0/24"))]},
        ("virtual_networks", 0, "subnets", 1),
        "`t` and `s` both have 10.1.1.0/24",
    ),
    "segments that overlap": (
        {"virtual_networks": [A], "private_clouds": [cloud("avs", segments=[
            {"name": "s", "prefix": "10.8.0.0/24"}, {"name": "t", "prefix": "10.8.0.128/25"}])]},
        ("private_clouds", 0, "segments", 1),
        "`t` and `s` both have 10.8.0.128/25",
    ),
    "an address outside": (
        {"virtual_networks": [A], "interfaces": [interface("vm", "a/web", "10.1.2.0")]},
        ("interfaces", 0, "address"),
        "10.1.2.0 of `vm` lies outside of its subnet `a/web`, which is 10.1.1.0/24",
    ),
    "an address twice": (
        {"virtual_networks": [A], "interfaces": [interface("x", "a/web", "10.1.1.4"),
                                                 interface("y", "A/web", "10.1.1.4")]},
        ("interfaces", 1, "address"),
        "`y` has the address 10.1.1.4, and so has `x`",
    ),
    "the last of the first addresses": (
        {"virtual_networks": [A], "interfaces": [interface("vm", "a/web", "10.1.1.3")]},
        ("interfaces", 0, "address"),
        "10.1.1.3 of `vm` is one that Azure keeps in `a/web`: the first 4 and the last of a prefix",
    ),
    "the last address of a subnet": (
        {"virtual_networks": [A], "private_endpoints": [
            {"name": "pe", "subnet": "a/web", "address": "10.1.1.255"}]},
        ("private_endpoints", 0, "address"),
        "10.1.1.255 of `pe` is one that Azure keeps in `a/web`: the first 4 and the last of a"
        " prefix",
    ),
    "a prefix with two routes": (
        {"route_tables": [{"name": "rt", "routes": [
            NOWHERE, {**NOWHERE, "next_hop": "internet"}]}]},
        ("route_tables", 0, "routes", 1, "prefix"),
        "`rt` has a second route for 10.8.0.0/16",
    ),
    "a prefix with two routes, written otherwise": (
        {"route_tables": [{"name": "rt", "routes": [
            NOWHERE, {**NOWHERE, "prefix": "10.8.1.0/16"}]}]},
        ("route_tables", 0, "routes", 1, "prefix"),
        "`rt` has a second route for 10.8.1.0/16, which is that of 10.8.0.0/16",
    ),
    "a tag with two routes": (
        {"route_tables": [{"name": "rt", "routes": [
            {**NOWHERE, "prefix": "Storage"}, {**NOWHERE, "prefix": "Storage"}]}]},
        ("route_tables", 0, "routes", 1, "prefix"),
        "`rt` has a second route for Storage",
    ),
    "two firewalls in one network": (
        {"virtual_networks": [HUB], "firewalls": [
            {"name": "x", "virtual_network": "hub"}, {"name": "y", "virtual_network": "Hub"}]},
        ("firewalls", 1, "virtual_network"),
        "`y` and `x` are both in `Hub`",
    ),
    "a balancer over two networks": (
        {"virtual_networks": [A, B],
         "interfaces": [interface("x", "a/web", "10.1.1.4"), interface("y", "b/app", "10.2.1.4")],
         "load_balancers": [{"name": "lb", "address": "10.1.1.9", "interfaces": ["x", "y"]}]},
        ("load_balancers", 0, "interfaces", 1),
        "behind `lb` are machines in `a` and in `b`",
    ),
    "an appliance nowhere": (
        {"route_tables": [{"name": "rt", "routes": [
            {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance"}]}]},
        ("route_tables", 0, "routes", 0),
        "the route for 0.0.0.0/0 leads to a virtual appliance without an `address`",
    ),
    "two clouds in one network": (
        {"virtual_networks": [A], "private_clouds": [cloud("x"), cloud("y")]},
        ("private_clouds", 1, "virtual_network"),
        "`y` and `x` are both in `a`",
    ),
    "a cloud in no network": (
        {"private_clouds": [{"name": "x", "address_block": "10.9.0.0/22"}]},
        ("private_clouds", 0),
        "`x` is of Generation 2, and names no `virtual_network`",
    ),
    "a circle of groups": (
        {"groups": [{"name": "g", "members": ["10.0.0.1", "H"]}, {"name": "h", "members": ["i"]},
                    {"name": "i", "members": ["h"]}]},
        ("groups", 2, "members", 0),
        "the group `i` holds `h`, which leads round in a circle (h to i to h)",
    ),
    "a group in itself": (
        {"groups": [{"name": "g", "members": ["/infra/domains/default/groups/g"]}]},
        ("groups", 0, "members", 0),
        "the group `g` holds `g`, which leads round in a circle (g to g)",
    ),
    "a long circle of groups": (
        {"groups": [{"name": f"g{n}", "members": [f"g{(n + 1) % 9}"]} for n in range(9)]},
        ("groups", 8, "members", 0),
        "the group `g8` holds `g0`, which leads round in a circle"
        " (g0 to g1 to g2 to g3 to 4 more to g8 to g0)",
    ),
    "a network peered with itself": (
        {"virtual_networks": [home("a", "10.1.0.0/16", peerings=[{"to": "A"}])]},
        ("virtual_networks", 0, "peerings", 0, "to"),
        "`a` is peered with itself",
    ),
    "a gateway without its subnet": (
        {"virtual_networks": [A],
         "gateways": [{"name": "er", "virtual_network": "a", "kind": "expressroute"}]},
        ("gateways", 0, "virtual_network"),
        "`a` has no GatewaySubnet, in which the gateway `er` stands",
    ),
    "a prefix twice": (
        {"virtual_networks": [{"name": "x", "address_space": ["10.1.0.0/16", "10.1.0.0/16"]}]},
        ("virtual_networks", 0, "address_space", 1),
        "10.1.0.0/16 overlaps 10.1.0.0/16, which stands in the same list",
    ),
    "a prefix of a subnet twice": (
        {"virtual_networks": [home("x", "10.1.0.0/16", {
            "name": "s", "prefixes": ["10.1.1.0/24", "10.1.1.128/25"]})]},
        ("virtual_networks", 0, "subnets", 0, "prefixes", 1),
        "10.1.1.128/25 overlaps 10.1.1.0/24, which stands in the same list",
    ),
    "spokes with the same addresses": (
        {"virtual_networks": [
            home("hub", "10.0.0.0/16", peerings=[{"to": "x"}, {"to": "y"}]),
            home("x", "10.1.0.0/16", peerings=[{"to": "hub"}]),
            home("y", "10.1.128.0/17", peerings=[{"to": "hub"}])]},
        ("virtual_networks", 2, "peerings", 0),
        "`x` and `y` are both connected with `hub`, and both have 10.1.128.0/17",
    ),
    "networks of one virtual hub with the same addresses": (
        {"virtual_networks": [home("x", "10.1.0.0/16"), home("y", "10.1.0.0/16")],
         "virtual_hubs": [{"name": "wan", "prefix": "10.99.0.0/24", "connections": [
             {"virtual_network": "x"}, {"virtual_network": "y"}]}]},
        ("virtual_hubs", 0, "connections", 1),
        "`x` and `y` are both connected with `wan`, and both have 10.1.0.0/16",
    ),
    "spokes of Virtual Network Manager with the same addresses": (
        {"virtual_networks": [HUB, home("x", "10.1.0.0/16"), home("y", "10.1.0.0/16")],
         "network_manager": {
             "network_groups": [{"name": "all", "virtual_networks": ["x", "y"]}],
             "connectivity": [{"name": "c", "topology": "hub-and-spoke", "hub": "hub",
                               "groups": ["all"]}]}},
        ("network_manager", "connectivity", 0),
        "`x` and `y` are both connected with `hub`, and both have 10.1.0.0/16",
    ),
    "a segment on a subnet": (
        {**SEGMENTED, "virtual_networks": [
            home("a", "10.1.0.0/16", subnet("web", "10.1.64.128/25"))]},
        ("virtual_networks", 0, "subnets", 0),
        "the subnet `a/web` and the segment `c/s` both have 10.1.64.128/25",
    ),
    "a subnet in the block": (
        {**SEGMENTED, "virtual_networks": [home("a", "10.1.0.0/16", subnet("web", "10.1.3.0/28"))]},
        ("virtual_networks", 0, "subnets", 0),
        "`a/web` has 10.1.3.0/28 of the block of `c`",
    ),
    "a segment in the block": (
        {"virtual_networks": [A], "private_clouds": [
            cloud("c", segments=[{"name": "s", "prefix": "10.9.3.0/24"}])]},
        ("private_clouds", 0, "segments", 0, "prefix"),
        "the segment `s` has 10.9.3.0/24 of the block of `c`",
    ),
    "a segment in a peer": (
        {**SEGMENTED, "virtual_networks": [
            home("a", "10.1.0.0/18", peerings=[{"to": "x"}]), home("x", "10.1.64.0/18")]},
        ("private_clouds", 0, "segments", 0, "prefix"),
        "the segment `c/s` and the network `x` are connected, and both have 10.1.64.0/24",
    ),
    "a segment in another spoke": (
        {**SEGMENTED, "virtual_networks": [
            home("hub", "10.0.0.0/16", peerings=[{"to": "a"}, {"to": "x"}]),
            home("a", "10.1.0.0/18"), home("x", "10.1.64.0/18")]},
        ("private_clouds", 0, "segments", 0, "prefix"),
        "the segment `c/s` and the network `x` are both connected with `hub`,"
        " and both have 10.1.64.0/24",
    ),
    "a block below the limit": (
        {"virtual_networks": [A], "private_clouds": [cloud("c", address_block="10.9.0.0/23")]},
        ("private_clouds", 0, "address_block"),
        "10.9.0.0/23 of `c` is smaller than a /22",
    ),
    "a guest outside of its segment": (
        {**SEGMENTED, "private_clouds": [{**SEGMENTED["private_clouds"][0], "guests": [
            {"name": "vm", "segment": "s", "address": "10.1.65.4"}]}]},
        ("private_clouds", 0, "guests", 0, "address"),
        "10.1.65.4 of `vm` lies outside of its segment `s`, which is 10.1.64.0/24",
    ),
    "a service that is none": (
        {"virtual_networks": [A], "private_clouds": [cloud("avs", distributed_firewall=[
            {"name": "p", "rules": [{"name": "r", "action": "allow", "services": "tcp/http"}]}])]},
        (*("private_clouds", 0, "distributed_firewall", 0, "rules", 0), "services", 0),
        "`tcp/http` is no traffic: `http` is a service, and a service is named alone",
    ),
    "a number for a service": (
        {"virtual_networks": [A], "private_clouds": [cloud("avs", distributed_firewall=[
            {"name": "p", "rules": [{"name": "r", "action": "allow", "services": "23"}]}])]},
        (*("private_clouds", 0, "distributed_firewall", 0, "rules", 0), "services", 0),
        "`23` is no traffic: a number alone may be a port or a protocol",
    ),
    "a port of an application rule": (
        {"firewall_policies": [policy(collections("g", 100, {
            **allowing("c", 100), "kind": "application",
            "rules": [{"name": "r", "protocols": ["https:66000"], "fqdns": "*"}]}))]},
        (*("firewall_policies", 0, "rule_collection_groups", 0, "rule_collections", 0),
         *("rules", 0, "protocols", 0)),
        "`https:66000` is no protocol of an application rule: ports are 0 to 65535",
    ),
    "a member that is no address": (
        {"groups": [{"name": "g", "members": ["10.0.0.300"]}]},
        ("groups", 0, "members", 0),
        "`10.0.0.300` is no address, prefix or range, and nothing is called so",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_contradiction_is_told_once_with_its_place_and_a_remedy(case: str) -> None:
    part, path, problem = BAD[case]
    (fault,) = faults(Network.model_validate(part))
    assert (fault.path, fault.problem) == (path, problem)
    assert fault.remedy


GOOD: dict[str, Part] = {
    "nothing": {},
    "priorities at their limits": group(rule("x", 100), rule("y", 4096)),
    "one priority in two directions": group(rule("x", 100), rule("y", 100, direction="Outbound")),
    "one priority for two kinds of rules": {"firewall_policies": [policy(collections(
        "g", 65000, allowing("x", 100), {"kind": "dnat", "name": "y", "priority": 100, "rules": []},
    ))]},
    "a name of two kinds": {"virtual_networks": [A], "sites": [
        {"name": "a", "prefixes": ["10.8.0.0/16"]}]},
    "names in another case": {
        "virtual_networks": [{**A, "peerings": [{"to": "B"}]}, B],
        "interfaces": [interface("vm", "A/WEB", "10.1.1.4")],
        "load_balancers": [{"name": "lb", "address": "10.1.1.9", "interfaces": ["VM"]}]},
    "strangers that overlap": {"virtual_networks": [A, OVER]},
    "subnets side by side": {"virtual_networks": [home(
        "x", "10.1.0.0/23", subnet("s", "10.1.0.0/24"), subnet("t", "10.1.1.0/24"))]},
    "one address in two networks": {
        "virtual_networks": [A, home("x", "10.1.0.0/16", subnet("s", "10.1.1.0/24"))],
        "interfaces": [interface("x", "a/web", "10.1.1.4"), interface("y", "x/s", "10.1.1.4")]},
    "the first and the last address that Azure lends": {
        "virtual_networks": [A], "interfaces": [interface("x", "a/web", "10.1.1.4"),
                                                interface("y", "a/web", "10.1.1.254")]},
    "the first addresses of a subnet of IPv6": {
        "virtual_networks": [home("x", "fd00::/48", subnet("s", "fd00::/64"))],
        "interfaces": [interface("vm", "x/s", "fd00::1")]},
    "one prefix in two tables, and a longer one": {"route_tables": [
        {"name": "x", "routes": [NOWHERE, {**NOWHERE, "prefix": "10.8.0.0/17"}]},
        {"name": "y", "routes": [NOWHERE]}]},
    "a tag, and the one of a region": {"route_tables": [{"name": "x", "routes": [
        {**NOWHERE, "prefix": "Storage"}, {**NOWHERE, "prefix": "Storage.WestUS2"}]}]},
    "a firewall in each of two networks": {
        "virtual_networks": [HUB, SECOND], "firewalls": [
            {"name": "x", "virtual_network": "hub"}, {"name": "y", "virtual_network": "second"}]},
    "subnets of the service": {
        "virtual_networks": [home("a", "10.1.0.0/16", subnet("avs-mgmt", "10.9.0.0/27"))],
        "private_clouds": [cloud("avs")]},
    "a segment that is stretched": {
        "virtual_networks": [A], "private_clouds": [
            cloud("new", segments=[{"name": "s", "prefix": "10.8.0.0/24"}]),
            {"name": "old", "generation": 1, "address_block": "10.7.0.0/22",
             "segments": [{"name": "s", "prefix": "10.8.0.0/24"}]}]},
    "a translation of its own address": {
        "virtual_networks": [HUB], "firewalls": [WALL],
        "firewall_policies": [policy(translating("20.0.0.4"))]},
    "a translation in a parent": {
        "virtual_networks": [HUB], "firewalls": [{**WALL, "policy": "child"}],
        "firewall_policies": [policy(translating("20.0.0.4")),
                              {"name": "child", "parent": "BASE"}]},
    "a policy that nobody has": {"firewall_policies": [policy(translating("20.0.0.5"))]},
    "a tag that nobody knows": group(rule("x", 100, source="Contoso.Nowhere")),
    "a next hop that nobody answers": {"route_tables": [{"name": "rt", "routes": [
        {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance", "address": "10.0.0.4"}]}]},
    "a member whose name begins like an address": {
        "groups": [{"name": "10-web", "members": []}, {"name": "g", "members": ["10-WEB"]}]},
    "two groups that hold a third": {"groups": [
        {"name": "g", "members": ["h", "i"]}, {"name": "h", "members": ["i"]},
        {"name": "i", "members": ["10.0.0.1"]}]},
    "a segment on a site, as long as it is moved": {
        **SEGMENTED, "sites": [{"name": "dc", "prefixes": ["10.1.64.0/20"]}]},
    "networks with the same addresses and nothing in common": {
        "virtual_networks": [home("x", "10.1.0.0/16"), home("y", "10.1.0.0/16")]},
    "a subnet of the service in the block": {
        "virtual_networks": [
            home("a", "10.1.0.0/16", subnet("avs-nsx-gw-x", "10.1.0.128/27"))],
        "private_clouds": [cloud("c", address_block="10.1.0.0/22")]},
    "two clouds of Generation 1 in one place": {"private_clouds": [
        {"name": name, "generation": 1, "address_block": "10.7.0.0/22"} for name in "xy"]},
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD)
def test_what_is_odd_but_possible_is_no_fault_and_can_be_proven(case: str) -> None:
    network = Network.model_validate(GOOD[case])
    assert list(faults(network)) == []
    assert Proof(network).ground.endpoints


@pytest.mark.parametrize(
    ("text", "guess"),
    [("wbe", "Did you mean `web`?"), ("zzz", "Declare it, or leave the name out. There are `web`")],
)
def test_a_name_of_nothing_is_told_what_was_meant(text: str, guess: str) -> None:
    part = {"route_tables": [{"name": "web"}], "virtual_networks": [
        home("x", "10.0.0.0/8", subnet("s", "10.1.0.0/24", route_table=text))]}  # fmt: skip
    (fault,) = faults(Network.model_validate(part))
    assert fault.remedy.startswith(guess)


def test_a_circle_of_groups_is_refused_in_a_network_that_no_file_tells_of() -> None:
    groups = [{"name": "g", "members": ["h"]}, {"name": "h", "members": ["G", "10.0.0.1"]}]
    network = Network.model_validate({"groups": groups})
    with pytest.raises(InputError, match=r"the group `h` holds `g`.*\(g to h to g\)"):
        Proof(network)


def test_ten_thousand_groups_in_one_another_are_gathered_at_once() -> None:
    count = 10_000
    names = [f"g{number}" for number in range(count)]
    groups = tuple(
        AddressGroup(name=name, members=(f"10.0.{at // 256}.{at % 256}", *names[at + 1 : at + 2]))
        for at, name in enumerate(names)
    )
    network = Network(groups=groups)
    assert list(faults(network)) == []
    assert Ends(network).one("g5").certain.size == count - 5


def test_names_of_groups_are_all_names_and_each_once() -> None:
    network = Network.model_validate(
        {
            "virtual_networks": [A],
            "interfaces": [interface("vm", "a/web", "10.1.1.4", application_security_groups="g")],
            "groups": [{"name": "G", "members": ["10.0.0.1"]}, {"name": "h", "members": ["g"]}],
        }
    )
    names = Ends(network).named
    assert sorted(names) == ["a", "a/db", "a/web", "g", "h", "vm"]
    assert len(names) == 6
    assert "g" in names
    assert "i" not in names
    assert str(names["g"].certain) == "10.1.1.4/32"


def words(protocol: str) -> list[Fault]:
    rule = FirewallRule(name="r", source="a", destination="b", protocol=protocol, action="Allow")
    return list(rule_words([rule]))


@pytest.mark.parametrize("protocol", ["HTTPS", "Any", "tcp/443", "udp/53", "ICMP", "TCP", "mssql"])
def test_a_protocol_of_the_guides_block_is_known(protocol: str) -> None:
    assert words(protocol) == []


@pytest.mark.parametrize(
    ("protocol", "problem"),
    [
        ("HTTPSS", "`HTTPSS` is no traffic: nobody knows such a protocol or service"),
        ("tcp/99999", "`tcp/99999` is no traffic: ports are 0 to 65535"),
        ("gre", "Azure Firewall has no network rules for `gre`"),
        ("protocol/99", "Azure Firewall has no network rules for `protocol/99`"),
        ("99", "`99` is no traffic: a number alone may be a port or a protocol"),
        ("icmp/8", "Azure Firewall has no network rules for `icmp/8`"),
    ],
)
def test_a_protocol_that_no_rule_can_have_is_told(protocol: str, problem: str) -> None:
    (fault,) = words(protocol)
    assert (fault.path, fault.problem) == (("firewall_rules", 0, "protocol"), problem)


def ends(text: str, *, certain: bool, tags: ServiceTags | None = None) -> list[str]:
    network = Network.model_validate({"virtual_networks": [A]})
    return [fault.problem for fault in intent_ends([text], network, tags, certain=certain)]


def test_a_firewall_with_listed_addresses_is_not_said_to_have_none() -> None:
    with pytest.raises(ValueError, match="says by `has_public_address` it has none"):
        Firewall.model_validate({**WALL, "has_public_address": False})


def test_an_end_of_an_intent_that_nobody_knows_is_told() -> None:
    said = "the intent `a/web reaches mars` cannot be asked: nobody knows the addresses of `mars`"
    assert ends("a/web reaches mars", certain=True) == [said]
    assert ends("10.0.0.300 reaches a/web", certain=True)
    assert ends("a/web never reaches Internet on https", certain=True) == []


def test_a_service_tag_is_missed_only_in_a_list_and_only_when_it_is_asked_about() -> None:
    asked, listed = "a/web reaches Storage.WestUS2", tags_of({"Storage": ["52.239.0.0/16"]})
    assert ends(asked, certain=False) == []
    assert ends(asked, certain=True, tags=listed) == []
    (problem,) = ends(asked, certain=False, tags=listed)
    assert problem.endswith("and the list of service tags does not have it")


def spoilt(network: Network, random: Random) -> Part:
    """The network with one value taken from elsewhere, doubled or left out."""
    part: Part = json.loads(network.model_dump_json())
    nodes: list[Any] = [part]
    for node in nodes:
        nodes += [each for each in _inside(node) if isinstance(each, dict | list) and each]
    at = random.choice(nodes)
    if isinstance(at, list):
        at.append(random.choice(at)) if random.random() < 0.5 else at.pop(random.randrange(len(at)))
    else:
        key = random.choice(list(at))
        alike = [each[key] for each in nodes if isinstance(each, dict) and key in each]
        at[key] = random.choice(alike)
    return part


def _inside(node: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON holds
    return list(node.values()) if isinstance(node, dict) else list(node)


@pytest.mark.parametrize("seed", range(40))
def test_a_network_without_a_fault_never_breaks_the_proof(seed: int) -> None:
    random = Random(seed)
    try:
        network = Network.model_validate(spoilt(draw.network(random), random))
    except ValueError:
        return
    if next(faults(network), None) is None:
        proof = Proof(network)
        endpoints = proof.ground.endpoints
        for _ in range(5):
            sets = proof.pair(random.choice(endpoints), random.choice(endpoints))
            assert sets.allowed | sets.denied == proof.judge.full


def test_dnat_of_a_protocol_without_ports_is_refused() -> None:
    rule = {"name": "in", "destination": "20.1.1.1", "port": 443, "translated_address": "10.1.1.4",
            "translated_port": 443, "protocols": ["icmp"]}  # fmt: skip
    with pytest.raises(ValidationError, match=r"protocols.0\n.*'any', 'tcp' or 'udp'"):
        DnatRule.model_validate(rule)


def test_a_rule_of_a_firewall_names_no_application_security_group() -> None:
    rule = {"name": "r", "source": "Web", "destination": "*", "protocols": "tcp", "ports": "443"}
    allowing = {"kind": "network", "name": "c", "priority": 100, "action": "allow", "rules": [rule]}
    group = {"name": "g", "priority": 100, "rule_collections": [allowing]}
    policies = [{"name": "p", "rule_collection_groups": [group]}]
    network = Network.model_validate(
        {"application_security_groups": ["web"], "firewall_policies": policies}
    )
    (found,) = faults(network)
    assert found.path[-2:] == ("source", 0)
    assert found.problem == (
        "`r` names the application security group `Web`; Azure Firewall takes none"
    )
