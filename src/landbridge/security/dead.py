"""Rules that never decide: whatever they match, rules before them have taken already."""

from collections.abc import Iterator
from dataclasses import dataclass

from landbridge.security.decisive import decisive
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.grid import Grid
from landbridge.security.walk import matched, walk


@dataclass(frozen=True)
class Dead:
    """A rule that never decides, by its place in the filter."""

    number: int
    rule: Rule
    by: tuple[int, ...]
    """The rules that take what it matches, in their order; none if it matches nothing at all."""


def dead(filter_: Filter) -> tuple[Dead, ...]:
    """The rules that never decide about any packet, and by which rules each is covered.

    The rules before it may cover it only together. A rule in doubt covers nothing, and is itself
    dead where it can never matter. A landing is no rule.
    """
    grid = Grid(filter_)
    return tuple(
        Dead(number, filter_.rules[number], tuple(covering(grid, number))) for number in idle(grid)
    )


def idle(grid: Grid) -> Iterator[int]:
    """The numbers of the dead rules alone, of the first filter of a grid."""
    alive = decisive(grid)
    for number in grid.numbers(0):
        if number not in alive and grid.actions[number] is not Action.LAND:
            yield number


def covering(grid: Grid, rule: int) -> Iterator[int]:
    """The rules that take what a dead rule matches, before it is asked.

    What was parked before a landing is taken by somebody else behind it.
    """
    order, earlier = grid.order, grid.order.before(rule)
    landed = order.last(grid.landings & earlier)
    before = order.numbers(grid.meeting(rule) & earlier)
    takers = {taken.rule for box in matched(grid, rule) for taken in walk(box, before)}
    for number in sorted(takers):
        parks = grid.actions[number] is Action.PARK and number < landed
        if grid.certain[number] and not parks:
            yield number
