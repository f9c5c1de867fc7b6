"""One verdict and one rule out of what several filters, ways and classes of traffic say."""

from collections.abc import Iterable, Sequence

from landbridge.model.proof import Verdict
from landbridge.network.filters.guards import Stage
from landbridge.network.replay.seats import bare
from landbridge.network.sets import Sets
from landbridge.network.telling.deciding import Decider

NO_FILTER = "no filter"


def deciding_rule(deciders: Sequence[tuple[Stage, Decider]], verdict: Verdict) -> str:
    """The rule that decides; of what is open, the first of which it is not known."""
    doubtful = [each for stage, each in deciders if stage.doubt or not each[2]]
    last = [each for _, each in deciders[-1:]]
    found = (doubtful[:1] if verdict is Verdict.DEPENDS else []) or last
    return bare(found[0][0]) if found else NO_FILTER


def verdict_of(sets: Sets, bits: int) -> Verdict:
    """The answer for some classes of traffic, of which the packet has one."""
    if not sets.allowed & bits:
        return Verdict.DENY
    open_ = sets.denied & bits or bits & ~sets.allowed
    return Verdict.DEPENDS if open_ else Verdict.ALLOW


def common(verdicts: Iterable[Verdict]) -> Verdict:
    """What all of them say; it depends where they differ."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.DEPENDS
