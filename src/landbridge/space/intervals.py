"""Sets of whole numbers as disjoint intervals: the ground of address sets and port sets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Self


@dataclass(frozen=True, slots=True)
class Intervals:
    """A set as the rising edges of half-open intervals: [`bounds[0]`, `bounds[1]`) and so on.

    The form is canonical: equal sets are equal values, so that sets can be keys.
    """

    bounds: tuple[int, ...] = ()

    @classmethod
    def span(cls, start: int, end: int) -> Self:
        """The numbers from `start` up to, and without, `end`."""
        return cls((start, end) if start < end else ())

    @classmethod
    def union(cls, sets: "Iterable[Intervals]") -> Self:
        """All numbers that are in any of them; nothing, out of none."""
        edges = sorted(
            (edge, step)
            for each in sets
            for start, end in each.pairs()
            for edge, step in ((start, 1), (end, -1))
        )
        return cls(tuple(_outer(edges)))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Start and end of each interval, rising; the end is not in it."""
        return zip(self.bounds[::2], self.bounds[1::2], strict=True)

    def __bool__(self) -> bool:
        return bool(self.bounds)

    def __contains__(self, number: int) -> bool:
        return any(start <= number < end for start, end in self.pairs())

    @property
    def size(self) -> int:
        """How many numbers are in it; it may be too many for `len`."""
        return sum(self.bounds[1::2]) - sum(self.bounds[::2])

    def __or__(self, other: "Intervals") -> Self:
        return self._with(other, lambda mine, theirs: mine or theirs)

    def __and__(self, other: "Intervals") -> Self:
        return self._with(other, lambda mine, theirs: mine and theirs)

    def __sub__(self, other: "Intervals") -> Self:
        return self._with(other, lambda mine, theirs: mine and not theirs)

    def __le__(self, other: "Intervals") -> bool:
        return not self - other

    def _with(self, other: "Intervals", keeps: Callable[[bool, bool], bool]) -> Self:
        """Sweep over the edges of both; an edge stays where the answer of `keeps` turns."""
        mine = theirs = inside = False
        kept: list[int] = []
        for edge, owners in groupby(_edges(self, other), key=lambda each: each[0]):
            for _, owner in owners:
                mine, theirs = (not mine, theirs) if owner == 0 else (mine, not theirs)
            if keeps(mine, theirs) != inside:
                inside = not inside
                kept.append(edge)
        return type(self)(tuple(kept))


def _edges(left: Intervals, right: Intervals) -> list[tuple[int, int]]:
    return sorted([*((edge, 0) for edge in left.bounds), *((edge, 1) for edge in right.bounds)])


def _outer(edges: list[tuple[int, int]]) -> Iterator[int]:
    """The edges where the number of intervals that cover turns from or to nothing."""
    depth = 0
    covers = accumulate(step for _, step in edges)
    for number, group in groupby(zip(edges, covers, strict=True), key=lambda each: each[0][0]):
        *_, (_, after) = group
        if bool(after) != bool(depth):
            yield number
        depth = after
