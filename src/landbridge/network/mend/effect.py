"""All that changes between two networks, besides what was asked for."""

from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Changed, Inspected
from landbridge.model.network import Network
from landbridge.network.difference.counterparts import counterparts
from landbridge.network.difference.difference import compared, grouped, sides
from landbridge.network.difference.turns import Changes, Turned, Turns, joined, turned
from landbridge.network.difference.verdicts import Verdicts
from landbridge.network.edits.revision import Change, changes, edits_of, traffic_of
from landbridge.network.edits.since import by_place
from landbridge.network.ground import Material
from landbridge.network.mend.wanted import Asked
from landbridge.network.proof import Proof


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


def effect_of_rules(old: Proof, network: Network, asked: Asked) -> Effect:
    """The same where nothing but rules of security groups differs: only what they name is proven.

    Raises Divided where they mean something else now.
    """
    old.tell_apart(Material([*grouped(old)], [], []))
    order = {place.name: nth for nth, place in enumerate(old.places)}
    edits = edits_of(old, network)
    traffic = traffic_of(old, edits)
    found = list(changes(old, edits, traffic))
    named = joined(by_place(found))
    told = Changes(sorted(named, key=lambda each: (order[each[0]], order[each[1]])), traffic)
    bits = traffic.bits(old.traffic(asked.services))
    return Effect(
        sum(_opened(old, each, asked, bits).bit_count() for each in found),
        tuple(each for each in told if each.more),
        tuple(each for each in told if each.less),
        (),
    )


def _opened(proof: Proof, change: Change, asked: Asked, bits: int) -> int:
    """The classes of traffic that pass more surely between two ends, and were not asked for."""
    turns = Turns.between(change.before, change.after)
    gains: int = turns.gains | turns.may_gain | turns.clears
    source, destination = proof.end(asked.source), proof.end(asked.destination)
    meant = source.among((change.source,)) and destination.among((change.destination,))
    return gains & ~bits if meant else gains


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
