"""The proof of a network with formulas over packets in place of classes: nothing may differ.

Decision diagrams (OxiDD) and Z3 know neither classes of addresses nor of traffic: every filter is
read bit by bit. What they share with the proof are the ways and what is asked on them.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import or_
from random import Random
from typing import Any

import pytest
from tests.network.agree import tags_of
from tests.oracle import draw
from tests.security.algebra import DESTINATION, SOURCE, Algebra, Reader
from tests.security.diagrams import Diagrams
from tests.security.smt import Smt

from landbridge.network.ground import Endpoint, Outcome
from landbridge.network.guards import Stage
from landbridge.network.places import Kind
from landbridge.network.program import Planes, staged
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.security.filter import Action, Filter
from landbridge.space import ANYWHERE, NOWHERE

Formula = Any
"""A diagram or a term of Z3: both know `&`, `|` and `~`."""
ENDS = (Action.DENY, Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY)
DIAGRAM_SEEDS, SOLVER_SEEDS, PAIRS = range(12), range(100, 102), 40


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

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage may do, filter by filter."""
        live, found = self.full, [self.none] * len(ENDS)
        for filter_ in stage.filters:
            may = self._reader.decide(self._seen(filter_, number)).may
            told = [live & may[action] for action in ENDS]
            found = [mine | theirs for mine, theirs in zip(found, told, strict=True)]
            live = told[ENDS.index(Action.PASS)]
        found[ENDS.index(Action.PASS)] = live
        return Outcome(*found)

    def own(self, side: str, number: int | None) -> Planes:
        """The filters at the interface of an end."""
        end = self._source if side == "outbound" else self._destination
        stages = self._proof.judge.own(end, side)
        outcomes = (
            (self.outcome(each, number), self.full if each.doubt else self.none) for each in stages
        )
        return staged(outcomes, self.full)

    def bits(self, traffic: int) -> Formula:
        """A set of traffic."""
        return self._reader.traffic("", self._proof.ground.traffic.traffic(traffic))

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


def pairs(proof: Proof, random: Random) -> Iterator[tuple[Endpoint, Endpoint]]:
    """Some pairs of a network whose ways are programs."""
    senders = [each for each in proof.ground.endpoints if each.place.kind is not Kind.INTERNET]
    for _ in range(PAIRS):
        pair = random.choice(senders), random.choice(proof.ground.endpoints)
        if pair[0].same_family(pair[1]):
            yield pair


def differ(proof: Proof, reader: Reader[Any], source: Endpoint, destination: Endpoint) -> bool:
    """Whether formulas and classes answer differently about two endpoints."""
    asked = Question(proof, reader, source, destination)
    programs = proof.judge.shared(source, destination)
    runs = [program.run(asked, asked.full) for program in programs]
    found = reduce(or_, runs, Sets(asked.none, asked.none))
    told = proof.pair(source, destination)
    wanted = Sets(*(asked.full & asked.bits(each) for each in told))
    apart = [
        reader.algebra.without(one, other)
        for mine, theirs in ((found.allowed, wanted.allowed), (found.allow, wanted.allow))
        for one, other in ((mine, theirs), (theirs, mine))
    ]
    return not reader.algebra.empty(reduce(or_, apart))


def all_alike(seed: int, algebra: Algebra[Any]) -> bool:
    """Whether both agree on some pairs of a drawn network."""
    random = Random(seed)
    proof = Proof(draw.network(random), tags_of(draw.tags(random)))
    reader = Reader(algebra)
    return not any(differ(proof, reader, *pair) for pair in pairs(proof, random))


@pytest.mark.parametrize("seed", DIAGRAM_SEEDS)
def test_decision_diagrams_find_the_same_between_two_endpoints(seed: int) -> None:
    assert all_alike(seed, Diagrams())


@pytest.mark.parametrize("seed", SOLVER_SEEDS)
def test_a_solver_finds_the_same_between_two_endpoints(seed: int) -> None:
    assert all_alike(seed, Smt())
