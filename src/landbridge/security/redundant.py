"""Rules without which a filter does the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from landbridge.security.axis import bits
from landbridge.security.decisive import FEW, decisive
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.grid import Grid
from landbridge.security.outcomes import answer_at, differing, outcomes
from landbridge.security.walk import Box, matched, walk

LEADING = frozenset({Action.PARK, Action.LAND})
"""What only leads on."""


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
    rules = bits(grid.meeting(rule))
    before = [number for number in rules if number < rule]
    behind = [number for number in rules if number > rule]
    if any(grid.actions[number] in LEADING for number in rules):
        return _alike_in_doubt(grid, rule, rules)
    following = {grid.filters[0].otherwise, *(grid.actions[number] for number in behind)}
    if following == {grid.actions[rule]}:
        return True
    if all(grid.certain[number] for number in (*before, rule)):
        return all(_alike(box, before, rule, behind) for box in matched(grid, rule, FEW))
    return _alike_in_doubt(grid, rule, rules)


def _alike(box: Box, before: Iterable[int], rule: int, behind: Iterable[int]) -> bool:
    """Whether what a rule is sure to take gets its answer behind it, too; ends where it does not.

    Nothing is in doubt before it, so that its cells are those that the rules before leave.
    """
    grid, action = box.grid, box.grid.actions[rule]
    for number in before:
        box.drop(number)
    if not box.live.any():
        return True
    if any(grid.actions[taken.rule] is not action for taken in walk(box, behind)):
        return False
    return grid.filters[0].otherwise is action or not box.live.any()


def _alike_in_doubt(grid: Grid, rule: int, rules: Sequence[int]) -> bool:
    otherwise = grid.filters[0].otherwise
    others = [number for number in rules if number != rule]
    return all(
        differing(box, outcomes(box, rules, otherwise), outcomes(box.again(), others, otherwise))
        is None
        for box in matched(grid, rule)
    )
