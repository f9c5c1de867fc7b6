"""The ways of one connection there and back, hop by hop, with what decides on each."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.model.hops import HopKind, Translation
from landbridge.model.proof import Cause, Hop, Verdict, Way, passed
from landbridge.network.compiler import Sender
from landbridge.network.filters.entries import OWN, Entry
from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.paths.back import Hearer
from landbridge.network.paths.steps import Disposition, Ended, Path, arrived, ending, met
from landbridge.network.places import Place
from landbridge.network.sets import Sets
from landbridge.network.telling.explain import WAY_BACK, Explanation
from landbridge.network.telling.hops import DESTINATION, besides, outcome
from landbridge.security.filter import not_known
from landbridge.space import ALL_TRAFFIC, worded
from landbridge.space.addresses import address_at

NO_ENTRY = "no public address leads to it"
OTHERS = "it takes other sources"


Asked = tuple[Place, Hearer]
"""Where a packet arrived, and who shall hear the reply."""


class Case(NamedTuple):
    """A pair of endpoints with one class of traffic, as a bit, and its verdict."""

    verdict: Verdict
    source: Endpoint
    destination: Endpoint
    bit: int


def forward(
    judge: Judge, case: Case, *, nearly: bool = False
) -> tuple[tuple[Way, ...], list[Asked]]:
    """The ways there, and where a reply sets out to whom; `nearly` with the rules that miss it."""
    ways, asked = [], []
    explanation = Explanation(judge, case.source, case.destination, case.bit, nearly)
    for first, path, sender, sets in _ways(judge, case):
        told = ((hops, last.hearer) for hops, last in explanation.tellings(path, sender))
        for hops, hearer in dict.fromkeys(told):
            place = arrived(path)
            lost = _lost(judge, case, place, hearer) if place else ()
            ways.append(_way(sets, case, path, (*first, *hops, *lost)))
            asked += [(place, hearer)] if place else []
    return tuple(dict.fromkeys(ways)), asked


def _way(sets: Sets, case: Case, path: Path, hops: tuple[Hop, ...]) -> Way:
    verdict = verdict_of(sets, case.bit)
    refusing = [hop for hop in hops if any(each.refuses for each in hop.because)]
    denied = verdict is Verdict.DENY and ending(path) == Disposition.DELIVERED and refusing
    return Way(
        verdict=verdict, disposition=_denied(refusing[0]) if denied else ending(path), hops=hops
    )


def _lost(judge: Judge, case: Case, place: Place, hearer: Hearer) -> tuple[Hop, ...]:
    """That the reply to who sends in the end is not heard, if it may not be; with the reason."""
    ways = judge.ways_back(place, case.destination, hearer)
    if not ways or any(heard.allowed for _, heard in ways):
        return ()
    found = (_unheard(judge, case, path, hearer) for path, _ in ways)
    causes = dict.fromkeys(cause for each in found for cause in each)
    return (besides(place.name, HopKind.REPLY, "answers", tuple(causes)),)


def _unheard(judge: Judge, case: Case, path: Path, hearer: Hearer) -> list[Cause]:
    """Why a reply is not heard on a way back."""
    if ending(path) == Disposition.DELIVERED:
        back, there = passed(met(path)[::-1]), passed(hearer.passed)
        why = f"the reply passes {back}, and the request passed {there}"
        return [Cause(stage=WAY_BACK, action=Verdict.DENY, why=why)]
    hops = Explanation(judge, case.source, case.destination, case.bit).back(path)
    return [
        cause.model_copy(update={"stage": f"{WAY_BACK}, {cause.stage}"})
        for hop in hops
        for cause in hop.because
        if cause.refuses
    ]


def _ways(judge: Judge, case: Case) -> Iterator[tuple[tuple[Hop, ...], Path, Sender, Sets]]:
    if not judge.enters(case.source, case.destination):
        sender = judge.compiler.sender(case.source)
        for path in judge.paths(case.source, case.destination):
            yield (), path, sender, judge.along(path, case.source, case.destination)
        return
    entries = judge.entries(case.destination)
    for entry in entries:
        sets = judge.entered(entry, case.source, case.destination)
        explanation = Explanation(judge, case.source, case.destination, case.bit)
        first = (_entry(judge, entry, case), *explanation.overruled(entry))
        for sender in judge.compiler.entering(entry, case.source):
            yield from ((first, path, sender, sets) for path in entry.paths)
    if not entries:
        path = (Ended(Disposition.NO_ROUTE, case.source.place, NO_ENTRY),)
        yield (), path, judge.compiler.sender(case.source), Sets(0, case.bit)


def _entry(judge: Judge, entry: Entry, case: Case) -> Hop:
    """By which public address the packet comes in, or why not by this one."""
    gate, certain = judge.admitted(entry, case.source)
    taken = bool(gate & case.bit)
    unknown = not_known(entry.source.unknown)
    other = f"{entry.public or 'it'} leads to {worded(entry.traffic)} only" if gate else OTHERS
    cause = Cause(
        stage="public address",
        action=Verdict.ALLOW if taken else Verdict.DENY,
        resource=entry.public if entry.name == OWN else entry.name,
        certain=certain or not taken,
        why=other if not taken else "" if certain else unknown,
    )
    return Hop(
        place="",
        kind=HopKind.ENTRANCE,
        what=f"comes in by {entry.name}",
        verdict=outcome((cause,)),
        resource=entry.firewall or entry.name,
        translation=_led(entry, case) if taken and entry.public else None,
        because=(cause,),
    )


def _led(entry: Entry, case: Case) -> Translation:
    """The machine and its ports in place of the public address and its own."""
    ports = "" if entry.traffic == ALL_TRAFFIC else f" {worded(entry.traffic)}"
    to = f"{address_at(case.destination.address)}{ports}"
    return Translation(end=DESTINATION, was=entry.public, to=to)


def backward(judge: Judge, case: Case, asked: list[Asked]) -> Iterator[Way]:
    """The ways of the reply; filters let it pass, so that only its routes are told."""
    explanation = Explanation(judge, case.source, case.destination, case.bit)
    for place, hearer in dict.fromkeys(asked):
        for path, heard in judge.ways_back(place, case.destination, hearer):
            hops = tuple(explanation.back(path))
            lost = ending(path) == Disposition.DELIVERED and not heard.allowed
            if lost:
                causes = _unheard(judge, case, path, hearer)
                hops = (*hops, besides("", HopKind.REPLY, "is not heard", causes))
            disposition = Disposition.ASYMMETRIC if lost else ending(path)
            yield Way(verdict=_answered(heard, hops), disposition=disposition, hops=hops)


def _answered(heard: Sets, hops: tuple[Hop, ...]) -> Verdict:
    """Whether a reply comes back by a way; open where a step of it is."""
    verdict = verdict_of(heard, 1)
    sure = all(each.verdict is Verdict.ALLOW for each in hops)
    return Verdict.DEPENDS if verdict is Verdict.ALLOW and not sure else verdict


def _denied(hop: Hop) -> str:
    """How a way ends whose first refusal is in this hop."""
    if all(each.stage.startswith(WAY_BACK) for each in hop.because if each.refuses):
        return Disposition.ASYMMETRIC
    if hop.kind is HopKind.EGRESS:
        return Disposition.NO_EGRESS
    side = hop.because[0].direction
    if side in {"outbound", "out"}:
        return Disposition.DENIED_OUT
    return Disposition.DENIED_IN if side in {"inbound", "in"} else Disposition.DENIED_ON_THE_WAY


def verdict_of(sets: Sets, bit: int) -> Verdict:
    """The answer for one class of traffic."""
    if not sets.allowed & bit:
        return Verdict.DENY
    return Verdict.DEPENDS if sets.denied & bit else Verdict.ALLOW
