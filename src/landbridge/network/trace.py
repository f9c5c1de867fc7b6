"""One connection there and back, hop by hop, with every cause of its verdict."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from landbridge.model.proof import Cause, Connection, Hop, Verdict, Way
from landbridge.network.back import Hearer
from landbridge.network.compiler import Sender
from landbridge.network.entries import Entry
from landbridge.network.explain import Explanation
from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.naming import End
from landbridge.network.places import Place
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.network.steps import Disposition, Ended, Path
from landbridge.space import Traffic, worded
from landbridge.space.addresses import address_at

WORST = (Verdict.DENY, Verdict.DEPENDS, Verdict.ALLOW)
BEST = WORST[::-1]
"""The order in which answers speak against a connection; the other way round, for it."""
EITHER_WAY = "it takes one of several ways, and not all of them let it through"
NO_ENTRY = "no public address leads to it"


Asked = tuple[Place, Hearer]
"""Where a packet arrived, and who shall hear the reply."""


class Case(NamedTuple):
    """A pair of endpoints with one class of traffic, as a bit, and its verdict."""

    verdict: Verdict
    source: Endpoint
    destination: Endpoint
    bit: int


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
    cases = list(_cases(proof, source, destination, traffic, worst))
    if not cases:
        return _nowhere(proof, source, destination, traffic)
    shown = min(cases, key=lambda case: worst.index(case.verdict))
    forward, heard = _forward(proof.judge, shown)
    back = tuple(_back(proof.judge, shown, heard))
    disposition = _disposition(shown.verdict, forward, back)
    chosen = () if proof.judge.enters(shown.source, shown.destination) else forward
    open_ = [*_apart(chosen), *_apart(back)] if shown.verdict is Verdict.DEPENDS else []
    return Connection(
        source=source.name,
        destination=destination.name,
        traffic=worded(traffic),
        verdict=shown.verdict,
        disposition=disposition,
        pairs=dict(Counter(case.verdict for case in cases)),
        witness=_witness(proof, shown),
        because=tuple(
            dict.fromkeys((*open_, *_because(shown.verdict, forward, back, disposition)))
        ),
        forward=forward,
        back=back,
    )


def _nowhere(proof: Proof, source: End, destination: End, traffic: Traffic) -> Connection:
    """A connection of which an end stands nowhere, or whose ends are of two families."""
    lost = [end.name for end in (source, destination) if not end.among(proof.ground.endpoints)]
    apart = "one end has IPv4 addresses and the other IPv6"
    why = f"no place is known to hold an address of {' or of '.join(lost)}" if lost else apart
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


def verdict_of(sets: Sets, bit: int) -> Verdict:
    """The answer for one class of traffic."""
    if not sets.allowed & bit:
        return Verdict.DENY
    return Verdict.DEPENDS if sets.denied & bit else Verdict.ALLOW


def _cases(
    proof: Proof, source: End, destination: End, traffic: Traffic, worst: tuple[Verdict, ...]
) -> Iterator[Case]:
    wanted = proof.ground.traffic.bits(traffic)
    for one in source.among(proof.ground.endpoints):
        for other in destination.among(proof.ground.endpoints):
            if one.same_family(other):
                verdict, bit = _worst(proof.pair(one, other), wanted, worst)
                yield Case(verdict, one, other, bit)


def _worst(sets: Sets, wanted: int, worst: tuple[Verdict, ...]) -> tuple[Verdict, int]:
    """The worst that happens to the traffic that is asked about, and a class of it."""
    by_verdict = {
        Verdict.DENY: wanted & ~sets.allowed,
        Verdict.DEPENDS: wanted & sets.depends,
        Verdict.ALLOW: wanted & sets.allow,
    }
    verdict = next(each for each in worst if by_verdict[each])
    bits = by_verdict[verdict]
    return verdict, bits & -bits


def _forward(judge: Judge, case: Case) -> tuple[tuple[Way, ...], list[Asked]]:
    ways, asked = [], []
    explanation = Explanation(judge, case.source, case.destination, case.bit)
    for first, path, sender, sets in _ways(judge, case):
        hops, last = explanation.hops(path, sender)
        verdict = verdict_of(sets, case.bit)
        ways.append(Way(verdict=verdict, disposition=_end(path), hops=(*first, *hops)))
        asked += _asked(path, last)
    return tuple(ways), asked


def _asked(path: Path, sender: Sender) -> list[Asked]:
    last = path[-1]
    if not isinstance(last, Ended) or last.disposition is not Disposition.DELIVERED:
        return []
    return [(last.at, sender.hearer)] if last.at else []


def _ways(judge: Judge, case: Case) -> Iterator[tuple[tuple[Hop, ...], Path, Sender, Sets]]:
    if not judge.enters(case.source, case.destination):
        sender = judge.compiler.sender(case.source)
        for path in judge.paths(case.source, case.destination):
            yield (), path, sender, judge.along(path, case.source, case.destination)
        return
    entries = judge.entries(case.destination)
    for entry in entries:
        sets = judge.entered(entry, case.source, case.destination)
        sender = judge.compiler.entering(entry, case.source)[0]
        explanation = Explanation(judge, case.source, case.destination, case.bit)
        first = (_entry(judge, entry, case), *explanation.overruled(entry))
        yield from ((first, path, sender, sets) for path in entry.paths)
    if not entries:
        path = (Ended(Disposition.NO_ROUTE, case.source.place, NO_ENTRY),)
        yield (), path, judge.compiler.sender(case.source), Sets(0, case.bit)


def _entry(judge: Judge, entry: Entry, case: Case) -> Hop:
    """By which public address the packet comes in, or why not by this one."""
    gate, certain = judge.admitted(entry, case.source)
    taken = bool(gate & case.bit)
    unknown = f"what {' and '.join(entry.source.unknown)} holds is not known here"
    cause = Cause(
        stage="public address",
        action=Verdict.ALLOW if taken else Verdict.DENY,
        resource=entry.name,
        certain=certain or not taken,
        why="it takes other traffic or sources" if not taken else "" if certain else unknown,
    )
    return Hop(place="", what=f"comes in by {entry.name}", because=(cause,))


def _back(judge: Judge, case: Case, asked: list[Asked]) -> Iterator[Way]:
    """The ways of the reply; filters let it pass, so that only its routes are told."""
    explanation = Explanation(judge, case.source, case.destination, case.bit)
    for place, hearer in dict.fromkeys(asked):
        for path, heard in judge.ways_back(place, case.destination, hearer):
            delivered = _end(path) == Disposition.DELIVERED
            lost = delivered and not heard.allowed
            disposition = Disposition.ASYMMETRIC if lost else _end(path)
            hops = tuple(explanation.back(path))
            yield Way(verdict=verdict_of(heard, 1), disposition=disposition, hops=hops)


def _end(path: Path) -> Disposition:
    last = path[-1]
    return last.disposition if isinstance(last, Ended) else Disposition.OUTSIDE


def _disposition(verdict: Verdict, forward: tuple[Way, ...], back: tuple[Way, ...]) -> str:
    """How it ends: where it is dropped or denied first, or that the reply is lost."""
    if verdict is Verdict.ALLOW:
        return Disposition.DELIVERED
    for way in forward:
        if way.disposition != Disposition.DELIVERED:
            return way.disposition
    for hop in (hop for way in forward for hop in way.hops):
        if verdict is Verdict.DENY and any(_refuses(cause) for cause in hop.because):
            return _denied(hop)
    lost = [way.disposition for way in back if way.verdict is Verdict.DENY]
    if verdict is Verdict.DENY and lost:
        return Disposition.ASYMMETRIC
    return Disposition.DELIVERED


def _denied(hop: Hop) -> str:
    side = hop.because[0].direction
    if side in {"outbound", "out"}:
        return Disposition.DENIED_OUT
    return Disposition.DENIED_IN if side in {"inbound", "in"} else Disposition.DENIED_ON_THE_WAY


def _because(
    verdict: Verdict, forward: tuple[Way, ...], back: tuple[Way, ...], disposition: str
) -> tuple[Cause, ...]:
    """Every cause of the verdict, over all stages and ways."""
    causes = [cause for way in (*forward, *back) for hop in way.hops for cause in hop.because]
    if disposition == Disposition.ASYMMETRIC:
        why = "the reply does not come back through the firewalls that saw the request"
        causes.append(Cause(stage="way back", action=Verdict.DENY, why=why))
    return tuple(dict.fromkeys(cause for cause in causes if COUNTS[verdict](cause)))


def _apart(ways: tuple[Way, ...]) -> list[Cause]:
    """That one of several ways is taken, and what refuses on some; who enters may choose."""
    closed = [way for way in ways if way.verdict is Verdict.DENY]
    if not closed or len(closed) == len(ways):
        return []
    causes = (cause for way in closed for hop in way.hops for cause in hop.because)
    open_ = Cause(stage="routing", action=Verdict.DEPENDS, certain=False, why=EITHER_WAY)
    return [open_, *filter(_refuses, causes)]


def _refuses(cause: Cause) -> bool:
    return cause.certain and cause.action is Verdict.DENY


def _admits(cause: Cause) -> bool:
    return cause.action is Verdict.ALLOW


def _leaves_open(cause: Cause) -> bool:
    return not cause.certain


COUNTS: Mapping[Verdict, Callable[[Cause], bool]] = {
    Verdict.ALLOW: _admits,
    Verdict.DENY: _refuses,
    Verdict.DEPENDS: _leaves_open,
}
"""Which causes speak for a verdict."""


def _witness(proof: Proof, case: Case) -> str:
    packet = proof.ground.traffic.sample(case.bit)
    source, destination = (address_at(end.address) for end in (case.source, case.destination))
    return f"{source} to {destination}, {packet}"
