"""The topology: every link once, what does not work told, and rules in the words of their owner."""

from typing import Any

import pytest
from tests.network.parts import subnet

from landbridge.model.network import Network
from landbridge.model.topology import Link, Node, RuleSet, Topology
from landbridge.network.picture.outline import outline


def outlined(**keys: Any) -> Topology:  # noqa: ANN401 - any key of the network
    return outline(Network.model_validate(keys))


def vnet(name: str, nth: int, *peers: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any key
    space = f"10.{nth}.0.0/16"
    peerings = [{"to": each, "allow_forwarded_traffic": True} for each in peers]
    return {"name": name, "address_space": [space], "peerings": peerings, **keys}


def node(topology: Topology, name: str) -> Node:
    return next(each for each in topology.nodes if each.name == name)


def between(topology: Topology, *names: str) -> list[Link]:
    return [each for each in topology.links if {each.first, each.second} == set(names)]


def rules(topology: Topology, resource: str) -> RuleSet:
    return next(each for each in topology.rule_sets if each.resource == resource)


def test_a_peering_of_two_sides_is_one_link() -> None:
    found = outlined(virtual_networks=[vnet("a", 1, "B"), vnet("b", 2, "a")])
    assert [(each.kind, each.works, each.says) for each in between(found, "a", "b")] == [
        ("peering", True, ())
    ]


def test_a_peering_of_one_side_is_there_and_does_not_work() -> None:
    found = outlined(virtual_networks=[vnet("a", 1, "b"), vnet("b", 2)])
    (link,) = between(found, "a", "b")
    assert (link.works, link.says) == (False, ("a says connected", "b says nothing"))


def test_what_a_peering_refuses_or_lends_is_said() -> None:
    mine = vnet("a", 1, peerings=[{"to": "b", "use_remote_gateways": True}])
    yours = vnet("b", 2, peerings=[{"to": "a", "allow_gateway_transit": True}])
    (link,) = between(outlined(virtual_networks=[mine, yours]), "a", "b")
    assert "a uses the gateway of b" in link.says
    assert "b takes no forwarded traffic from a" in link.says


def test_a_network_in_which_strangers_meet_is_a_hub_and_one_of_a_mesh_is_none() -> None:
    star = outlined(virtual_networks=[vnet("h", 1, "a", "b"), vnet("a", 2, "h"), vnet("b", 3, "h")])
    mesh = outlined(
        virtual_networks=[vnet("h", 1, "a", "b"), vnet("a", 2, "h", "b"), vnet("b", 3, "h", "a")]
    )
    assert [each.name for each in star.nodes if each.hub] == ["h"]
    assert [each.name for each in mesh.nodes if each.hub] == []


def test_a_site_is_joined_with_the_network_of_its_gateway() -> None:
    found = outlined(
        virtual_networks=[vnet("hub", 1)],
        sites=[{"name": "dc1", "prefixes": ["10.200.0.0/16"]}],
        gateways=[
            {"name": "er", "virtual_network": "HUB", "kind": "expressroute", "connects": "DC1"}
        ],
    )
    (link,) = between(found, "dc1", "hub")
    assert (link.kind, link.by) == ("expressroute", "er")


def test_whoever_has_a_public_address_is_joined_with_the_internet() -> None:
    machine = {"name": "m", "subnet": "a/s", "address": "10.1.0.4", "public_address": "203.0.113.9"}
    found = outlined(
        virtual_networks=[vnet("a", 1, subnets=[subnet("s", "10.1.0.0/24")]), vnet("b", 2)],
        interfaces=[machine],
    )
    assert between(found, "Internet", "a")[0].says == ("m has 203.0.113.9",)
    assert between(found, "Internet", "b") == []


def test_the_subnets_of_the_service_are_told_apart() -> None:
    cloud = {"name": "avs", "virtual_network": "a", "address_block": "10.1.0.0/22"}
    found = outlined(
        virtual_networks=[vnet("a", 1, subnets=[subnet("own", "10.1.9.0/24")])],
        private_clouds=[{**cloud, "segments": [{"name": "web", "prefix": "10.9.0.0/24"}]}],
    )
    home = node(found, "a")
    assert home.cloud == "avs"
    plain = {each.name for each in home.parts if not each.of_service}
    assert plain == {"a/own", "avs/web"}


@pytest.mark.parametrize(
    ("keys", "resource", "line"),
    [
        (
            {"network_security_groups": [{"name": "g", "rules": [
                {"name": "r", "priority": 100, "direction": "inbound", "access": "deny",
                 "protocol": "tcp", "destination_ports": [22, 3389]}]}]},
            "g",
            ("r (100)", "deny", "inbound", "any", "any", "tcp 22, 3389"),
        ),
        (
            {"route_tables": [{"name": "t", "routes": [
                {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance", "address": "10.0.0.4"}]}]},
            "t",
            ("0.0.0.0/0", "to the appliance 10.0.0.4", "", "", "0.0.0.0/0", ""),
        ),
    ],
)  # fmt: skip
def test_a_rule_is_told_as_its_owner_wrote_it(
    keys: dict[str, Any], resource: str, line: tuple[str, ...]
) -> None:
    (told,) = rules(outlined(**keys), resource).rules
    assert tuple(told.model_dump().values()) == line


def test_the_rules_of_a_firewall_stand_in_the_order_in_which_they_are_asked() -> None:
    def collection(name: str, priority: int, kind: str = "network") -> dict[str, Any]:
        ends = {"destination": "*", "ports": "*", "protocols": "any"}
        rule = ends if kind == "network" else {"fqdns": ["*"]}
        rules = [{"name": "r", **rule}]
        return {"name": name, "priority": priority, "kind": kind, "action": "allow", "rules": rules}

    def policy(name: str, *collections: dict[str, Any], **keys: str) -> dict[str, Any]:
        group = {"name": "g", "priority": 1, "rule_collections": collections}
        return {"name": name, "rule_collection_groups": [group], **keys}

    child = policy(
        "child", collection("apps", 1, "application"), collection("own", 5), parent="base"
    )
    found = outlined(
        virtual_networks=[vnet("hub", 1)],
        firewalls=[{"name": "fw", "virtual_network": "hub", "policy": "child"}],
        firewall_policies=[child, policy("base", collection("late", 9), collection("soon", 2))],
    )
    names = [each.name for each in rules(found, "fw").rules]
    assert names == ["soon/r", "late/r", "own/r", "apps/r"]
