"""Cutting a line by many sets into the fewest classes that no set divides.

Two numbers are of one class when every set holds both or neither; whatever is decided by the sets
alone is decided alike for a whole class (`Real-time verification by atomic predicates`, Yang and
Lam, 2013).
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from landbridge.space.intervals import Intervals

SEED = 20130701
Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]


class Classes:
    """The classes of a line from 0 to `end` under some sets, numbered by first occurrence."""

    def __init__(self, end: int, sets: Iterable[Intervals]) -> None:
        distinct = list(dict.fromkeys(each.bounds for each in sets))
        edges = sorted({0, end, *(edge for bounds in distinct for edge in bounds)})
        self._starts = edges[:-1]
        self._rank = {edge: rank for rank, edge in enumerate(edges)}
        self.of_atom = _numbered(self._signatures(distinct))
        self.count = int(self.of_atom.max()) + 1

    def _signatures(self, distinct: Sequence[tuple[int, ...]]) -> NDArray[np.uint64]:
        """For each atom the sum (XOR) of the random names of the sets that hold it.

        Names have 128 bits; `mask` proves for each set that it divides no class, so that a
        collision would be an error and never a wrong class.
        """
        names = np.random.default_rng(SEED).integers(
            0, 2**64, size=(len(distinct), 2), dtype=np.uint64
        )
        turns = np.zeros((len(self._rank), 2), dtype=np.uint64)
        ranks = [self._rank[edge] for bounds in distinct for edge in bounds]
        owners = np.repeat(names, [len(bounds) for bounds in distinct], axis=0)
        np.bitwise_xor.at(turns, ranks, owners)
        return np.asarray(np.bitwise_xor.accumulate(turns[:-1], axis=0), dtype=np.uint64)

    @cached_property
    def _sizes(self) -> Numbers:
        return np.bincount(self.of_atom, minlength=self.count)

    def mask(self, numbers: Intervals) -> Mask:
        """Which classes a set holds. Raises KeyError or AssertionError for a set that divides one.

        Only the sets that made the classes, and what is combined of them, may be asked for.
        """
        atoms = np.zeros(len(self._starts) + 1, dtype=np.int8)
        for start, end in numbers.pairs():
            atoms[self._rank[start]] += 1
            atoms[self._rank[end]] -= 1
        inside = np.cumsum(atoms[:-1]).astype(bool)
        held = np.bincount(self.of_atom[inside], minlength=self.count)
        if not bool(np.all((held == 0) | (held == self._sizes))):
            raise AssertionError("a set divides a class")
        return held > 0

    def spans(self) -> Iterable[tuple[int, int, int]]:
        """The atoms of the line, rising: start, end and class."""
        ends = [*self._starts[1:], max(self._rank)]
        return zip(self._starts, ends, self.of_atom.tolist(), strict=True)


def _numbered(signatures: NDArray[np.uint64]) -> Numbers:
    """Equal rows get equal numbers, in the order of their first occurrence."""
    _, first, of = np.unique(signatures, axis=0, return_index=True, return_inverse=True)
    order = np.empty(len(first), dtype=np.int64)
    order[np.argsort(first)] = np.arange(len(first))
    return np.asarray(order[of.ravel()], dtype=np.int64)
