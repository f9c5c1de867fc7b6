"""All that changes between two networks, besides what was asked for."""

from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Changed
from landbridge.model.proof import NOTHING
from landbridge.network.counterparts import counterparts
from landbridge.network.difference import compared, sides
from landbridge.network.mend.wanted import Asked
from landbridge.network.proof import Proof
from landbridge.network.turns import Turned, turned
from landbridge.network.verdicts import Verdicts


class Effect(NamedTuple):
    """How much is opened besides, and everything that gains or loses, by place."""

    opens: int
    gains: tuple[Changed, ...]
    loses: tuple[Changed, ...]


def effect(old: Proof, new: Proof, asked: Asked) -> Effect:
    """Everything that differs; both proofs were made with what was asked, and asked nothing yet."""
    before, after = sides(old, new)
    both = counterparts(before.verdicts.endpoints, after.verdicts.endpoints)
    was, now = before.verdicts.among(both.old), after.verdicts.among(both.new)
    told = compared(before, after).places
    return Effect(
        _besides(new, now, turned(was, now), asked),
        tuple(each for each in told if (each.gains, each.settles) != (NOTHING, NOTHING)),
        tuple(each for each in told if (each.loses, each.opens) != (NOTHING, NOTHING)),
    )


def _besides(proof: Proof, now: Verdicts, found: Turned, asked: Asked) -> int:
    """How many pairs and classes of traffic gain that were not asked for."""
    gains = found.turns.gains.copy()
    ends = [proof.end(text) for text in (asked.source, asked.destination)]
    source, destination = (
        np.array([bool(end.among((each,))) for each in now.endpoints]) for end in ends
    )
    rows = source[found.sources] & destination[found.destinations]
    bits = proof.ground.traffic.bits(proof.traffic(asked.services))
    gains[rows] &= ~np.frombuffer(bits.to_bytes(gains.shape[1] * 8, "little"), np.uint64)
    return int(np.bitwise_count(gains).sum())
