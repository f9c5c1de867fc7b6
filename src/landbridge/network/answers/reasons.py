"""Why the cells of a matrix are as they are: for each answer a packet that has it, and its causes.

Cells share their causes: those of thousands of cells are a few dozen, and each stands once.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from landbridge.model.proof import Cause, Verdict
from landbridge.network.proof import Proof
from landbridge.network.sets import Sets
from landbridge.network.telling.trace import told_of
from landbridge.network.telling.trails import Case
from landbridge.network.telling.witness import witness

Places = tuple[str, str]
"""The names of a cell's source and destination."""


class Shown(NamedTuple):
    """A packet with an answer, and the number of its causes among all."""

    witness: str
    causes: int


class Reasons(NamedTuple):
    """For each cell and each answer that occurs in it one packet; and every list of causes."""

    cells: Mapping[Places, Mapping[Verdict, Shown]]
    causes: tuple[tuple[Cause, ...], ...]


def reasons(proof: Proof) -> Reasons:
    """One packet for each answer of each cell: the first address and class of traffic."""
    cells: dict[Places, dict[Verdict, Shown]] = {}
    numbers: dict[tuple[Cause, ...], int] = {}
    for places, case in _cases(proof):
        shown = cells.setdefault(places, {})
        if case.verdict not in shown:
            because = told_of(proof.judge, case).because
            number = numbers.setdefault(because, len(numbers))
            shown[case.verdict] = Shown(witness(proof, case), number)
    return Reasons(cells, tuple(numbers))


def _cases(proof: Proof) -> Iterator[tuple[Places, Case]]:
    full = proof.judge.full
    for source in proof.ground.endpoints:
        for destination in proof.ground.endpoints:
            if source.same_family(destination):
                places = (source.place.name, destination.place.name)
                for verdict, bits in _answers(proof.pair(source, destination), full):
                    shown = proof.ground.traffic.shown(bits)
                    yield places, Case(verdict, source, destination, shown)


def _answers(sets: Sets, full: int) -> Iterator[tuple[Verdict, int]]:
    """The answers that occur, each with the traffic that has it."""
    found = {
        Verdict.ALLOW: sets.allow,
        Verdict.DENY: full & ~sets.allowed,
        Verdict.DEPENDS: sets.depends,
    }
    return ((verdict, bits) for verdict, bits in found.items() if bits)
