"""Sets of traffic: protocols with their ports, or with the types and codes of ICMP."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
    def union(cls, sets: "Iterable[Traffic]") -> "Traffic":
        """All traffic that is in any of them."""
        whole = cls()
        for each in sets:
            whole |= each
        return whole

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
        """A packet of it, the first; raises IndexError where there is none."""
        piece = self.pieces[0]
        return Packet(*divmod(piece.start, PORTS), piece.sources.bounds[0])

    def _with(
        self, other: "Traffic", combine: Callable[[Intervals, Intervals], Intervals]
    ) -> "Traffic":
        cuts = sorted({edge for one in (self, other) for piece in one.pieces for edge in piece[:2]})
        pieces = (
            Piece(start, end, combine(self.sources_at(start), other.sources_at(start)))
            for start, end in pairwise(cuts)
        )
        return Traffic(tuple(_merged(pieces)))


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
