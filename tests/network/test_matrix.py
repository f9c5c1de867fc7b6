"""The sums of all pairs by place say what the pairs say, one by one."""

from collections import defaultdict
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest
from tests.network.agree import tags_of
from tests.network.parts import collection, firewall, net_rule, policy, star, table
from tests.oracle import draw

from landbridge.model.network import Network
from landbridge.model.proof import INTERNET, NOTHING, Cell, DeadRule, Reachability
from landbridge.network.answers.reachability import MADE, reachability
from landbridge.network.answers.unseen import Unseen
from landbridge.network.ground import Endpoint
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.security.groups import DEFAULT_ENDS
from landbridge.security.platform import addresses
from landbridge.space import worded

Pairs = dict[tuple[Endpoint, Endpoint], Sets]
SEEDS = (*range(8), 34)


@cache
def drawn(seed: int) -> tuple[Reachability, Proof, Pairs]:
    """What a network's proof says, and the same network pair by pair."""
    random = Random(seed)
    network = draw.network(random)
    tags = tags_of(draw.tags(random))
    proof = Proof(network, tags)
    both = product(proof.ground.endpoints, proof.ground.endpoints)
    pairs = {(a, b): proof.pair(a, b) for a, b in both if a.same_family(b)}
    return reachability(network, (), tags), proof, pairs


def cell(proof: Proof, source: Place, destination: Place, pairs: Pairs) -> Cell | None:
    """A cell out of the pairs of its two places."""
    mine = [
        sets
        for (one, other), sets in pairs.items()
        if one.place is source and other.place is destination
    ]
    always, sometimes, depends = proof.ground.traffic.full, 0, 0
    for each in mine:
        always, sometimes = always & each.allow, sometimes | each.allow
        depends |= each.depends
    told = (worded(proof.ground.traffic.traffic(each)) for each in (always, sometimes, depends))
    return Cell(source.name, destination.name, *told) if mine else None


@pytest.mark.parametrize("seed", SEEDS)
def test_a_cell_says_what_its_pairs_say(seed: int) -> None:
    found, proof, pairs = drawn(seed)
    places = [place for place in proof.places if any(place is each.place for each, _ in pairs)]
    cells = (cell(proof, one, other, pairs) for one, other in product(places, places))
    assert list(found.cells) == [each for each in cells if each]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_counts_are_those_of_the_pairs(seed: int) -> None:
    found, _, pairs = drawn(seed)
    undecided = sum(1 for each in pairs.values() if each.depends)
    assert (found.pairs, found.undecided_pairs) == (len(pairs), undecided)


@pytest.mark.parametrize("seed", SEEDS)
def test_exposed_is_what_the_internet_reaches_or_may_reach(seed: int) -> None:
    found, _, _ = drawn(seed)
    assert list(found.exposed) == [
        each
        for each in found.cells
        if each.source == INTERNET != each.destination
        and (each.sometimes, each.depends) != (NOTHING, NOTHING)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_is_dead_when_no_pair_that_asks_for_it_needs_it(seed: int) -> None:
    found, proof, _ = drawn(seed)
    taken: dict[DeadRule, bool] = defaultdict(bool)
    unseen = Unseen(proof)  # what it holds back has a table of its own below
    for each in proof.ground.all_compiled():
        for number, rule in enumerate(each.filter.rules):
            made = rule.name.partition(" ")[0] in DEFAULT_ENDS or each.filter.stage in MADE
            if rule.written is not None and not made:
                named = DeadRule(each.filter.stage, each.filter.resource, rule.name)
                probes = any(end and end <= addresses() for end in (rule.source, rule.destination))
                untold = unseen.may_need(each.filter, rule)
                taken[named] |= each.takes(number) or probes or untold
    assert {*found.dead_rules} == {each for each, some in taken.items() if not some}


def test_cells_can_be_taken_by_number_and_by_slice() -> None:
    found, _, _ = drawn(0)
    cells = list(found.cells)
    assert found.cells[0] == cells[0]
    assert list(found.cells[1:3]) == cells[1:3]
    assert found.cells[-1] == cells[-1]


def dead(*rules: dict[str, object], **keys: Any) -> list[str]:  # noqa: ANN401 - any part
    """The names of the dead rules of a group at one subnet, beside another."""
    subnets = [
        {"name": "web", "prefixes": ["10.0.1.0/24"], "network_security_group": "group"},
        {"name": "db", "prefixes": ["10.0.2.0/24"], "complete": keys.pop("complete", True)},
    ]
    network = Network.model_validate(
        {
            "virtual_networks": [
                {"name": "hub", "address_space": ["10.0.0.0/16"], "subnets": subnets}
            ],
            "network_security_groups": [{"name": "group", "rules": rules}],
            **keys,
        }
    )
    return [each.rule for each in reachability(network).dead_rules]


def outbound(name: str, priority: int, destination: str) -> dict[str, object]:
    """A rule that refuses."""
    said = {"direction": "outbound", "access": "deny", "destination": destination}
    return {"name": name, "priority": priority, **said}


def test_a_rule_for_a_place_that_is_not_there_is_dead() -> None:
    rules = outbound("far", 100, "192.168.9.0/24"), outbound("near", 101, "10.0.2.0/24")
    assert dead(*rules) == ["far (100)"]
    assert dead(outbound("all", 99, "*"), *rules) == ["far (100)", "near (101)"]


def test_a_rule_from_addresses_of_the_other_family_is_dead() -> None:
    rules = (
        {"name": name, "priority": priority, "direction": "inbound", "access": "allow",
         "source": source, "destination": "10.0.1.0/24"}
        for name, priority, source in (("six", 100, "::/0"), ("four", 101, "0.0.0.0/0"))
    )  # fmt: skip
    machine = {"name": "vm", "subnet": "hub/web", "address": "10.0.1.4",
               "public_address": "20.2.2.2"}  # fmt: skip
    assert dead(*rules, interfaces=[machine]) == ["six (100)"]


def led_to(address: str, **keys: object) -> dict[str, object]:
    """A route by an address of the subnet `web`, and who stands there."""
    route = {"prefix": "10.9.0.0/16", "next_hop": "virtual_appliance", "address": address}
    nva = {"name": "nva", "subnet": "hub/web", "address": "10.0.1.9", **keys}
    tables = [{"name": "by-nva", "routes": [route]}]
    return {"route_tables": tables, "interfaces": [nva] if keys else []}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"complete": True}, ["far (100)"]),
        ({"complete": False}, []),
        (led_to("10.0.1.9"), []),
        (led_to("10.0.1.9", ip_forwarding=False), []),
        (led_to("10.0.1.9", ip_forwarding=True), ["far (100)"]),
        (led_to("10.0.2.9"), ["far (100)"]),
    ],
)
def test_a_rule_that_something_untold_may_need_is_not_dead(
    told: dict[str, object], expected: list[str]
) -> None:
    """An interface may have the group, and whoever has the next hop may pass on from elsewhere."""
    assert dead(outbound("far", 100, "192.168.9.0/24"), **told) == expected


@pytest.mark.parametrize(("connects", "expected"), [((), []), (("dc",), ["far (100)"])])
def test_a_rule_for_whoever_stands_behind_a_gateway_untold_is_not_dead(
    connects: tuple[str, ...], expected: list[str]
) -> None:
    gateway = {"name": "gw", "virtual_network": "hub", "kind": "expressroute"}
    sites = [{"name": "dc", "prefixes": ["10.200.0.0/16"]}]
    told = {"gateways": [{**gateway, "connects": connects}], "sites": sites}
    assert dead(outbound("far", 100, "192.168.9.0/24"), **told) == expected


OTHER = "policy/group/network-100/other"


@pytest.mark.parametrize(("complete", "expected"), [(True, [OTHER]), (False, [])])
def test_a_rule_of_a_firewall_to_which_an_untold_route_may_lead_is_not_dead(
    complete: bool, expected: list[str]
) -> None:
    rules = [net_rule(source=source) for source in ("10.1.1.0/24", "10.2.1.0/24")]
    rules[1]["name"] = "other"
    by_firewall = table("one", ("10.0.0.0/8", "10.0.1.4"))
    network = Network.model_validate(
        {
            "virtual_networks": star(one={"route_table": "one"}, two={"route_table": "two"}),
            "route_tables": [by_firewall, {"name": "two", "complete": complete}],
            "firewalls": [firewall()],
            "firewall_policies": [policy(collection("network", "allow", *rules))],
        }
    )
    assert [each.rule for each in reachability(network).dead_rules] == expected


def test_the_subnet_of_a_firewall_leaves_as_the_firewall_and_its_neighbour_as_it_may() -> None:
    subnets = [
        {"name": "AzureFirewallSubnet", "prefixes": ["10.0.0.0/26"]},
        {"name": "web", "prefixes": ["10.0.1.0/24"]},
    ]
    network = Network.model_validate(
        {
            "virtual_networks": [
                {"name": "hub", "address_space": ["10.0.0.0/16"], "subnets": subnets}
            ],
            "firewalls": [{"name": "fw", "virtual_network": "hub", "has_public_address": True}],
        }
    )
    out = {
        each.source: each for each in reachability(network).cells if each.destination == "Internet"
    }
    own, beside = out["hub/AzureFirewallSubnet"], out["hub/web"]
    assert (own.always, own.depends) == ("tcp, udp", "icmp")
    assert (beside.always, beside.depends) == (NOTHING, "any but icmp/8")
