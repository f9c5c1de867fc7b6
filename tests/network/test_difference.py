"""What differs between two networks is what differs between their answers, pair by pair."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from tests.network.agree import tags_of
from tests.oracle import draw

from landbridge.model.difference import Changed
from landbridge.model.network import Network
from landbridge.network.difference import difference
from landbridge.network.ground import Endpoint
from landbridge.network.proof import Proof
from landbridge.space import Traffic, worded

SEEDS = range(10)
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
    found: Turned = defaultdict(lambda: [Traffic()] * 4)
    for one, other in product(fine.ground.endpoints, fine.ground.endpoints):
        if one.same_family(other):
            (yes, no), (now, never) = answers(old, one, other), answers(new, one, other)
            turns = (now & no, never & yes, (yes | no) - now - never, (now | never) - yes - no)
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


def test_a_network_does_not_differ_from_itself() -> None:
    random = Random(3)
    network, tags = draw.network(random), tags_of(draw.tags(random))
    assert not difference(Proof(network, tags), Proof(network, tags)).any
