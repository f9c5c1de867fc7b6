"""What the design does to one class of logged traffic, at the filter that logged it and beyond."""

from collections.abc import Iterable, Iterator

from landbridge.model.proof import Cause, Verdict
from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint
from landbridge.network.program import staged
from landbridge.network.proof import Proof
from landbridge.network.replay.concluded import common, deciding_rule, verdict_of
from landbridge.network.replay.question import Answer, Bench, Decided, Question
from landbridge.network.replay.seats import Label, Seats, bare, plain
from landbridge.network.replay.uses import of_any, uses
from landbridge.network.sets import Sets
from landbridge.network.telling.deciding import Decider, deciding
from landbridge.network.telling.explain import LETS
from landbridge.network.telling.trace import told_of
from landbridge.network.telling.trails import Case
from landbridge.security.filter import Action
from landbridge.space import Traffic

UNSPECIFIED = "unspecified"
BY_NO_RULE = "no rule decided it: encryption between virtual networks dropped it"
NOWHERE = "no place of the design holds it"
NOT_OF_AZURE = "nothing of Azure filters there in the design"


class Deciding:
    """Decides by one proof.

    What is asked again is known: seats by end, answers by the rules that match and the traffic, the
    whole way by the two ends.
    """

    def __init__(self, proof: Proof) -> None:
        self._proof, self.seats = proof, Seats(proof)
        self._known: dict[Question, Decided] = {}
        self._benches: dict[tuple[Label, int, str, bool], Bench] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
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
        group = asked.label.group
        if group.lower() == UNSPECIFIED:
            return Decided(None, group, why=BY_NO_RULE)
        own = asked.destination if asked.inbound else asked.source
        bench = self._bench(asked.label, own, asked.side, asked.allowed)
        if not bench.seats:
            stands = own in self._proof.ground.by_class
            return Decided(None, group, why=NOT_OF_AZURE if stands else NOWHERE)
        return self._at(asked, bench)

    def _bench(self, label: Label, own: int, side: str, allowed: bool) -> Bench:
        key = (label, own, side, allowed)
        if key not in self._benches:
            self._benches[key] = self._made(*key)
        return self._benches[key]

    def _made(self, label: Label, own: int, side: str, allowed: bool) -> Bench:
        endpoints = self._proof.ground.by_class.get(own, [])
        seats = [seat for each in endpoints for seat in self.seats.at(each, side)]
        meant = [(each, self.seats.meant(each, label, allowed=allowed)) for each in seats]
        named = [(each, tuple(stages)) for each, stages in meant if stages]
        if not named:
            stages = tuple(each.stages for each in seats)
            return Bench(tuple(seats), stages, label.group, known=False)
        first = named[0][1]
        return Bench(
            tuple(each for each, _ in named),
            tuple(stages for _, stages in named),
            first[0].filters[0].resource,
            known=any(plain(label.rule) in self.seats.rules(each) for each in first),
        )

    def _at(self, asked: Question, bench: Bench) -> Decided:
        """What these filters say; where a design has several such places, what all of them do."""
        answers = [self._answer(asked, stages) for stages in bench.stages]
        verdict = common(each.verdict for each in answers)
        logged = plain(asked.label.rule)
        return Decided(
            verdict,
            bench.group,
            deciding_rule(answers[0].deciders, verdict),
            bench.known,
            of_any([self._answer(asked, each.stages).uses for each in bench.seats]),
            any(logged == bare(each[0]).lower() for one in answers for _, each in one.deciders),
            self._way(asked),
            seats=bench.seats,
            stages=bench.stages[0],
        )

    def _answer(self, asked: Question, stages: tuple[Stage, ...]) -> Answer:
        """The same for all ends that the same rules match."""
        judge = self._proof.judge
        matching = tuple(
            judge.compiled(filter_).matching(asked.source, asked.destination)
            for each in stages
            for filter_ in each.filters
        )
        key = (stages, matching, asked.traffic)
        if key not in self._answers:
            by_class = [tuple(self._deciders(asked, stages, bit)) for bit in self._classes(asked)]
            used = of_any([uses(each, asked.side) for each in by_class])
            self._answers[key] = Answer(self._verdict(asked, stages), by_class[0], used)
        return self._answers[key]

    def _verdict(self, asked: Question, stages: Iterable[Stage]) -> Verdict:
        judge = self._proof.judge
        outcomes = (
            (judge.between(each, asked.source, asked.destination), judge.full if each.doubt else 0)
            for each in stages
        )
        return verdict_of(Sets(*staged(outcomes, judge.full)), self.bits(asked.traffic))

    def _classes(self, asked: Question) -> list[int]:
        """The classes of traffic of which the packet has one, each as a bit."""
        bits = self.bits(asked.traffic)
        return [1 << number for number in range(bits.bit_length()) if bits >> number & 1]

    def _deciders(
        self, asked: Question, stages: Iterable[Stage], bit: int
    ) -> Iterator[tuple[Stage, Decider]]:
        for stage in stages:
            compiled = [self._proof.judge.compiled(each) for each in stage.filters]
            for each in deciding(compiled, asked.source, asked.destination, bit):
                yield stage, each
            if self._verdict(asked, [stage]) is Verdict.DENY:
                return

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
            for stage, (name, action, certain, why) in self._answer(asked, decided.stages).deciders
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
        return common(verdict_of(sets, bits) for _, _, sets in pairs) if pairs else None

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
