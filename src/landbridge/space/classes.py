"""Cutting a line by many sets into the fewest classes that no set divides.

Two numbers are of one class when every set holds both or neither; whatever is decided by the sets
alone is decided alike for a whole class (`Real-time verification by atomic predicates`, Yang and
Lam, 2013).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from landbridge.space.intervals import Intervals

SEED = 20130701
SMALL = 1 << 62
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Names = NDArray[np.uint64]


class Classes:
    """The classes of a line from 0 to `end` under some sets, numbered by first occurrence."""

    def __init__(self, end: int, sets: Iterable[Intervals]) -> None:
        distinct = list(dict.fromkeys(each.bounds for each in sets))
        self._edges = sorted({0, end}.union(*distinct))
        self._rank = {edge: rank for rank, edge in enumerate(self._edges)}
        self.of_atom = numbered(self._signatures(distinct))
        self.count = int(self.of_atom.max()) + 1

    def _signatures(self, distinct: Sequence[tuple[int, ...]]) -> Names:
        """For each atom the sum (XOR) of the names of the sets that hold it."""
        turns = np.zeros((len(self._edges), 2), dtype=np.uint64)
        ranks = [self._rank[edge] for bounds in distinct for edge in bounds]
        owners = np.repeat(names(len(distinct)), [len(bounds) for bounds in distinct], axis=0)
        np.bitwise_xor.at(turns, ranks, owners)
        return np.asarray(np.bitwise_xor.accumulate(turns[:-1], axis=0), dtype=np.uint64)

    @cached_property
    def _sizes(self) -> Numbers:
        return np.bincount(self.of_atom, minlength=self.count)

    def mask(self, numbers: Intervals) -> Mask:
        """Which classes a set holds. Raises KeyError or AssertionError for a set that divides one.

        Only the sets that made the classes, and what is combined of them, may be asked for.
        """
        stretches = [
            self.of_atom[self._rank[start] : self._rank[end]] for start, end in numbers.pairs()
        ]
        return undivided(np.concatenate([self.of_atom[:0], *stretches]), self._sizes)

    def met(self, numbers: Intervals) -> tuple[Numbers, Numbers]:
        """The classes that a set holds, and those that it divides; any set may be asked for."""
        parts = np.zeros(self.count, np.int64)
        touched = np.zeros(self.count, np.bool_)
        for start, end in numbers.pairs():
            first, last = bisect_right(self._edges, start) - 1, bisect_left(self._edges, end)
            touched[self.of_atom[first:last]] = True
            inside = slice(first + (self._edges[first] < start), last - (self._edges[last] > end))
            np.add.at(parts, self.of_atom[inside], 1)
        whole = touched & (parts == self._sizes)
        return np.flatnonzero(whole), np.flatnonzero(touched & ~whole)

    def of(self, number: int) -> int:
        """The class of a number of the line."""
        return int(self.of_atom[bisect_right(self._edges, number) - 1])

    def of_each(self, numbers: Numbers) -> Numbers:
        """The class of each of many numbers, all of them so small that arrays can hold them."""
        return np.asarray(self.of_atom[np.searchsorted(self._small, numbers, "right") - 1])

    @cached_property
    def _small(self) -> Numbers:
        return np.array([edge for edge in self._edges if edge < SMALL], np.int64)

    def numbers(self, mask: Mask) -> Intervals:
        """What the classes of a mask hold."""
        inside = np.concatenate([[False], mask[self.of_atom], [False]])
        turns = np.flatnonzero(inside[1:] != inside[:-1])
        return Intervals(tuple(self._edges[rank] for rank in turns.tolist()))

    def spans(self) -> Iterator[tuple[int, int, int]]:
        """The atoms of the line, rising: start, end and class."""
        return zip(self._edges[:-1], self._edges[1:], self.of_atom.tolist(), strict=True)


def names(count: int) -> Names:
    """Random names of 128 bits for so many sets.

    `undivided` proves for each set that it divides no class, so that a collision of their sums
    would be an error and never a wrong class.
    """
    draw = np.random.default_rng(SEED)
    return draw.integers(0, 2**64, size=(count, 2), dtype=np.uint64)


def numbered(signatures: Names) -> Numbers:
    """Equal rows get equal numbers, in the order of their first occurrence."""
    _, first, of = np.unique(signatures, axis=0, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return np.asarray(order[of.ravel()], dtype=np.int64)


def undivided(held: Numbers, sizes: Numbers) -> Mask:
    """The classes of which a set holds all parts; AssertionError where it holds only some.

    `held` names each part once, by its class.
    """
    mask = np.zeros(len(sizes), np.bool_)
    mask[held] = True
    if sizes[mask].sum() != len(held):
        raise AssertionError("a set divides a class")
    return mask
