"""By which rules a dead rule is covered: the fewest that we find."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_

import numpy as np

from landbridge.security.dead import covering
from landbridge.security.decisive import FEW
from landbridge.security.grid import Grid
from landbridge.security.walk import Box, matched
from landbridge.space.words import Words

MOST = 1 << 24
"""Words in which all that rules match of a dead one is held at once."""


def cover(grid: Grid, rule: int) -> tuple[int, ...]:
    """Rules before a dead one that match all it matches, in their order; none for an empty rule.

    One alone where there is one. Else rules of which none can be left out, the greatest shares
    first; where that is too much to look through, all that take something of it.
    """
    before = grid.sure & grid.order.before(rule)
    if grid.landings:
        return tuple(covering(grid, rule))
    if not any(box.live.any() for box in matched(grid, rule, FEW)):
        return ()
    if alone := grid.within(rule, before):
        return (grid.order.first(alone),)
    return tuple(sorted(_several(grid, rule, before)))


def _several(grid: Grid, rule: int, before: int) -> Iterable[int]:
    boxes = list(matched(grid, rule, FEW))
    among = grid.order.numbers(grid.meeting(rule) & before)
    if len(boxes) > 1 or boxes[0].live.size * len(among) > MOST:
        return covering(grid, rule)
    shares = {number: _share(boxes[0], number) for number in among}
    return _fewest(boxes[0].live, shares)


def _share(box: Box, rule: int) -> Words:
    """What a rule matches of a box."""
    found = np.zeros_like(box.live)
    for where, octets in box.parts(rule):
        found[where] |= octets
    found &= box.live
    return found


def _fewest(whole: Words, shares: Mapping[int, Words]) -> list[int]:
    """The greatest share again and again, then without those that the others make good for."""
    chosen = list(_greedy(whole, shares))
    for number in chosen[::-1]:
        rest = [each for each in chosen if each != number]
        if rest and not (whole & ~_together(shares[each] for each in rest)).any():
            chosen = rest
    return chosen


def _greedy(whole: Words, shares: Mapping[int, Words]) -> Iterator[int]:
    left = whole.copy()
    while left.any() and shares:
        best = max(shares, key=lambda number: int(np.bitwise_count(left & shares[number]).sum()))
        left &= ~shares[best]
        yield best


def _together(shares: Iterable[Words]) -> Words:
    first, *others = shares
    return reduce(or_, others, first)
