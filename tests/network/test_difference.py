"""What differs between two networks is what differs between their answers, pair by pair."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random
from typing import Any

import pytest
from tests.network.agree import tags_of
from tests.oracle import draw

from landbridge.model.difference import Changed, Inspected, Moved
from landbridge.model.network import Network
from landbridge.network.difference.difference import difference
from landbridge.network.ground import Endpoint
from landbridge.network.paths.steps import Routed, met
from landbridge.network.proof import Proof
from landbridge.network.routing.way import Hop
from landbridge.space import ALL_TRAFFIC, Traffic, worded

SEEDS = range(6)
Turned = dict[tuple[str, str], list[Traffic]]


def edited(network: Network, random: Random) -> Network:
    """The network with the groups and route tables of its subnets dealt anew."""
    groups, tables = network.network_security_groups, network.route_tables
    pick = random.choice
    homes = [
        home.model_copy(
            update={
                "subnets": tuple(
                    each.model_copy(
                        update={
                            "network_security_group": pick(groups).name,
                            "route_table": pick(tables).name if tables else None,
                        }
                    )
                    if random.random() < 0.3 and each.name in {"app", "db"}
                    else each
                    for each in home.subnets
                )
            }
        )
        for home in network.virtual_networks
    ]
    return network.model_copy(update={"virtual_networks": tuple(homes)})


def answers(proof: Proof, one: Endpoint, other: Endpoint) -> tuple[Traffic, Traffic]:
    """What is allowed for certain and what is denied for certain between two endpoints."""
    ends = [proof.endpoint(each.address, each.place.key) for each in (one, other)]
    assert ends[0]
    assert ends[1]
    sets = proof.pair(ends[0], ends[1])
    traffic, full = proof.ground.traffic.traffic, proof.ground.traffic.full
    return traffic(sets.allow), traffic(full & ~sets.allowed)


def turned(old: Proof, new: Proof, fine: Proof) -> Turned:
    """What turned, place by place, out of every pair that both tell apart."""
    found: Turned = defaultdict(lambda: [Traffic()] * 6)
    for one, other in product(fine.ground.endpoints, fine.ground.endpoints):
        if one.same_family(other):
            (yes, no), (now, never) = answers(old, one, other), answers(new, one, other)
            open_before, open_now = ALL_TRAFFIC - yes - no, ALL_TRAFFIC - now - never
            less = (yes & never, yes & open_now, open_before & never)
            turns = (*less, no & now, no & open_now, open_before & now)
            places = one.place.name, other.place.name
            found[places] = [a | b for a, b in zip(found[places], turns, strict=True)]
    return found


def told(found: Turned) -> Iterator[Changed]:
    """The same as it is reported."""
    for (source, destination), turns in found.items():
        if any(turns):
            yield Changed(source, destination, *map(worded, turns))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_turned_is_what_turned_for_some_pair(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    other = edited(network, random)
    shared = Proof(network, tags), Proof(other, tags)
    found = difference(*shared)
    apart = Proof(network, tags), Proof(other, tags)
    key = lambda each: (each.source, each.destination)  # noqa: E731 - sorted twice
    wanted = sorted(told(turned(*apart, shared[1])), key=key)
    assert sorted(found.places, key=key) == wanted
    assert (found.gone, found.come) == ((), ())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_pair_whose_inspectors_differ_is_told(seed: int) -> None:
    random = Random(seed)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    old, new = Proof(network, tags), Proof(edited(network, random), tags)
    found = difference(old, new)
    wanted: dict[Inspected, int] = defaultdict(int)
    for (one, mine), (other, theirs) in product(
        zip(old.ground.endpoints, new.ground.endpoints, strict=True), repeat=2
    ):
        through = old.pair(one, other).allowed & new.pair(mine, theirs).allowed
        if through:
            before, after = inspectors(old, one, other), inspectors(new, mine, theirs)
            if before != after:
                names = mine.place.name, theirs.place.name
                wanted[Inspected(*names, before[0], after[0], before[1], after[1])] |= through
    words = {each: worded(new.ground.traffic.traffic(bits)) for each, bits in wanted.items()}
    told_ = {replace(each, traffic=""): each.traffic for each in found.inspections}
    assert len(found.inspections) == len(told_)
    assert told_ == words


def inspectors(
    proof: Proof, source: Endpoint, destination: Endpoint
) -> tuple[tuple[str, ...], bool]:
    """The firewalls and appliances on any way of a pair, and whether a way is not told."""
    if proof.judge.enters(source, destination):
        entered = {each.firewall for each in proof.judge.entries(destination)}
        return tuple(sorted(filter(None, entered))), False
    ways = proof.judge.paths(source, destination)
    hops = {each.way.hop for path in ways for each in path if isinstance(each, Routed)}
    names = {name for path in ways for name in met(path)}
    return tuple(sorted(names)), Hop.UNTOLD in hops


def test_a_network_does_not_differ_from_itself() -> None:
    random = Random(3)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    assert not difference(Proof(network, tags), Proof(network, tags)).any


def small(**keys: Any) -> Network:  # noqa: ANN401 - what a file may hold
    """Two subnets, into one of which a group named `app` may not; with more of a network's keys."""
    subnets = [
        {"name": "web", "prefixes": ["10.0.0.0/25"]},
        {"name": "db", "prefixes": ["10.0.0.128/25"], "network_security_group": "nsg"},
    ]
    home = {"name": "vnet", "address_space": ["10.0.0.0/16"], "subnets": subnets}
    deny = {"name": "deny", "priority": 100, "direction": "inbound", "access": "deny"}
    group = {"name": "nsg", "rules": [{**deny, "source": "app", **keys.pop("rule", {})}]}
    groups = [{"name": "app", "members": keys.pop("app", ["10.0.0.4"])}]
    return Network.model_validate(
        {"virtual_networks": [home], "network_security_groups": [group], "groups": groups} | keys
    )


def test_what_stands_elsewhere_with_its_addresses_is_compared_and_named() -> None:
    before = small(sites=[{"name": "old", "prefixes": ["10.9.0.0/24"]}])
    after = small(sites=[{"name": "new", "prefixes": ["10.9.0.0/24"]}])
    found = difference(Proof(before), Proof(after))
    assert found.moved == (Moved("old", "new"),)
    assert (found.gone, found.come, len(found.places), found.may_lose) == ((), (), 0, False)


def test_what_is_gone_leaves_open_who_loses_and_what_has_come_does_not() -> None:
    site = [{"name": "old", "prefixes": ["10.9.0.0/24"]}]
    less = difference(Proof(small(sites=site)), Proof(small()))
    assert (less.gone, less.come, less.loses, less.may_lose) == (("old",), (), False, True)
    more = difference(Proof(small()), Proof(small(sites=site)))
    assert (more.gone, more.come, more.loses, more.may_lose) == ((), ("old",), False, False)


def test_pairs_are_those_of_one_family() -> None:
    six = [{"name": "six", "prefixes": ["fd00::/64"]}]
    proofs = Proof(small(sites=six)), Proof(small(sites=six))
    found = difference(*proofs)
    ends = proofs[0].ground.endpoints
    assert found.pairs == sum(one.same_family(other) for one in ends for other in ends)
    assert found.pairs < len(ends) ** 2


def test_a_group_is_asked_by_who_was_in_it_and_by_who_is() -> None:
    """10.0.0.5 joins the group that is kept out; 10.0.0.4 leaves it."""
    found = difference(Proof(small()), Proof(small(app=["10.0.0.5"])))
    (place,) = found.places
    assert (place.source, place.destination, place.loses, place.gains) == (
        "vnet/web", "vnet/db", "any", "any",
    )  # fmt: skip
    (group,) = found.groups
    assert (group.source, group.destination, group.loses, group.gains) == (
        "app", "vnet/db", "any", "any",
    )  # fmt: skip
    inside = {"members": ["10.0.0.130"], "name": "db"}
    before, after = (
        Proof(small(groups=[{"name": "app", "members": [each]}, inside]))
        for each in ("10.0.0.4", "10.0.0.5")
    )
    for group, destination in zip(difference(before, after).groups, ("vnet/db", "db"), strict=True):
        assert (group.source, group.destination, group.loses, group.gains) == (
            "app", destination, "any", "any",
        )  # fmt: skip


def test_a_group_is_told_with_places_of_which_it_has_no_part_and_a_place_with_groups_alone() -> (
    None
):
    both = [{"name": "app", "members": ["10.0.0.4"]}, {"name": "vnet/db", "members": ["10.0.0.9"]}]
    closed, opened = Proof(small()), Proof(small(rule={"source": "10.8.0.0/16"}))
    found = difference(closed, opened)
    assert [(each.source, each.destination) for each in found.groups] == [("app", "vnet/db")]
    assert found.groups[0].gains == "any"
    before = Proof(small(groups=both))
    after = Proof(small(groups=both, rule={"source": "10.8.0.0/16"}))
    assert not difference(before, after).groups


def test_a_group_that_moved_to_new_addresses_is_compared_as_a_whole() -> None:
    """Its old addresses are gone, and nobody tells a rule for the new ones."""
    groups = [{"name": "app", "members": ["10.9.0.4"]}, {"name": "db", "members": ["10.0.0.130"]}]
    site = {"name": "dc", "prefixes": ["10.9.0.0/24"]}
    joined = {"name": "gw", "virtual_network": "vnet", "kind": "vpn", "connects": ["dc"]}
    before = small(groups=groups, sites=[site], gateways=[joined])
    moved = [{"name": "app", "members": ["10.0.0.4"]}, groups[1]]
    found = difference(Proof(before), Proof(small(groups=moved, rule={"source": "10.8.0.0/16"})))
    gains = [(each.source, each.destination) for each in found.groups if each.gains == "any"]
    assert ("app", "db") in gains
    assert found.gone == ("dc",)


def test_a_group_of_one_network_only_is_named() -> None:
    other = [{"name": "db", "members": ["10.0.0.130"]}]
    more = [{"name": "app", "members": ["10.0.0.4"]}, *other]
    come = difference(Proof(small()), Proof(small(groups=more)))
    assert (come.groups_gone, come.groups_come, come.any) == ((), ("db",), True)
    gone = difference(Proof(small(groups=more)), Proof(small()))
    assert (gone.groups_gone, gone.groups_come, gone.loses) == (("db",), (), False)


def test_a_proof_that_was_asked_before_is_not_compared() -> None:
    asked = Proof(small())
    assert asked.endpoint(0) is None
    with pytest.raises(RuntimeError, match="asked something before"):
        difference(asked, Proof(small()))


def of_two(first: str, second: str, address: str, **keys: Any) -> Network:  # noqa: ANN401 - as above
    """The group `app` has two members, and `db` keeps out `address`."""
    groups = [
        {"name": "app", "members": [first, second]},
        {"name": "db", "members": ["10.0.0.130"]},
    ]
    return small(groups=groups, rule={"source": address}, **keys)


REGROUPED = (
    (("10.0.0.4", "10.0.0.5", "10.0.0.5"), ("10.0.0.8", "10.0.0.9", "10.0.0.8/31"), "loses"),
    (("10.0.0.4", "10.0.0.5", "10.0.0.5"), ("10.0.0.4", "10.0.0.9", "10.0.0.4/30"), None),
    (("10.0.0.4", "10.0.0.5", "10.0.0.5"), ("10.0.0.8", "10.0.0.9", "10.0.0.1"), "gains"),
    (("10.0.0.4", "10.0.0.5", "10.0.0.1"), ("10.0.0.8", "10.0.0.9", "10.0.0.9"), "loses"),
    (("10.0.0.4", "10.0.0.5", "10.0.0.4/31"), ("10.0.0.8", "10.0.0.9", "10.0.0.9"), "gains"),
)


@pytest.mark.parametrize(("before", "after", "turn"), REGROUPED)
def test_a_group_with_other_members_loses_and_gains_as_a_whole(
    before: tuple[str, str, str], after: tuple[str, str, str], turn: str | None
) -> None:
    found = difference(Proof(of_two(*before)), Proof(of_two(*after)))
    told = {
        kind
        for each in found.groups
        for kind in ("loses", "gains")
        if (each.source, each.destination) == ("app", "db") and getattr(each, kind) == "any"
    }
    assert turn is None or turn in told


def test_a_group_of_both_families_is_asked_within_each() -> None:
    """No IPv4 address reaches an IPv6 one, which is nobody's loss."""
    groups = [
        {"name": "app", "members": ["10.0.0.4", "fd00::4"]},
        {"name": "db", "members": ["10.0.0.130", "fd00:1::4"]},
    ]
    moved = [{"name": "app", "members": ["10.0.0.8", "fd00::8"]}, groups[1]]
    sites = [
        {"name": "six", "prefixes": ["fd00::/64"]},
        {"name": "seven", "prefixes": ["fd00:1::/64"]},
    ]
    before = Proof(small(groups=groups, sites=sites, rule={"source": "10.9.0.0/24"}))
    after = Proof(small(groups=moved, sites=sites, rule={"source": "10.0.0.8"}))
    found = difference(before, after)
    (change,) = [each for each in found.groups if (each.source, each.destination) == ("app", "db")]
    assert change.loses == "any"


def test_what_passes_a_firewall_no_longer_is_a_loss() -> None:
    found = Inspected("a", "b", ("fw",), ())
    assert found.less
    assert not Inspected("a", "b", (), ("fw",)).less


def test_an_untold_route_is_no_way_past_the_firewall() -> None:
    """Who stands on it is not known: nobody is led past, and it is not certain that nobody is."""
    hop = {"prefix": "0.0.0.0/0", "next_hop": "virtual_appliance", "address": "10.0.2.4"}
    told, untold = (
        {"name": "by-fw", "routes": routes, "complete": complete}
        for routes, complete in (([hop], True), ([], False))
    )
    before, after = (
        Network.model_validate(
            {
                "virtual_networks": [
                    {
                        "name": "hub",
                        "address_space": ["10.0.0.0/16"],
                        "peerings": [{"to": "spoke", "allow_forwarded_traffic": True}],
                        "subnets": [
                            {"name": "AzureFirewallSubnet", "prefixes": ["10.0.2.0/26"]},
                            {"name": "app", "prefixes": ["10.0.3.0/24"]},
                        ],
                    },
                    {
                        "name": "spoke",
                        "address_space": ["10.1.0.0/16"],
                        "peerings": [{"to": "hub", "allow_forwarded_traffic": True}],
                        "subnets": [
                            {"name": "a", "prefixes": ["10.1.0.0/24"], "route_table": "by-fw"}
                        ],
                    },
                ],
                "route_tables": [table],
                "firewalls": [{"name": "fw", "virtual_network": "hub", "address": "10.0.2.4"}],
            }
        )
        for table in (told, untold)
    )
    found = difference(Proof(before), Proof(after))
    opened = [each for each in found.inspections if each.after_open]
    assert opened
    assert not any(each.less and not each.open for each in found.inspections)
    assert found.may_lose
