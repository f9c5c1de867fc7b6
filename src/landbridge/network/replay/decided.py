"""What the design does to one class of logged traffic, at the filter that logged it and beyond."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from landbridge.model.proof import Cause, Verdict
from landbridge.network.explain import LETS, Decider, deciding
from landbridge.network.ground import Endpoint
from landbridge.network.guards import Stage
from landbridge.network.program import staged
from landbridge.network.proof import Proof
from landbridge.network.replay.seats import Label, Seat, Seats, bare, plain
from landbridge.network.sets import Sets
from landbridge.network.trace import told_of
from landbridge.network.trails import Case
from landbridge.security.filter import Action
from landbridge.space import Traffic

UNSPECIFIED = "unspecified"
BY_NO_RULE = "no rule decided it: encryption between virtual networks dropped it"
NOWHERE = "no place of the design holds it"
NOT_OF_AZURE = "nothing of Azure filters there in the design"
NONE_MATCHES = "no rule matches"
NO_FILTER = "no filter"


class Question(NamedTuple):
    """One class of logged traffic; `traffic` is a class, or behind them a protocol."""

    label: Label
    inbound: bool
    allowed: bool
    source: int
    destination: int
    traffic: int

    @property
    def side(self) -> str:
        """The side of the filter."""
        return "inbound" if self.inbound else "outbound"


class Use(NamedTuple):
    """A rule of the design that decided something."""

    group: str
    side: str
    rule: str


class Decided(NamedTuple):
    """The answer; `verdict` is None where the traffic cannot be placed, and `why` says why."""

    verdict: Verdict | None
    group: str
    by: str = ""
    known: bool = False
    """Whether the design has the rule that was logged, in that group."""
    uses: tuple[Use, ...] = ()
    way: Verdict | None = None
    why: str = ""
    seats: tuple[Seat, ...] = ()
    stages: tuple[Stage, ...] = ()


class Deciding:
    """Decides by one proof; the same question is asked once."""

    def __init__(self, proof: Proof) -> None:
        self._proof, self.seats = proof, Seats(proof)
        self._known: dict[Question, Decided] = {}
        self._protocols: dict[int, int] = {}
        self._because: dict[tuple[Question, bool], tuple[Cause, ...]] = {}
        self._ways: dict[tuple[int, int], list[tuple[Endpoint, Endpoint, Sets]]] = {}

    def __getitem__(self, asked: Question) -> Decided:
        if asked not in self._known:
            self._known[asked] = self._decide(asked)
        return self._known[asked]

    def bits(self, traffic: int) -> int:
        """A class of traffic, or all classes of a protocol without ports, as bits."""
        classes = self._proof.ground.traffic
        if traffic < classes.count:
            return 1 << traffic
        protocol = traffic - classes.count
        if protocol not in self._protocols:
            wanted = Traffic.of(protocol)
            held = (number for number, each in enumerate(classes.members) if each & wanted)
            self._protocols[protocol] = sum(1 << number for number in held)
        return self._protocols[protocol]

    def _decide(self, asked: Question) -> Decided:
        label = asked.label
        if label.group.lower() == UNSPECIFIED:
            return Decided(None, label.group, why=BY_NO_RULE)
        own = asked.destination if asked.inbound else asked.source
        endpoints = self._proof.ground.by_class.get(own, [])
        seats = [seat for each in endpoints for seat in self.seats.at(each, asked.side)]
        if not seats:
            return Decided(None, label.group, why=NOT_OF_AZURE if endpoints else NOWHERE)
        meant = [(s, self.seats.meant(s, label, allowed=asked.allowed)) for s in seats]
        named = [(seat, stages) for seat, stages in meant if stages]
        return self._at(asked, named or [(seat, seat.stages) for seat in seats], bool(named))

    def _at(
        self, asked: Question, seats: Sequence[tuple[Seat, Sequence[Stage]]], named: bool
    ) -> Decided:
        """What these filters say; where a design has several such places, what all of them do."""
        verdict = _common(self._verdict(asked, stages) for _, stages in seats)
        seat, stages = seats[0]
        deciders = list(self._deciders(asked, stages))
        has = any(plain(asked.label.rule) in self.seats.rules(each) for each in stages)
        group = stages[0].filters[0].resource if named else asked.label.group
        return Decided(
            verdict,
            group,
            bare(deciders[-1][1][0]) if deciders else NO_FILTER,
            named and has,
            tuple(self._uses(asked, seat.stages)),
            self._way(asked),
            seats=tuple(each for each, _ in seats),
            stages=tuple(stages),
        )

    def _verdict(self, asked: Question, stages: Iterable[Stage]) -> Verdict:
        judge, bits = self._proof.judge, self.bits(asked.traffic)
        outcomes = (
            (
                judge.between(each, asked.source, asked.destination),
                judge.full if each.doubt else 0,
            )
            for each in stages
        )
        return _verdict(Sets(*staged(outcomes, judge.full)), bits)

    def _deciders(
        self, asked: Question, stages: Iterable[Stage]
    ) -> Iterator[tuple[Stage, Decider]]:
        """The rules that decide, filter by filter, up to the first that denies for certain."""
        bits = self.bits(asked.traffic)
        for stage in stages:
            compiled = [self._proof.judge.compiled(each) for each in stage.filters]
            ends = (asked.source, asked.destination)
            for each in deciding(compiled, *ends, bits & -bits):
                yield stage, each
            if self._verdict(asked, [stage]) is Verdict.DENY:
                return

    def _uses(self, asked: Question, stages: Sequence[Stage]) -> Iterator[Use]:
        for stage, (name, _, _, _) in self._deciders(asked, stages):
            if name != NONE_MATCHES:
                yield Use(stage.filters[0].resource, asked.side, bare(name))

    def because(self, asked: Question, *, on_its_way: bool) -> tuple[Cause, ...]:
        """Why the filter that logged it says what it says, or why it fails on its way."""
        key = (asked, on_its_way)
        if key not in self._because:
            self._because[key] = self._lost(asked) if on_its_way else tuple(self._causes(asked))
        return self._because[key]

    def _causes(self, asked: Question) -> Iterator[Cause]:
        decided = self[asked]
        place = decided.seats[0].place.name if decided.seats else ""
        yield from (
            Cause(
                stage=stage.filters[0].stage,
                action=Verdict.ALLOW if action in LETS else Verdict.DENY,
                resource=stage.filters[0].resource,
                rule=name,
                direction=asked.side,
                place=place,
                certain=certain and not stage.doubt,
                why=why or stage.doubt,
            )
            for stage, (name, action, certain, why) in self._deciders(asked, decided.stages)
            if action is not Action.PASS
        )

    def _lost(self, asked: Question) -> tuple[Cause, ...]:
        pairs = self._pairs(asked.source, asked.destination)
        bits = self.bits(asked.traffic)
        for one, other, sets in pairs:
            refused = bits & ~sets.allowed
            if refused:
                case = Case(Verdict.DENY, one, other, refused & -refused)
                return told_of(self._proof.judge, case).because
        return ()

    def _way(self, asked: Question) -> Verdict | None:
        """What becomes of the connection on its whole way; None where an end stands nowhere."""
        bits = self.bits(asked.traffic)
        pairs = self._pairs(asked.source, asked.destination)
        return _common(_verdict(sets, bits) for _, _, sets in pairs) if pairs else None

    def _pairs(self, source: int, destination: int) -> list[tuple[Endpoint, Endpoint, Sets]]:
        key = (source, destination)
        if key not in self._ways:
            ends = self._proof.ground.by_class
            self._ways[key] = [
                (one, other, self._proof.pair(one, other))
                for one in ends.get(source, [])
                for other in ends.get(destination, [])
            ]
        return self._ways[key]


def _verdict(sets: Sets, bits: int) -> Verdict:
    """The answer for some classes of traffic, of which the packet has one."""
    if not sets.allowed & bits:
        return Verdict.DENY
    open_ = sets.denied & bits or bits & ~sets.allowed
    return Verdict.DEPENDS if open_ else Verdict.ALLOW


def _common(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.DEPENDS
