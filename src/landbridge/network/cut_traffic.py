"""Classes of traffic cut further, by sets that did not make them."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from landbridge.space import Traffic, TrafficClasses


class CutTraffic:
    """The classes of a network, and the pieces into which further sets cut some of them.

    The first piece of a class keeps its number; the others have numbers behind those of all
    classes. Sets of classes are whole numbers with a bit for each.
    """

    def __init__(self, whole: TrafficClasses, sets: Iterable[Traffic]) -> None:
        self._whole = whole
        self._cut: dict[int, list[Traffic]] = {}
        for each in dict.fromkeys(sets):
            if not whole.knows(each):
                self._divide(each)
        self.parents = [number for number, parts in self._cut.items() for _ in parts[1:]]
        """The class of each piece that has a number of its own."""

    def _divide(self, traffic: Traffic) -> None:
        for number, member in enumerate(self._whole.members):
            parts = self._cut.get(number, [member])
            finer = [piece for each in parts for piece in (each & traffic, each - traffic) if piece]
            if len(finer) > 1:
                self._cut[number] = finer

    @cached_property
    def full(self) -> int:
        """All traffic."""
        return (1 << self._whole.count + len(self.parents)) - 1

    def widened(self, bits: int) -> int:
        """Classes as they were, with all pieces of those that are cut."""
        for nth, parent in enumerate(self.parents):
            bits |= (bits >> parent & 1) << self._whole.count + nth
        return bits

    def bits(self, traffic: Traffic) -> int:
        """One of the sets that made the classes, or that cut them."""
        if self._whole.knows(traffic):
            return self.widened(self._whole.bits(traffic))
        return sum(1 << number for number, each in self._numbered if each & traffic)

    def traffic(self, bits: int) -> Traffic:
        """What a set of classes and pieces holds."""
        return Traffic.union(each for number, each in self._numbered if bits >> number & 1)

    @cached_property
    def _numbered(self) -> list[tuple[int, Traffic]]:
        """Every class that is whole and every piece, with its number."""
        return list(self._pieces())

    def _pieces(self) -> Iterator[tuple[int, Traffic]]:
        for number, member in enumerate(self._whole.members):
            yield number, self._cut.get(number, [member])[0]
        more = [each for parts in self._cut.values() for each in parts[1:]]
        yield from enumerate(more, self._whole.count)
