"""All that changes between two networks, besides what was asked for."""

from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Changed, Inspected
from landbridge.network.counterparts import counterparts
from landbridge.network.difference import compared, sides
from landbridge.network.mend.wanted import Asked
from landbridge.network.proof import Proof
from landbridge.network.turns import Turned, turned
from landbridge.network.verdicts import Verdicts


class Effect(NamedTuple):
    """How much is opened besides, and everything that changes, by place."""

    opens: int
    gains: tuple[Changed, ...]
    loses: tuple[Changed, ...]
    inspections: tuple[Inspected, ...]


def effect(old: Proof, new: Proof, asked: Asked) -> Effect:
    """Everything that differs; both proofs were made with what was asked, and asked nothing yet."""
    before, after = sides(old, new)
    both = counterparts(before.verdicts.endpoints, after.verdicts.endpoints)
    was, now = before.verdicts.among(both.old), after.verdicts.among(both.new)
    told = compared(before, after)
    return Effect(
        _besides(new, now, turned(was, now), asked),
        tuple(each for each in told.places if each.more),
        tuple(each for each in told.places if each.less),
        told.inspections,
    )


def _besides(proof: Proof, now: Verdicts, found: Turned, asked: Asked) -> int:
    """How many pairs and classes of traffic pass more surely that were not asked for."""
    turns = found.turns
    gains = turns.gains | turns.may_gain | turns.clears
    ends = [proof.end(text) for text in (asked.source, asked.destination)]
    source, destination = (
        np.array([bool(end.among((each,))) for each in now.endpoints]) for end in ends
    )
    rows = source[found.sources] & destination[found.destinations]
    bits = proof.ground.traffic.bits(proof.traffic(asked.services))
    gains[rows] &= ~np.frombuffer(bits.to_bytes(gains.shape[1] * 8, "little"), np.uint64)
    return int(np.bitwise_count(gains).sum())
