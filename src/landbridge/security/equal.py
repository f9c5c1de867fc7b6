"""Whether two filters do the same, and else a packet for which they do not."""

from dataclasses import dataclass

from landbridge.security.filter import Filter
from landbridge.security.grid import Cell, Grid
from landbridge.security.outcomes import Answer, answer_at, differing, outcomes
from landbridge.security.walk import everything
from landbridge.space import Packet


@dataclass(frozen=True)
class Witness:
    """A packet for which two filters differ, and what each does to it."""

    source: str
    destination: str
    packet: Packet
    one: Answer
    other: Answer


@dataclass(frozen=True)
class Equality:
    """Whether two filters do the same; true in a condition where they do."""

    witness: Witness | None = None
    """A packet for which they do not."""

    def __bool__(self) -> bool:
        return self.witness is None


def equal(one: Filter, other: Filter) -> Equality:
    """Whether the same may happen to every packet under both; else with a packet that shows it.

    It is the action that counts, and not by which rule: to allow under another address (`PROXY`)
    differs from to allow. Both are asked about packets whose ends are of one family.
    """
    grid = Grid(one, other)
    cell = _apart(grid)
    if cell is None:
        return Equality()
    mine, theirs = answer_at(grid, cell, 0), _own(grid, answer_at(grid, cell, 1))
    return Equality(Witness(*grid.sample(cell), mine, theirs))


def _own(grid: Grid, answer: Answer) -> Answer:
    """With the numbers that the rules have in the second filter itself."""
    start = grid.numbers(1).start
    return Answer(answer.actions, tuple(rule - start for rule in answer.rules))


def _apart(grid: Grid) -> Cell | None:
    for box in everything(grid):
        mine, theirs = (
            outcomes(box.again(), grid.numbers(number), filter_.otherwise)
            for number, filter_ in enumerate(grid.filters)
        )
        cell = differing(box, mine, theirs)
        if cell is not None:
            return cell
    return None
