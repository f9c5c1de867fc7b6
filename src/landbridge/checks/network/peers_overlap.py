"""Peers with the same addresses."""

from collections.abc import Iterator, Set

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import Side, sides
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.faults.overlap import overlapping
from landbridge.network.proof import Proof


def _overlapping(proof: Proof) -> Iterator[Hit]:
    told = set()
    for side in sides(proof):
        here, there = side.here.name.lower(), side.peering.to.lower()
        if side.there is not None and here != there and frozenset((here, there)) not in told:
            told.add(frozenset((here, there)))
            if shared := proof.fabric.space(here) & proof.fabric.space(there):
                yield Hit(side.name, f"both have {shared}")
    yield from _beside(proof, told)


def _beside(proof: Proof, told: Set[frozenset[str]]) -> Iterator[Hit]:
    """Networks that are peered with the same third one, and not with each other."""
    of: dict[str, list[Side]] = {}
    for side in sides(proof):
        if side.there is not None:
            of.setdefault(side.there.name, []).append(side)
    for third, around in of.items():
        spaces = [proof.fabric.space(side.here.name.lower()) for side in around]
        for first, then in overlapping(spaces):
            pair = around[first].here.name, around[then].here.name
            if frozenset(map(str.lower, pair)) not in told:
                shared = spaces[first] & spaces[then]
                yield Hit(
                    f"{pair[1]} to {third}", f"{pair[0]} is its peer, too: both have {shared}"
                )


PEERS_OVERLAP = Rule(
    id="azure.peers-overlap",
    severity=Severity.BLOCKING,
    says="two networks that are peered, or both peered with a third, have the same addresses",
    happens="Azure refuses the peering",
    fix="The network engineer: take another prefix here or there.",
    source=("peering.overlap", "network.routes.into-address-space"),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_overlapping),
    undecided=answered,
)
