"""Limits of Azure: what is allowed at most, and one more."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.checks.network.build import Changes, around, rule

from landbridge.catalogue import catalogue
from landbridge.checks import Subject, check
from landbridge.checks.network import NETWORK_RULES
from landbridge.model import Finding

TODAY = date(2026, 11, 22)
AVS = "virtual_networks/vnet-avs"


def of_limit(rule_id: str, changes: Changes, **keys: Any) -> list[Finding]:  # noqa: ANN401 - any key
    mine = [each for each in NETWORK_RULES if each.id == f"azure.{rule_id}"]
    return list(check(Subject(around(changes, **keys)), mine, TODAY).findings)


def prefix(number: int) -> str:
    return f"172.{16 + number // 256}.{number % 256}.0/24"


def routes(count: int) -> Changes:
    made = [{"prefix": prefix(nth), "next_hop": "none"} for nth in range(count)]
    return {"route_tables/+": [{"name": "many", "routes": made}]}


def tag_routes(count: int) -> Changes:
    made = [{"prefix": f"Storage.R{nth}", "next_hop": "internet"} for nth in range(count)]
    plain = {"prefix": "10.1.0.0/16", "next_hop": "none"}
    return {"route_tables/+": [{"name": "many", "routes": [*made, plain]}]}


def rules(count: int) -> Changes:
    made = [rule("inbound", 100 + nth) for nth in range(count)]
    return {"network_security_groups/+": [{"name": "many", "rules": made}]}


def peerings(count: int) -> Changes:
    many = {
        "name": "many",
        "address_space": ["192.168.0.0/16"],
        "peerings": [{"to": f"spoke-{nth}"} for nth in range(count)],
    }
    return {"virtual_networks/+": [many]}


def prefixes(count: int) -> Changes:
    """The address space of the network besides its block and its segment."""
    return {f"{AVS}/address_space": ["10.0.0.0/16", *(prefix(nth) for nth in range(count - 3))]}


def members(count: int) -> Changes:
    group = {"name": "all", "virtual_networks": [f"spoke-{nth}" for nth in range(count)]}
    return {
        "network_manager/network_groups/+": [group],
        "network_manager/connectivity/+": [{"name": "many", "topology": "mesh", "groups": ["all"]}],
    }


def of_two_groups(count: int) -> Changes:
    """A mesh joins its groups, direct connectivity each alone: only one more member is too many."""
    spokes = [f"spoke-{nth}" for nth in range(count)]
    groups = [{"name": "all", "virtual_networks": spokes}, {"name": "hub", "virtual_networks": []}]
    one = {"name": "many", "topology": "hub-and-spoke", "hub": "hub"}
    joined = [{"name": name, "direct_connectivity": True} for name in ("all", "hub")]
    return {
        "network_manager/network_groups/+": groups,
        "network_manager/connectivity/+": [{**one, "groups": joined}],
    }


def admin_rules(count: int) -> Changes:
    made = [
        {"name": f"r{nth}", "priority": nth + 1, "direction": "inbound", "action": "allow"}
        for nth in range(count)
    ]
    half = count // 2
    parts = [("one", made[:half]), ("two", made[half:])]
    return {
        "network_manager/security_admin/+": [
            {"name": name, "groups": [], "rules": own} for name, own in parts
        ]
    }


def advertised(count: int) -> Changes:
    """The gateway tells the hub's prefix, that of the spoke, and three of the private cloud."""
    spaces = ["10.8.0.0/16", *(prefix(nth) for nth in range(count - 5))]
    return {"virtual_networks/hub/address_space": spaces}


def application_groups(count: int) -> Changes:
    names = [f"asg-{nth}" for nth in range(count)]
    made = [rule("inbound", 100 + nth, source=name) for nth, name in enumerate(names)]
    member = {"name": "vm", "subnet": "spoke/app", "address": "10.9.1.9"}
    return {
        "application_security_groups": names,
        "interfaces/+": [{**member, "application_security_groups": names}],
        "network_security_groups/+": [{"name": "many", "rules": made}],
    }


def connected_groups(count: int) -> Changes:
    """The last one is made by direct connectivity, the others are meshes."""
    meshes = [{"name": f"m{nth}", "topology": "mesh", "groups": ["g"]} for nth in range(count - 1)]
    hub = {"name": "h", "topology": "hub-and-spoke", "hub": "hub"}
    direct = [{"name": "G", "direct_connectivity": True}]
    return {
        "network_manager/network_groups/+": [{"name": "g", "virtual_networks": ["SPOKE"]}],
        "network_manager/connectivity/+": [*meshes, {**hub, "groups": direct}],
    }


LIMITS = [
    ("routes-max", "routing.udr.routes-max", "many", routes),
    ("tag-routes-max", "routing.udr.service-tag-routes-max", "many", tag_routes),
    ("asgs-max", "asg.per-nsg-max", "many", application_groups),
    (
        "connected-groups-max",
        "avnm.connected-groups-per-vnet-max",
        "spoke",
        connected_groups,
    ),
    ("rules-max", "nsg.rules-max", "many", rules),
    ("peerings-max", "vnet.peerings-max", "many", peerings),
    ("prefixes-max", "network.routes.vnet-prefixes-max", "vnet-avs", prefixes),
    ("connected-group-max", "avnm.connected-group-vnets-max", "many", members),
    ("connected-group-max", "avnm.connected-group-vnets-max", "many", of_two_groups),
    ("admin-rules-max", "avnm.rules-per-level-max", "network_manager", admin_rules),
    ("advertised-max", "expressroute.advertised-ipv4-max", "er", advertised),
]


@pytest.mark.parametrize(("rule_id", "fact", "subject", "make"), LIMITS)
def test_the_most_that_azure_takes_is_no_finding_and_one_more_is(
    rule_id: str, fact: str, subject: str, make: Callable[[int], Changes]
) -> None:
    most = int(catalogue().number(fact))
    assert of_limit(rule_id, make(most)) == []
    (one,) = of_limit(rule_id, make(most + 1))
    assert one.subject == subject
    assert one.message.startswith(f"{most + 1:,} ")
    assert f"{most:,} is the most" in one.message
    assert one.source == (fact,)


def test_every_limit_has_a_case() -> None:
    limits = {each.id.removeprefix("azure.") for each in NETWORK_RULES if each.id.endswith("-max")}
    assert limits == {case[0] for case in LIMITS}
