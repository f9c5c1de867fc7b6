"""Why pairs leave something open: how many of them for each reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

from landbridge.model.proof import Cause, Verdict
from landbridge.network.proof import Proof
from landbridge.network.telling.explain import OTHERWISE
from landbridge.network.telling.trace import ON_SOME, told_of
from landbridge.network.telling.trails import Case

MOST, SEARCHED = 2_000, 100_000
"""Open pairs that are asked one by one, and pairs among which they are looked for; nobody would
wait for the answer with more."""


def undecided(proof: Proof, most: int = MOST) -> Mapping[str, int] | None:
    """The undecided pairs of classes by reason, the most frequent first; None for too many pairs.

    Of each pair the first traffic that is open is asked; several reasons of a pair count each.
    """
    if len(proof.ground.endpoints) ** 2 > SEARCHED:
        return None
    cases = list(islice(_open(proof), most + 1))
    if len(cases) > most:
        return None
    told = (told_of(proof.judge, case).because for case in cases)
    found = Counter(why for because in told for why in dict.fromkeys(map(_reason, because)) if why)
    return dict(found.most_common())


def _open(proof: Proof) -> Iterator[Case]:
    for source in proof.ground.endpoints:
        for destination in proof.ground.endpoints:
            if source.same_family(destination):
                bits = proof.pair(source, destination).depends
                if bits:
                    yield Case(Verdict.DEPENDS, source, destination, bits & -bits)


def _reason(cause: Cause) -> str:
    """What is not known; empty for what only follows from it."""
    follows = cause.why == OTHERWISE or cause.why.startswith(ON_SOME)
    return "" if cause.certain or follows else cause.why
