"""What a filter may do to packets: to those of one cell, and to those of a whole box."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from landbridge.security.filter import Action
from landbridge.security.grid import Cell, Grid
from landbridge.security.walk import Box, walk
from landbridge.space.words import Words

ENDINGS = tuple(action for action in Action if action not in {Action.PARK, Action.LAND})
"""What may become of a packet; the other actions only lead on."""


@dataclass(frozen=True)
class Answer:
    """What may happen to a packet, and by which rules; with one action, it happens."""

    actions: tuple[Action, ...]
    rules: tuple[int, ...]
    """The numbers of the rules that decide, or may decide, in their order; none where none does."""


def answer(grid: Grid, rules: Iterable[int], otherwise: Action) -> Answer:
    """What rules that all match a packet do to it, asked in their order."""
    live, parked = True, False
    deciding: list[int] = []
    for rule in rules:
        action = grid.actions[rule]
        if action is Action.LAND:
            live, parked = live or parked, False
        elif live:
            deciding.append(rule)
            parked = parked or action is Action.PARK
            live = not grid.certain[rule]
    told = {grid.actions[rule] for rule in deciding} & {*ENDINGS}
    last = {otherwise} if live or parked else set()
    return Answer(tuple(sorted(told | last)), tuple(deciding))


def answer_at(grid: Grid, cell: Cell, filter_: int = 0) -> Answer:
    """What a filter of a grid does to the packets of a cell."""
    own = grid.numbers(filter_)
    among = grid.order.before(own.stop) & ~grid.order.before(own.start)
    rules = grid.order.numbers(among & (grid.matching(cell) | grid.landings))
    return answer(grid, rules, grid.filters[filter_].otherwise)


def outcomes(box: Box, rules: Iterable[int], otherwise: Action) -> Words:
    """For each ending the cells of a box that may meet it."""
    may = np.zeros((len(ENDINGS), *box.live.shape), np.uint64)
    for taken in walk(box, rules):
        action = box.grid.actions[taken.rule]
        if action is not Action.PARK:
            may[(action, *taken.where)] |= taken.cells
    may[otherwise] |= box.live | box.parked
    return may


def differing(box: Box, mine: Words, theirs: Words) -> Cell | None:
    """The first cell of a box for which two outcomes differ."""
    return box.first(np.bitwise_or.reduce(mine ^ theirs, axis=0))
