"""Live rules without which the same happens, and who does it in their place."""

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

from landbridge.security.decisive import FEW
from landbridge.security.grid import Cell, Grid
from landbridge.security.walk import Box, matched, walk

Meanings = Sequence[Hashable]
"""What each rule of a grid does, where its action does not say it all."""


class Replaced(NamedTuple):
    """Rules that do the same to what a rule takes; `left` shows what none of them takes, if any."""

    by: tuple[int, ...]
    left: Cell | None


def replaced(
    grid: Grid, rule: int, meanings: Meanings, left: Collection[int] | None = None
) -> Replaced | None:
    """Who decides alike, behind a rule, about all that it takes; None where somebody differs.

    A rule in doubt has no such answer, nor has one that a rule that leads on meets: for whoever
    may be right about what is not known, the rule would have to be spared. Of all
    rules only those that are `left` count.
    """
    if not grid.certain[rule] or grid.landings:
        return None
    met = grid.order.numbers(grid.meeting(rule))
    before = [each for each in met if each < rule and grid.certain[each]]
    behind = [each for each in met if each > rule and (left is None or each in left)]
    by, over = set[int](), None
    for box in matched(grid, rule, FEW):
        found = _behind(box, before, behind, meanings, meanings[rule])
        if found is None:
            return None
        by, over = by | found, over or box.first(box.live)
    return Replaced(tuple(sorted(by)), over)


def _behind(
    box: Box, before: Sequence[int], behind: Sequence[int], meanings: Meanings, mine: Hashable
) -> set[int] | None:
    """Who takes it behind the rule, all of one meaning; what is left stays in the box."""
    for number in before:
        box.drop(number)
    by = set[int]()
    for taken in walk(box, behind):
        if meanings[taken.rule] != mine:
            return None
        by.add(taken.rule)
    return by
