"""Rules without which a filter does the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from landbridge.security.axis import bits
from landbridge.security.decisive import decisive
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.grid import Grid
from landbridge.security.outcomes import answer_at, differing, outcomes
from landbridge.security.walk import matched


@dataclass(frozen=True)
class Redundant:
    """A rule whose removal changes nothing for any packet, by its place in the filter."""

    number: int
    rule: Rule
    dead: bool
    """It never decides; else it does, and all that it takes would get the same answer behind it."""


def redundant(filter_: Filter) -> tuple[Redundant, ...]:
    """The rules of which any one, but only one, may go without changing what the filter does.

    Of two that stand in for each other both are told. Where a rule in doubt is concerned, what may
    happen must stay the same, too. A landing is no rule.
    """
    grid = Grid(filter_)
    return tuple(
        Redundant(number, filter_.rules[number], dead) for number, dead in _superfluous(grid)
    )


def _superfluous(grid: Grid) -> Iterator[tuple[int, bool]]:
    alive = decisive(grid)
    for number in grid.numbers(0):
        if grid.actions[number] is Action.LAND:
            continue
        if number not in alive:
            yield number, True
            continue
        cell, mine = alive[number], 1 << number
        kept = answer_at(grid, cell).actions == answer_at(grid, cell, without=mine).actions
        if kept and _same_without(grid, number):
            yield number, False


def _same_without(grid: Grid, rule: int) -> bool:
    """Whether all that a rule matches meets the same without it."""
    otherwise = grid.filters[0].otherwise
    rules = bits(grid.meeting(rule))
    others = [number for number in rules if number != rule]
    return all(
        differing(box, outcomes(box, rules, otherwise), outcomes(box.again(), others, otherwise))
        is None
        for box in matched(grid, rule)
    )
