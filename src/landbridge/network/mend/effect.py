"""All that changes between two networks, besides what was asked for."""

from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Changed
from landbridge.model.proof import NOTHING
from landbridge.network.difference import by_place, turns, verdicts
from landbridge.network.mend.wanted import Asked
from landbridge.network.proof import Proof
from landbridge.network.verdicts import Verdicts
from landbridge.space.words import Octets


class Effect(NamedTuple):
    """How much is opened besides, and everything that gains or loses, by place."""

    opens: int
    gains: tuple[Changed, ...]
    loses: tuple[Changed, ...]


def effect(old: Proof, new: Proof, asked: Asked) -> Effect:
    """Everything that differs; both proofs were made with what was asked, and asked nothing yet."""
    was, now = verdicts(old, new)
    found = turns(was, now)
    besides = found.gains & ~_asked(new, now, asked)
    told = by_place(new, found, now.endpoints)
    return Effect(
        int(np.bitwise_count(besides).sum()),
        tuple(each for each in told if (each.gains, each.settles) != (NOTHING, NOTHING)),
        tuple(each for each in told if (each.loses, each.opens) != (NOTHING, NOTHING)),
    )


def _asked(proof: Proof, now: Verdicts, asked: Asked) -> Octets:
    """The pairs and classes of traffic that were asked for."""
    ends = [proof.end(text) for text in (asked.source, asked.destination)]
    sources, destinations = (
        np.array([bool(end.among((each,))) for each in now.endpoints]) for end in ends
    )
    bits = proof.ground.traffic.bits(proof.traffic(asked.services))
    octets = bits.to_bytes(len(now.allowed), "little")
    wanted = np.frombuffer(octets, np.uint8)[:, None, None]
    return np.asarray(wanted * (destinations[:, None] & sources[None, :])[None], np.uint8)
