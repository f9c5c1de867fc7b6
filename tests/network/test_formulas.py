"""The proof of a network with formulas over packets in place of classes: nothing may differ.

Decision diagrams (OxiDD) and Z3 know neither classes of addresses nor of traffic: every filter is
read bit by bit, and what one after another lets through is put together here. What they share with
the proof are the ways and what is asked on them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import product
from operator import or_
from random import Random
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.network.agree import tags_of
from tests.oracle import draw
from tests.security.algebra import DESTINATION, SOURCE, Algebra, Reader
from tests.security.diagrams import Diagrams
from tests.security.smt import Smt

from landbridge.network.filters.entries import Entry
from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint
from landbridge.network.program import (
    Asked,
    Carried,
    Inspection,
    Operation,
    Own,
    Program,
    Refused,
    Taken,
)
from landbridge.network.proof import Proof
from landbridge.security.filter import Action, Filter
from landbridge.space import ANYWHERE, NOWHERE

Formula = Any
"""A diagram or a term of Z3: both know `&`, `|` and `~`."""
EXAMPLES = settings().max_examples
PAIRS, TRIED = 45, 300


class Fate(NamedTuple):
    """What may come through and what may be refused: in both, nobody knows."""

    through: Formula
    refused: Formula


class Question:
    """Two endpoints, asked with formulas; filters behind a translation see one address only."""

    def __init__(
        self, proof: Proof, reader: Reader[Any], source: Endpoint, destination: Endpoint
    ) -> None:
        self._proof, self._reader = proof, reader
        self._source, self._destination = source, destination
        algebra = reader.algebra
        self.full = algebra.both(
            reader.addresses(SOURCE, source.addresses),
            reader.addresses(DESTINATION, destination.addresses),
        )
        self.none = algebra.nothing

    def programs(self, programs: Iterable[Program], gate: Formula) -> Fate:
        """What becomes of packets for which the fabric takes one of these, whichever it likes."""
        fates = [self.program(each, gate) for each in programs]
        nothing = Fate(self.none, self.none)
        return reduce(lambda a, b: Fate(a[0] | b[0], a[1] | b[1]), fates, nothing)

    def program(self, program: Program, gate: Formula) -> Fate:
        """One operation after another."""
        refused = self.none
        for operation in program.operations:
            here = MEANING[type(operation)](self, operation)
            gate, refused = gate & here.through, refused | gate & here.refused
        return Fate(gate, refused)

    def stages(self, stages: Iterable[Stage], number: int | None) -> Fate:
        """Several stages; always-allow spares the rest, and one in doubt may not be there."""
        asked, spared, refused = self.full, self.none, self.none
        for stage in stages:
            may = self.stage(stage, number)
            refused = refused | asked & may[Action.DENY]
            spared = spared | asked & may[Action.ALWAYS]
            on = may[Action.ALLOW] | may[Action.PASS]
            asked = asked & (self.full if stage.doubt else on)
        return Fate(asked | spared, refused)

    def stage(self, stage: Stage, number: int | None) -> dict[Action, Formula]:
        """What the filters of a stage may do; what one passes, the next is asked."""
        found, asked = dict.fromkeys(Action, self.none), self.full
        for filter_ in stage.filters:
            may = self._reader.decide(self._seen(filter_, number)).may
            found = {action: found[action] | asked & may[action] for action in Action}
            asked, found[Action.PASS] = asked & may[Action.PASS], self.none
        return {**found, Action.PASS: asked}

    def own(self, side: str) -> list[Stage]:
        """What stands at the interface of an end."""
        end = self._source if side == "outbound" else self._destination
        return list(self._proof.judge.own(end, side))

    def bits(self, traffic: int) -> Formula:
        """A set of traffic."""
        return self._reader.traffic("", self._proof.ground.traffic.traffic(traffic))

    def entered(self, entry: Entry) -> Fate:
        """What becomes of a client's packets that come in by a public address."""
        taken = self.full & self._reader.traffic("", entry.traffic)
        widest, certain = (
            self._reader.addresses(SOURCE, each)
            for each in (entry.source.widest, entry.source.certain)
        )
        programs = self._proof.judge.entering(entry, self._source, self._destination)
        fate = self.programs(programs, taken & widest)
        apart = self._reader.algebra.without
        return Fate(fate.through, fate.refused | apart(self.full, taken & certain))

    def best(self, fates: Iterable[Fate]) -> Fate:
        """The client chooses the way that serves it best."""
        through, surely = self.none, self.none
        for each in fates:
            through = through | each.through
            surely = surely | self._reader.algebra.without(each.through, each.refused)
        return Fate(through, self._reader.algebra.without(self.full, surely))

    def answer(self) -> Fate:
        """What becomes of all packets between the two."""
        judge = self._proof.judge
        if judge.enters(self._source, self._destination):
            return self.best(map(self.entered, judge.entries(self._destination)))
        return self.programs(judge.shared(self._source, self._destination), self.full)

    def _seen(self, filter_: Filter, number: int | None) -> Filter:
        """The filter as it sees a packet that a firewall sends in its own name."""
        if number is None:
            return filter_
        address = self._proof.ground.members[number].bounds[0]
        rules = tuple(
            replace(rule, source=ANYWHERE if address in rule.source else NOWHERE)
            for rule in filter_.rules
        )
        return replace(filter_, rules=rules)


def refused(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    return Fate(asked.none if operation.certain else asked.full, asked.full)


def taken(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    held = asked.bits(operation.traffic)
    return Fate(held, ~held)


def carried(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    return Fate(asked.bits(operation.perhaps), ~asked.bits(operation.surely))


def filtered(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    return asked.stages(operation.stages, operation.number)


def at_an_end(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    return asked.stages(asked.own(operation.side), operation.number)


def inspected(asked: Question, operation: Any) -> Fate:  # noqa: ANN401 - an operation of its kind
    may = asked.stage(operation.stage, operation.number)
    return Fate(may[Action.PROXY if operation.proxied else Action.ALLOW], may[Action.DENY])


MEANING: dict[type[Operation], Callable[[Question, Any], Fate]] = {
    Refused: refused,
    Taken: taken,
    Carried: carried,
    Asked: filtered,
    Own: at_an_end,
    Inspection: inspected,
}


def pairs(proof: Proof, random: Random) -> Iterator[tuple[Endpoint, Endpoint]]:
    """Some pairs of a network: every other one such as may talk, if only by a public address."""
    everybody = proof.ground.endpoints
    every = [each for each in product(everybody, everybody) if each[0].same_family(each[1])]
    talking = [each for each in random.sample(every, min(len(every), TRIED)) if may(proof, each)]
    entering = [each for each in talking if proof.judge.enters(*each)]
    for kind in (every, talking, entering):
        yield from random.choices(kind, k=PAIRS // 3 if kind else 0)


def may(proof: Proof, pair: tuple[Endpoint, Endpoint]) -> bool:
    """Whether something may pass between two endpoints."""
    return bool(proof.pair(*pair).allowed)


def differ(proof: Proof, reader: Reader[Any], source: Endpoint, destination: Endpoint) -> bool:
    """Whether formulas and classes answer differently about two endpoints."""
    asked = Question(proof, reader, source, destination)
    found, told = asked.answer(), proof.pair(source, destination)
    without = reader.algebra.without
    wanted = [asked.full & asked.bits(each) for each in (told.allowed, told.allow)]
    mine = [found.through, without(found.through, found.refused)]
    apart = [
        without(*each)
        for one, other in zip(mine, wanted, strict=True)
        for each in ((one, other), (other, one))
    ]
    return not reader.algebra.empty(reduce(or_, apart))


def all_alike(seed: int, algebra: Algebra[Any]) -> bool:
    """Whether both agree on some pairs of a drawn network."""
    random = Random(seed)
    proof = Proof(draw.network(random), tags_of(draw.tags(random)))
    reader = Reader(algebra)
    return not any(differ(proof, reader, *pair) for pair in pairs(proof, random))


@settings(max_examples=max(EXAMPLES // 4, 1))
@given(st.integers(0, 2**32))
def test_decision_diagrams_find_the_same_between_two_endpoints(seed: int) -> None:
    assert all_alike(seed, Diagrams())


@settings(max_examples=max(EXAMPLES // 25, 1))
@given(st.integers(0, 2**32))
def test_a_solver_finds_the_same_between_two_endpoints(seed: int) -> None:
    assert all_alike(seed, Smt())
