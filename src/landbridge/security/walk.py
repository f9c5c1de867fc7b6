"""Asking rules in their order about a box of cells at once.

What nothing has decided yet is one array: a bit for each class of destinations, 64 in a word, by
classes of traffic and of sources. A rule takes its part out in a few steps of numpy, however many
cells that are: no loop goes over pairs of classes, so that there is nothing to compile.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from landbridge.security.filter import Action
from landbridge.security.grid import Cell, Grid
from landbridge.security.masks import Numbers
from landbridge.space.words import WORD, Mask, Words, stretches, take

LARGEST = 1 << 20
"""Words of a box; a larger one is divided among its sources, for the sake of memory."""
Where = tuple[slice, slice, slice]
"""A part of a box: traffic, words of destinations, sources."""


class Taken(NamedTuple):
    """What a rule took, or may have taken, of a part of a box; never nothing."""

    rule: int
    where: Where
    cells: Words


class Stretches(dict[int, list[slice]]):
    """For each distinct set of an axis where it lies in a box, found when first asked for.

    Slices, since numpy then copies nothing; prefixes are nested, so that few are needed.
    """

    def __init__(self, masks: Mask, inside: Numbers) -> None:
        self._masks, self._inside = masks, inside

    def __missing__(self, number: int) -> list[slice]:
        self[number] = found = stretches(self._masks[number][self._inside])
        return found


class Columns(dict[int, list[tuple[slice, Words]]]):
    """For each distinct set of destinations its words that are not empty, with their places."""

    def __init__(self, words: Words, inside: Words) -> None:
        self._words, self._inside = words, inside

    def __missing__(self, number: int) -> list[tuple[slice, Words]]:
        held = self._words[number] & self._inside
        self[number] = found = [(each, held[each, None]) for each in stretches(held != 0)]
        return found


class Box:
    """Cells that are asked about: some traffic, sources and destinations of a grid."""

    def __init__(self, grid: Grid, traffic: Numbers, sources: Numbers, destinations: Words) -> None:
        self.grid = grid
        self._sides = traffic, sources, destinations
        self.live = np.repeat((grid.reach[sources] & destinations).T[None], len(traffic), axis=0)
        """What no rule has taken yet."""
        self._by_traffic = Stretches(grid.traffic.masks, traffic)
        self._by_source = Stretches(grid.sources.masks, sources)
        self._by_destination = Columns(grid.destinations.words, destinations)

    @cached_property
    def parked(self) -> Words:
        """What skips the rules up to the next landing."""
        return np.zeros_like(self.live)

    def again(self) -> "Box":
        """The same cells, of which nothing is taken."""
        return Box(self.grid, *self._sides)

    def parts(self, rule: int) -> Iterator[tuple[Where, Words]]:
        """The parts of the box that a rule matches, with its destinations there."""
        grid = self.grid
        sources = self._by_source[grid.sources.of[rule]]
        columns = self._by_destination[grid.destinations.of[rule]] if sources else ()
        for traffic in self._by_traffic[grid.traffic.of[rule]] if columns else ():
            for words, octets in columns:
                for source in sources:
                    yield (traffic, words, source), octets

    def drop(self, rule: int) -> None:
        """Takes out what a rule matches."""
        for where, octets in self.parts(rule):
            self.live[where] &= ~octets

    def land(self) -> None:
        """What was parked joins in again."""
        self.live |= self.parked
        self.parked[:] = 0

    def first(self, cells: Words, where: Where | None = None) -> Cell | None:
        """The first of some cells, of the box or of a part of it."""
        some = cells != 0
        if not some.any():
            return None
        place = np.unravel_index(some.argmax(), cells.shape)
        starts = [each.start for each in where] if where else (0, 0, 0)
        traffic, words, source = (int(at) + start for at, start in zip(place, starts, strict=True))
        word = int(cells[place])
        low = (word & -word).bit_length() - 1
        return Cell(int(self._sides[0][traffic]), int(self._sides[1][source]), words * WORD + low)


def walk(box: Box, rules: Iterable[int]) -> Iterator[Taken]:
    """What each of these rules takes of the box, in their order; a landing takes nothing."""
    actions, certain, live = box.grid.actions, box.grid.certain, box.live
    for rule in rules:
        if actions[rule] is Action.LAND:
            box.land()
            continue
        for where, octets in box.parts(rule):
            taken = take(live, where, octets, certain=bool(certain[rule]))
            if taken is None:
                continue
            if actions[rule] is Action.PARK:
                box.parked[where] |= taken
            yield Taken(rule, where, taken)


def everything(grid: Grid, largest: int = LARGEST) -> Iterator[Box]:
    """All cells, in boxes of at most so many words."""
    traffic, sources = np.arange(grid.traffic.count), np.arange(grid.sources.count)
    sides = traffic, sources, np.bitwise_or.reduce(grid.reach, axis=0)
    yield from _boxes(grid, sides, largest)


def matched(grid: Grid, rule: int, largest: int = LARGEST) -> Iterator[Box]:
    """The cells that a rule matches, in boxes of at most so many words."""
    traffic = np.flatnonzero(grid.traffic.masks[grid.traffic.of[rule]])
    sources = np.flatnonzero(grid.sources.masks[grid.sources.of[rule]])
    destinations = grid.destinations.words[grid.destinations.of[rule]]
    yield from _boxes(grid, (traffic, sources, destinations), largest)


def _boxes(grid: Grid, sides: tuple[Numbers, Numbers, Words], largest: int) -> Iterator[Box]:
    traffic, sources, destinations = sides
    if not len(traffic):
        return
    step = max(1, largest // (len(traffic) * len(destinations)))
    for start in range(0, len(sources), step):
        yield Box(grid, traffic, sources[start : start + step], destinations)
