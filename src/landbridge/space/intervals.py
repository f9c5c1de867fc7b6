"""Sets of whole numbers as disjoint intervals: the ground of address sets and port sets."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
        kept: list[int] = []
        for start, end in sorted(pair for each in sets for pair in each.pairs()):
            if kept and start <= kept[-1]:
                kept[-1] = max(kept[-1], end)
            else:
                kept += start, end
        return cls(tuple(kept))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Start and end of each interval, rising; the end is not in it."""
        return zip(self.bounds[::2], self.bounds[1::2], strict=True)

    def __bool__(self) -> bool:
        return bool(self.bounds)

    def __contains__(self, number: int) -> bool:
        return bisect_right(self.bounds, number) % 2 == 1

    @property
    def size(self) -> int:
        """How many numbers are in it; it may be too many for `len`."""
        return sum(self.bounds[1::2]) - sum(self.bounds[::2])

    def __or__(self, other: "Intervals") -> Self:
        return self._with(other, EITHER)

    def __and__(self, other: "Intervals") -> Self:
        return self._with(other, BOTH)

    def __sub__(self, other: "Intervals") -> Self:
        return self._with(other, MINE_ALONE)

    def __le__(self, other: "Intervals") -> bool:
        return not self - other

    def _with(self, other: "Intervals", holds: Sequence[bool]) -> Self:
        """Sweep over the edges of both; an edge stays where the answer of `holds` turns."""
        turns = dict.fromkeys(self.bounds, MINE)
        for edge in other.bounds:
            turns[edge] = turns.get(edge, 0) | THEIRS
        state, inside = 0, False
        kept: list[int] = []
        for edge in sorted(turns):
            state ^= turns[edge]
            if holds[state] is not inside:
                inside = holds[state]
                kept.append(edge)
        return type(self)(tuple(kept))


MINE, THEIRS = 1, 2
EITHER = (False, True, True, True)
BOTH = (False, False, False, True)
MINE_ALONE = (False, True, False, False)
"""What holds in neither set, in mine alone, in theirs alone, and in both."""
