"""One connection there and back, hop by hop, with every cause of its verdict."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from landbridge.model.proof import Cause, Connection, Verdict, Way
from landbridge.network.judge import Judge
from landbridge.network.naming import End
from landbridge.network.paths.steps import Disposition
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.network.telling.called import called
from landbridge.network.telling.trails import Case, backward, forward
from landbridge.network.telling.witness import flow, witness
from landbridge.space import Traffic, worded

WORST = (Verdict.DENY, Verdict.DEPENDS, Verdict.ALLOW)
BEST = WORST[::-1]
"""The order in which answers speak against a connection; the other way round, for it."""
EITHER_WAY = "it takes one of several ways, and not all of them let it through"
ON_SOME = "on one of the ways"


class Told(NamedTuple):
    """The ways of a case, how it ends, and why."""

    forward: tuple[Way, ...]
    back: tuple[Way, ...]
    disposition: str
    because: tuple[Cause, ...]


def trace(
    proof: Proof,
    source: End,
    destination: End,
    traffic: Traffic,
    worst: tuple[Verdict, ...] = WORST,
) -> Connection:
    """The connection between two ends; the proof must have been made with all three.

    Of several pairs of addresses, and of several ports, one with the worst verdict is shown: the
    first of `worst` that occurs. Where an end has no address that is known to be at a place, it
    depends on that; between IPv4 and IPv6 nothing flows.
    """
    cases = list(cases_of(proof, source, destination, traffic, worst))
    if not cases:
        return _nowhere(proof, source, destination, traffic)
    shown = min(cases, key=lambda case: worst.index(case.verdict))
    verdict, case, told = _answered(proof, source, destination, traffic, (shown, worst))
    return Connection(
        source=source.name,
        destination=destination.name,
        traffic=worded(traffic),
        verdict=verdict,
        disposition=told.disposition,
        pairs=dict(Counter(case.verdict for case in cases)),
        witness=witness(proof, case),
        packet=flow(proof, case),
        because=told.because,
        forward=told.forward,
        back=told.back,
    )


def _answered(
    proof: Proof,
    source: End,
    destination: End,
    traffic: Traffic,
    found: tuple[Case, tuple[Verdict, ...]],
) -> tuple[Verdict, Case, Told]:
    """The verdict with the case that shows it; open where it is about others than was asked."""
    shown, worst = found
    if shown.verdict is not Verdict.DENY and (own := called(proof, destination, shown.destination)):
        return Verdict.DEPENDS, shown, Told((), (), Disposition.OUTSIDE, tuple(own))
    maybe = None
    if shown.verdict is worst[-1]:
        maybe = _maybe(proof, source, destination, traffic, worst)
    told = told_of(proof.judge, maybe or shown, nearly=True)
    if maybe is None:
        return shown.verdict, shown, told
    because = _in_doubt(told, source, destination)
    return Verdict.DEPENDS, maybe, told._replace(because=because)


def _maybe(
    proof: Proof, source: End, destination: End, traffic: Traffic, worst: tuple[Verdict, ...]
) -> Case | None:
    """A case that speaks against the answer, if what may be among the ends is among them."""
    if not source.possible and not destination.possible:
        return None
    cases = cases_of(proof, source.widest, destination.widest, traffic, worst)
    return next((each for each in cases if each.verdict is not worst[-1]), None)


def _in_doubt(told: Told, source: End, destination: End) -> tuple[Cause, ...]:
    """That the case may not be one of these ends, and its causes as what may decide."""
    names = " and of ".join(each.name for each in (source, destination) if each.possible)
    why = f"it is not known whether these addresses are among those of {names}"
    first = Cause(stage="addresses", action=Verdict.DEPENDS, why=why, certain=False)
    return (first, *(each.model_copy(update={"certain": False}) for each in told.because))


def told_of(judge: Judge, case: Case, *, nearly: bool = False) -> Told:
    """The ways of one case there and back, and every cause of its verdict.

    With `nearly`, the hops name the rules that miss it by one thing.
    """
    there, asked = forward(judge, case, nearly=nearly)
    back = tuple(backward(judge, case, asked))
    chosen = () if judge.enters(case.source, case.destination) else there
    if case.verdict is Verdict.DENY:
        because = _refused(there, back)
    else:
        open_ = [*_apart(chosen), *_apart(back)] if case.verdict is Verdict.DEPENDS else []
        because = tuple(dict.fromkeys((*_because(case.verdict, (*there, *back)), *open_)))
    return Told(there, back, _disposition(case.verdict, there), because)


def _refused(there: tuple[Way, ...], back: tuple[Way, ...]) -> tuple[Cause, ...]:
    """Why a case is denied: a reply that no way brings back is told by the way there.

    Where one of several brings it back, the others only may refuse it.
    """
    sure = _because(Verdict.DENY, there)
    known = {(each.place, each.why) for each in sure}
    some = (each for each in _apart(back) if each.action is Verdict.DENY)
    return (*sure, *(each for each in dict.fromkeys(some) if _whole(each) not in known))


def _nowhere(proof: Proof, source: End, destination: End, traffic: Traffic) -> Connection:
    """A connection of which an end stands nowhere, or whose ends are of two families."""
    lost = [end.name for end in (source, destination) if not end.among(proof.ground.endpoints)]
    apart = "one end has IPv4 addresses and the other IPv6"
    untold = [end.untold for end in (source, destination) if end.untold]
    held = f"no place is known to hold an address of {' or of '.join(lost)}"
    why = " and ".join(untold) if untold else held if lost else apart
    verdict = Verdict.DEPENDS if lost else Verdict.DENY
    cause = Cause(stage="addresses", action=verdict, why=why, certain=not lost)
    return Connection(
        source=source.name,
        destination=destination.name,
        traffic=worded(traffic),
        verdict=verdict,
        disposition=Disposition.OUTSIDE if lost else Disposition.NO_ROUTE,
        pairs={},
        witness="",
        because=(cause,),
        forward=(),
        back=(),
    )


def cases_of(
    proof: Proof,
    source: End,
    destination: End,
    traffic: Traffic,
    worst: tuple[Verdict, ...] = WORST,
) -> Iterator[Case]:
    """Each pair of addresses behind two ends, with the worst that happens between them."""
    wanted = proof.ground.traffic.bits(traffic)
    for one in source.among(proof.ground.endpoints):
        for other in destination.among(proof.ground.endpoints):
            if one.same_family(other):
                verdict, bits = _worst(proof.pair(one, other), wanted, worst)
                yield Case(verdict, one, other, proof.ground.traffic.shown(bits))


def _worst(sets: Sets, wanted: int, worst: tuple[Verdict, ...]) -> tuple[Verdict, int]:
    """The worst that happens to the traffic that is asked about, and all of it."""
    by_verdict = {
        Verdict.DENY: wanted & ~sets.allowed,
        Verdict.DEPENDS: wanted & sets.depends,
        Verdict.ALLOW: wanted & sets.allow,
    }
    verdict = next(each for each in worst if by_verdict[each])
    return verdict, by_verdict[verdict]


def _disposition(verdict: Verdict, forward: tuple[Way, ...]) -> str:
    """How it ends: where it is dropped or denied first, or that the reply is lost."""
    if verdict is Verdict.ALLOW:
        return Disposition.DELIVERED
    stopped = [each.disposition for each in forward if each.disposition != Disposition.DELIVERED]
    return next(iter(stopped), Disposition.DELIVERED)


def _because(verdict: Verdict, ways: tuple[Way, ...]) -> tuple[Cause, ...]:
    """Every cause of the verdict, over all stages and ways."""
    causes = [cause for way in ways for hop in way.hops for cause in hop.because]
    return tuple(dict.fromkeys(cause for cause in causes if COUNTS[verdict](cause)))


def _apart(ways: tuple[Way, ...]) -> list[Cause]:
    """What refuses on some of several ways, and that one is taken; who enters may choose."""
    closed = [way for way in ways if way.verdict is Verdict.DENY]
    if not closed or len(closed) == len(ways):
        return []
    causes = (cause for way in closed for hop in way.hops for cause in hop.because)
    either = Cause(stage="routing", action=Verdict.DEPENDS, certain=False, why=EITHER_WAY)
    return [*(_on_some(each) for each in causes if each.refuses), either]


def _on_some(cause: Cause) -> Cause:
    """A refusal on one way: of the whole it only may be one."""
    why = f"{ON_SOME}: {cause.why}" if cause.why else ON_SOME
    return cause.model_copy(update={"certain": False, "why": why})


def _whole(cause: Cause) -> tuple[str, str]:
    """The place and reason of a refusal on one way, as the whole would have it."""
    return cause.place, cause.why.removeprefix(ON_SOME).removeprefix(": ")


COUNTS: Mapping[Verdict, Callable[[Cause], bool]] = {
    Verdict.ALLOW: lambda cause: cause.action is Verdict.ALLOW,
    Verdict.DENY: lambda cause: cause.refuses,
    Verdict.DEPENDS: lambda cause: not cause.certain,
}
"""Which causes speak for a verdict."""
