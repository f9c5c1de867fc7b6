"""Cutting all traffic by many sets into the fewest classes that no set divides."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from landbridge.space.classes import Classes
from landbridge.space.intervals import Intervals
from landbridge.space.traffic import PORTS, PROTOCOLS, Packet, Piece, Traffic


class TrafficClasses:
    """Classes of traffic; a set of them is an integer with a bit for each.

    Services (protocol and destination port) are classes of one line, source ports of another; the
    boxes of both are merged again where no set tells them apart.
    """

    def __init__(self, sets: Iterable[Traffic]) -> None:
        self._sets = dict.fromkeys(sets)
        self._services = Classes(PROTOCOLS * PORTS, self._stretches())
        self._sources = Classes(PORTS, self._source_ports())
        boxes = [self._boxes(each) for each in self._sets]
        self._class_of_box = _merged(boxes, self._services.count * self._sources.count)
        self.count = int(self._class_of_box.max()) + 1
        self.full = (1 << self.count) - 1
        self._bits = {
            each: _as_bits(np.unique(self._class_of_box[box]))
            for each, box in zip(self._sets, boxes, strict=True)
        }

    def bits(self, traffic: Traffic) -> int:
        """The classes of one of the sets that made them; KeyError for any other."""
        return self._bits[traffic]

    def traffic(self, bits: int) -> Traffic:
        """What a set of classes holds."""
        return Traffic.union(
            self.members[number] for number in range(self.count) if bits >> number & 1
        )

    def bit(self, packet: Packet) -> int:
        """The class of one packet."""
        return next(1 << number for number, each in enumerate(self.members) if packet in each)

    def sample(self, bits: int) -> Packet:
        """A packet of the lowest class; raises ValueError for the empty set."""
        if not bits:
            raise ValueError("no class, no packet")
        return self.members[(bits & -bits).bit_length() - 1].sample

    @cached_property
    def members(self) -> tuple[Traffic, ...]:
        """What each class holds."""
        pieces: dict[int, dict[tuple[int, int], list[Intervals]]] = {}
        for start, end, service in self._services.spans():
            for low, high, source in self._sources.spans():
                box = service * self._sources.count + source
                stretches = pieces.setdefault(int(self._class_of_box[box]), {})
                stretches.setdefault((start, end), []).append(Intervals.span(low, high))
        return tuple(_joined(pieces[number]) for number in range(self.count))

    def _stretches(self) -> Iterator[Intervals]:
        return (stretch for traffic in self._sets for stretch, _ in _values(traffic))

    def _source_ports(self) -> Iterator[Intervals]:
        return (piece.sources for traffic in self._sets for piece in traffic.pieces)

    def _boxes(self, traffic: Traffic) -> NDArray[np.bool_]:
        held = np.zeros((self._services.count, self._sources.count), dtype=bool)
        for stretch, sources in _values(traffic):
            held[np.ix_(self._services.mask(stretch), self._sources.mask(sources))] = True
        return held.ravel()


def _values(traffic: Traffic) -> Iterator[tuple[Intervals, Intervals]]:
    """Each value of the function, as where on the line it is taken, and the source ports."""
    by_sources: dict[Intervals, list[Piece]] = {}
    for piece in traffic.pieces:
        by_sources.setdefault(piece.sources, []).append(piece)
    for sources, pieces in by_sources.items():
        yield Intervals.union(Intervals.span(each.start, each.end) for each in pieces), sources


def _joined(stretches: dict[tuple[int, int], list[Intervals]]) -> Traffic:
    return Traffic.union(
        Traffic((Piece(start, end, Intervals.union(sources)),))
        for (start, end), sources in stretches.items()
    )


def _merged(boxes: list[NDArray[np.bool_]], count: int) -> NDArray[np.int64]:
    """Boxes that every set holds alike are one class."""
    if not boxes:
        return np.zeros(count, dtype=np.int64)
    packed = np.packbits(np.stack(boxes, axis=1), axis=1)
    _, of = np.unique(packed, axis=0, return_inverse=True)
    return np.asarray(of.ravel(), dtype=np.int64)


def _as_bits(numbers: NDArray[np.int64]) -> int:
    return sum(1 << int(number) for number in numbers)
