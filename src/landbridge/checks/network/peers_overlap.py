"""Peers with the same addresses."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import sides
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _overlapping(proof: Proof) -> Iterator[Hit]:
    told = set()
    for side in sides(proof):
        here, there = side.here.name.lower(), side.peering.to.lower()
        if side.there is not None and here != there and frozenset((here, there)) not in told:
            told.add(frozenset((here, there)))
            if shared := proof.fabric.space(here) & proof.fabric.space(there):
                yield Hit(side.name, f"both have {shared}")


PEERS_OVERLAP = Rule(
    id="azure.peers-overlap",
    severity=Severity.BLOCKING,
    says="two networks that are peered have the same addresses, segments included",
    happens="Azure refuses the peering",
    fix="The network engineer: take another prefix here or there.",
    source=("peering.overlap", "network.routes.into-address-space"),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_overlapping),
    undecided=answered,
)
