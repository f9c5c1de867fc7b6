"""What is drawn: valid, repeatable, nasty enough; and what the oracle owes to what it knows."""

from collections import Counter
from collections.abc import Callable, Iterator
from ipaddress import IPv4Network, IPv6Network
from itertools import combinations
from random import Random

import pytest
from tests.oracle import Oracle, draw
from tests.oracle.numbers import net
from tests.oracle.topology import links

from landbridge.model.network import Network

SEEDS = range(40)
ENDINGS = {"delivered", "no_route", "null_routed", "loop", "asymmetric", "filtered", "no_place"}


def overlap(one: IPv4Network | IPv6Network, other: IPv4Network | IPv6Network) -> bool:
    """Whether two prefixes share addresses."""
    return one.version == other.version and one.overlaps(other)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_draws_the_same_network_and_packets(seed: int) -> None:
    one, other = Random(seed), Random(seed)
    drawn = draw.network(one)
    assert drawn == draw.network(other)
    assert draw.tags(one) == draw.tags(other)
    assert list(draw.packets(drawn, one)) == list(draw.packets(drawn, other))


@pytest.mark.parametrize("seed", SEEDS)
def test_networks_that_see_each_other_do_not_overlap(seed: int) -> None:
    world = Oracle(draw.network(Random(seed)), None).world
    for name in world.networks:
        for link in links(world, name):
            spaces = (map(net, world.spaces[name]), map(net, world.spaces[link.network]))
            ours, theirs = map(list, spaces)
            assert not [pair for pair in ((a, b) for a in ours for b in theirs) if overlap(*pair)]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_address_is_in_two_places(seed: int) -> None:
    places = Oracle(draw.network(Random(seed)), None).world.places
    prefixes = [net(prefix) for place in places for prefix in place.prefixes]
    assert not [pair for pair in combinations(prefixes, 2) if overlap(*pair)]


def test_every_verdict_and_every_ending_is_drawn() -> None:
    met: Counter[str] = Counter()
    for seed in SEEDS:
        random = Random(seed)
        drawn = draw.network(random)
        oracle = Oracle(drawn, draw.tags(random))
        for packet in draw.packets(drawn, random):
            answer = oracle.decide(packet)
            met.update((answer.verdict, answer.disposition))
    assert {"allow", "deny", "depends"} | ENDINGS == set(met)
    assert min(met["allow"], met["deny"], met["depends"]) > met.total() // 20


def synced(drawn: Network) -> Network:
    """The same with every peering in sync."""
    made = [
        each.model_copy(
            update={
                "peerings": tuple(p.model_copy(update={"in_sync": True}) for p in each.peerings)
            }
        )
        for each in drawn.virtual_networks
    ]
    return drawn.model_copy(update={"virtual_networks": tuple(made)})


def known_appliances(drawn: Network) -> Network:
    """The same with appliances that let everything through, where nobody knew."""
    made = [
        each.model_copy(update={"forwards": "everything"}) if each.forwards == "unknown" else each
        for each in drawn.interfaces
    ]
    return drawn.model_copy(update={"interfaces": tuple(made)})


def unchanged(drawn: Network) -> Network:
    """The same."""
    return drawn


LEARNT: tuple[tuple[str, Callable[[Network], Network], bool], ...] = (
    ("service tags", unchanged, True),
    ("a sync", synced, False),
    ("what appliances let through", known_appliances, False),
)


def refined(
    seed: int, change: Callable[[Network], Network], with_tags: bool
) -> Iterator[tuple[str, str]]:
    """Verdicts before and after something became known."""
    random = Random(seed)
    drawn = draw.network(random)
    before, after = Oracle(drawn, None), Oracle(change(drawn), draw.STORAGE if with_tags else None)
    for packet in draw.packets(drawn, random):
        yield before.decide(packet).verdict, after.decide(packet).verdict


@pytest.mark.parametrize(("what", "change", "with_tags"), LEARNT, ids=[row[0] for row in LEARNT])
def test_learning_more_only_settles_what_depended(
    what: str, change: Callable[[Network], Network], with_tags: bool
) -> None:
    pairs = [pair for seed in SEEDS for pair in refined(seed, change, with_tags)]
    assert not [pair for pair in pairs if pair[0] not in {"depends", pair[1]}], what
    assert ("depends", "depends") in pairs
