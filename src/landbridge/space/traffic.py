"""Sets of traffic: protocols with their ports, or with the types and codes of ICMP."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from landbridge.space.intervals import Intervals

PORTS = 1 << 16
PROTOCOLS = 1 << 8
CODES = 1 << 8
NUMBERS = {
    "icmp": 1,
    "tcp": 6,
    "udp": 17,
    "gre": 47,
    "esp": 50,
    "ah": 51,
    "icmpv6": 58,
    "sctp": 132,
}
NAMES = {number: name for name, number in NUMBERS.items()}
WITH_PORTS = (NUMBERS["tcp"], NUMBERS["udp"], NUMBERS["sctp"])
KNOWN = tuple(NUMBERS["tcp"] * PORTS + port for port in (443, 80, 22))
"""HTTPS, HTTP and SSH, on the line of services."""
EVERY_PORT = Intervals.span(0, PORTS)


class Piece(NamedTuple):
    """A stretch of the service line, and the source ports from which it may be asked for."""

    start: int
    end: int
    sources: Intervals


class Packet(NamedTuple):
    """One kind of packet. For ICMP `port` is type * 256 + code, and `source_port` 0."""

    protocol: int
    port: int
    source_port: int

    def __str__(self) -> str:
        name = NAMES.get(self.protocol, f"protocol {self.protocol}")
        if name in {"tcp", "udp", "sctp"}:
            return f"{name}/{self.port}"
        return f"{name} type {self.port // CODES}" if name.startswith("icmp") else name


@dataclass(frozen=True)
class Traffic:
    """A function from services to source ports, in pieces of equal value.

    A service is protocol * 65,536 + destination port. Protocols without ports hold every port or
    none. The form is canonical: pieces rise, touch only where they differ, and none is empty.
    """

    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(
        cls, protocol: int, ports: Intervals = EVERY_PORT, sources: Intervals = EVERY_PORT
    ) -> "Traffic":
        """The ports of one protocol by its IANA number."""
        base = protocol * PORTS
        return cls(
            tuple(Piece(base + start, base + end, sources) for start, end in ports.pairs())
            if sources
            else ()
        )

    @classmethod
    def rising(cls, pieces: Iterable[Piece]) -> "Traffic":
        """Pieces in rising order that do not overlap; they may touch, and be empty."""
        return cls(tuple(_merged(pieces)))

    @classmethod
    def union(cls, sets: "Iterable[Traffic]") -> "Traffic":
        """All traffic that is in any of them."""
        stretches: dict[Intervals, list[Intervals]] = {}
        for start, end, sources in (piece for each in sets for piece in each.pieces):
            stretches.setdefault(sources, []).append(Intervals.span(start, end))
        return _joined([_level(stretch, sources) for sources, stretch in stretches.items()])

    @classmethod
    def just(cls, packet: Packet) -> "Traffic":
        """One packet alone."""
        ports = Intervals.span(packet.port, packet.port + 1)
        sources = Intervals.span(packet.source_port, packet.source_port + 1)
        return cls.of(packet.protocol, ports, sources)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __or__(self, other: "Traffic") -> "Traffic":
        return self._with(other, Intervals.__or__)

    def __and__(self, other: "Traffic") -> "Traffic":
        return self._with(other, Intervals.__and__)

    def __sub__(self, other: "Traffic") -> "Traffic":
        return self._with(other, Intervals.__sub__)

    def __le__(self, other: "Traffic") -> bool:
        return not self - other

    def __contains__(self, packet: Packet) -> bool:
        return packet.source_port in self.sources_at(packet.protocol * PORTS + packet.port)

    def sources_at(self, service: int) -> Intervals:
        """The source ports from which a service may be asked for."""
        at = bisect_right(self.pieces, service, key=lambda piece: piece.start) - 1
        if at < 0 or self.pieces[at].end <= service:
            return Intervals()
        return self.pieces[at].sources

    @property
    def sample(self) -> Packet:
        """A packet of it, one that people know if there is any; raises IndexError if none is."""
        known = (each for each in (*KNOWN, *self._first_ports()) if self.sources_at(each))
        service = next(known, self.pieces[0].start)
        return Packet(*divmod(service, PORTS), self.sources_at(service).bounds[0])

    def _first_ports(self) -> Iterator[int]:
        """The lowest port of TCP and of UDP, but for zero, in each piece."""
        for protocol in (NUMBERS["tcp"], NUMBERS["udp"]):
            first, end = protocol * PORTS + 1, (protocol + 1) * PORTS
            starts = (max(piece.start, first) for piece in self.pieces if piece.end > first)
            yield from (start for start in starts if start < end)

    @property
    def answered(self) -> "Traffic":
        """What goes back: the two ports changed over. Protocols without ports stay as they are."""
        stays, turned = self, list[Traffic]()
        for protocol in WITH_PORTS:
            stays -= Traffic.of(protocol)
            for services, sources in (self & Traffic.of(protocol)).values():
                ports = Intervals(tuple(each - protocol * PORTS for each in services.bounds))
                turned.append(Traffic.of(protocol, sources, ports))
        return Traffic.union((stays, *turned))

    def values(self) -> Iterator[tuple[Intervals, Intervals]]:
        """Each value of the function: the services that have it, and the source ports."""
        stretches: dict[Intervals, list[int]] = {}
        for start, end, sources in self.pieces:
            stretches.setdefault(sources, []).extend((start, end))
        for sources, bounds in stretches.items():
            yield Intervals(tuple(bounds)), sources

    def _with(
        self, other: "Traffic", combine: Callable[[Intervals, Intervals], Intervals]
    ) -> "Traffic":
        """Sweep over the services where either turns to another value."""
        mine, theirs = self._turns(), other._turns()
        mine_now = theirs_now = Intervals()
        pieces: list[Piece] = []
        combine = cache(combine)  # few pairs of values, met again and again
        for start, end in pairwise(sorted(mine.keys() | theirs.keys())):
            mine_now, theirs_now = mine.get(start, mine_now), theirs.get(start, theirs_now)
            pieces.append(Piece(start, end, combine(mine_now, theirs_now)))
        return Traffic.rising(pieces)

    def _turns(self) -> dict[int, Intervals]:
        """The function's value from each service on where it turns."""
        ends = {piece.end: Intervals() for piece in self.pieces}
        return ends | {piece.start: piece.sources for piece in self.pieces}


def _level(stretches: Iterable[Intervals], sources: Intervals) -> Traffic:
    """Services that may all be asked for from the same source ports."""
    return Traffic(tuple(Piece(*pair, sources) for pair in Intervals.union(stretches).pairs()))


def _joined(sets: list[Traffic]) -> Traffic:
    """Halves are joined, so that no piece is swept over more often than there are doublings."""
    if len(sets) < 2:
        return sets[0] if sets else Traffic()
    half = len(sets) // 2
    return _joined(sets[:half]) | _joined(sets[half:])


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if not piece.sources:
            continue
        if last and last.end == piece.start and last.sources == piece.sources:
            last = Piece(last.start, piece.end, last.sources)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


NO_TRAFFIC = Traffic()
ALL_TRAFFIC = Traffic((Piece(0, PROTOCOLS * PORTS, EVERY_PORT),))
