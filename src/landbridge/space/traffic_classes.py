"""Cutting all traffic by many sets into the fewest classes that no set divides."""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from landbridge.space.classes import Classes, Mask, Numbers, names, numbered, undivided
from landbridge.space.intervals import Intervals
from landbridge.space.traffic import PORTS, PROTOCOLS, WITH_PORTS, Packet, Piece, Traffic


class TrafficClasses:
    """Classes of traffic; a set of them is an integer with a bit for each.

    Services (protocol and destination port) are classes of one line, source ports of another; the
    boxes of both are merged again where no set tells them apart.
    """

    def __init__(self, sets: Iterable[Traffic]) -> None:
        distinct = list(dict.fromkeys(sets))
        values = [value for each in distinct for value in each.values()]
        self._services = Classes(PROTOCOLS * PORTS, (services for services, _ in values))
        self._sources = Classes(PORTS, (sources for _, sources in values))
        self._class_of_box = self._classes(distinct)
        self.count = int(self._class_of_box.max()) + 1
        self.full = (1 << self.count) - 1
        sizes = np.bincount(self._class_of_box.ravel())
        self._bits = {each: _as_bits(undivided(self._held(each), sizes)) for each in distinct}

    def bits(self, traffic: Traffic) -> int:
        """The classes of one of the sets that made them; KeyError for any other."""
        return self._bits[traffic]

    def knows(self, traffic: Traffic) -> bool:
        """Whether a set is one of those that made the classes."""
        return traffic in self._bits

    def traffic(self, bits: int) -> Traffic:
        """What a set of classes holds."""
        return Traffic.union(
            self.members[number] for number in range(self.count) if bits >> number & 1
        )

    def bit(self, packet: Packet) -> int:
        """The class of one packet."""
        return next(1 << number for number, each in enumerate(self.members) if packet in each)

    def of_each(self, services: Numbers, sources: Numbers) -> Numbers:
        """The number of the class of many packets, each by its service and source port."""
        return np.asarray(
            self._class_of_box[self._services.of_each(services), self._sources.of_each(sources)]
        )

    def sample(self, bits: int) -> Packet:
        """A packet of the lowest class; raises ValueError for the empty set."""
        if not bits:
            raise ValueError("no class, no packet")
        return self.members[(bits & -bits).bit_length() - 1].sample

    def shown(self, bits: int) -> int:
        """The class that shows a set best, as a bit: one with ports if it has any."""
        best = bits & self._ported or bits
        return best & -best

    @cached_property
    def _ported(self) -> int:
        with_ports = (each.sample.protocol in WITH_PORTS for each in self.members)
        return sum(1 << number for number, ported in enumerate(with_ports) if ported)

    @cached_property
    def members(self) -> tuple[Traffic, ...]:
        """What each class holds."""
        parts = [list(self._parts(service)) for service in range(self._services.count)]
        pieces: list[list[Piece]] = [[] for _ in range(self.count)]
        for start, end, service in self._services.spans():
            for number, sources in parts[service]:
                pieces[number].append(Piece(start, end, sources))
        return tuple(Traffic.rising(each) for each in pieces)

    def _parts(self, service: int) -> Iterator[tuple[int, Intervals]]:
        """The classes among which a service is shared out, with the source ports of each."""
        row = self._class_of_box[service]
        for number in np.unique(row).tolist():
            yield number, self._sources.numbers(row == number)

    def _classes(self, sets: list[Traffic]) -> Numbers:
        """Boxes that every set holds alike are one class."""
        signatures = np.zeros((self._services.count, self._sources.count, 2), dtype=np.uint64)
        for name, each in zip(names(len(sets)), sets, strict=True):
            for box in self._boxes(each):
                signatures[box] ^= name
        return numbered(signatures.reshape(-1, 2)).reshape(signatures.shape[:2])

    def _held(self, traffic: Traffic) -> Numbers:
        """The class of each box that a set holds."""
        held = [self._class_of_box[box].ravel() for box in self._boxes(traffic)]
        return np.concatenate([self._class_of_box[:0].ravel(), *held])

    def _boxes(self, traffic: Traffic) -> Iterator[tuple[Numbers, ...]]:
        """Where the boxes of a set lie, for each value of its function; they never overlap."""
        for services, sources in traffic.values():
            rows = np.flatnonzero(self._services.mask(services))
            yield np.ix_(rows, np.flatnonzero(self._sources.mask(sources)))


def _as_bits(mask: Mask) -> int:
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")
