"""What a filter does, written once over any algebra of packets: decision diagrams, or Z3.

Nothing of the product's classes is used: a set is the formula of its intervals, over the bits of
the fields of a packet.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import Generic, NamedTuple, Protocol, TypeVar

from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import ANYWHERE, IPV6_START, V4, V6, Addresses, Intervals, Traffic
from landbridge.space.traffic import PORTS, PROTOCOLS, Piece

Formula = TypeVar("Formula")
SOURCE, DESTINATION = "source", "destination"
WIDTHS = {"protocol": 8, "port": 16, "source port": 16, DESTINATION: 128, SOURCE: 128}
"""The fields of a packet in the order of their bits; a bit before them tells the family."""
OLD_WIDTHS = WIDTHS | {DESTINATION: 32, SOURCE: 32}
"""The same where all is IPv4."""


class Algebra(Protocol[Formula]):
    """Sets of packets as formulas."""

    nothing: Formula
    old: Formula
    """IPv4, at both ends; what is not is IPv6."""

    def span(self, field: str, first: int, last: int) -> Formula:
        """Where the number of a field lies, both ends included."""

    def both(self, one: Formula, other: Formula) -> Formula: ...
    def either(self, one: Formula, other: Formula) -> Formula: ...
    def without(self, one: Formula, other: Formula) -> Formula: ...
    def empty(self, one: Formula) -> bool: ...


class Decided(NamedTuple, Generic[Formula]):
    """What each rule takes, or may take, and for each action what may meet it."""

    taken: list[Formula]
    may: list[Formula]


class Reader(Generic[Formula]):
    """Filters as formulas; equal sets are read once."""

    def __init__(self, algebra: Algebra[Formula]) -> None:
        self.algebra = algebra
        self._known: dict[tuple[str, Intervals | Traffic], Formula] = {}

    def rule(self, rule: Rule) -> Formula:
        """What a rule matches."""
        source = self._once(SOURCE, rule.source, self.addresses)
        destination = self._once(DESTINATION, rule.destination, self.addresses)
        traffic = self._once("traffic", rule.traffic, self.traffic)
        return self.algebra.both(traffic, self.algebra.both(destination, source))

    def decide(self, filter_: Filter, without: int | None = None) -> Decided[Formula]:
        """The meaning of a filter, of which one rule may be left out."""
        algebra, nothing = self.algebra, self.algebra.nothing
        taken, may = [nothing] * len(filter_.rules), [nothing] * len(Action)
        live, parked = self._packets(), nothing
        for number, rule in enumerate(filter_.rules):
            if rule.action is Action.LAND:
                live, parked = algebra.either(live, parked), nothing
            elif number != without:
                mine = taken[number] = algebra.both(live, self.rule(rule))
                if rule.action is Action.PARK:
                    parked = algebra.either(parked, mine)
                else:
                    may[rule.action] = algebra.either(may[rule.action], mine)
                live = algebra.without(live, mine) if rule.certain else live
        left = algebra.either(live, parked)
        may[filter_.otherwise] = algebra.either(may[filter_.otherwise], left)
        return Decided(taken, may)

    def dead(self, filter_: Filter) -> list[int]:
        """The rules that take nothing."""
        taken = self.decide(filter_).taken
        return [
            number
            for number, rule in enumerate(filter_.rules)
            if rule.action is not Action.LAND and self.algebra.empty(taken[number])
        ]

    def redundant(self, filter_: Filter) -> list[int]:
        """The rules without which all stays as it is."""
        whole = self.decide(filter_)
        return [
            number
            for number, rule in enumerate(filter_.rules)
            if rule.action is not Action.LAND and self._same(whole, self.decide(filter_, number))
        ]

    def equal(self, one: Filter, other: Filter) -> bool:
        """Whether the same may happen to every packet."""
        return self._same(self.decide(one), self.decide(other))

    def _packets(self) -> Formula:
        """All there are; nothing stands in the bits that an IPv4 address does not have."""
        ends = [self._once(end, ANYWHERE, self.addresses) for end in (SOURCE, DESTINATION)]
        return self.algebra.both(*ends)

    def _same(self, one: Decided[Formula], other: Decided[Formula]) -> bool:
        algebra = self.algebra
        apart = (
            algebra.either(algebra.without(mine, theirs), algebra.without(theirs, mine))
            for mine, theirs in zip(one.may, other.may, strict=True)
        )
        return algebra.empty(self._any(apart))

    def _once(
        self, field: str, held: Intervals | Traffic, read: Callable[[str, object], Formula]
    ) -> Formula:
        if (field, held) not in self._known:
            self._known[field, held] = read(field, held)
        return self._known[field, held]

    def addresses(self, field: str, held: object) -> Formula:
        """A set of addresses at one end."""
        assert isinstance(held, Addresses)
        algebra = self.algebra
        old = self._spans(field, (held & Addresses(V4)).pairs())
        new = self._spans(
            field,
            ((a - IPV6_START, b - IPV6_START) for a, b in (held & Addresses(V6)).pairs()),
        )
        return algebra.either(algebra.both(algebra.old, old), algebra.without(new, algebra.old))

    def traffic(self, _: str, held: object) -> Formula:
        """A set of traffic."""
        assert isinstance(held, Traffic)
        return self._any(self._piece(piece) for piece in held.pieces)

    def _piece(self, piece: Piece) -> Formula:
        services = self._any(
            self.algebra.both(
                self._spans("protocol", [(number, number + 1)]),
                self._spans("port", [(max(0, piece.start - base), min(PORTS, piece.end - base))]),
            )
            for number in range(PROTOCOLS)
            if piece.start < (base := number * PORTS) + PORTS and base < piece.end
        )
        return self.algebra.both(services, self._spans("source port", piece.sources.pairs()))

    def _spans(self, field: str, pairs: Iterable[tuple[int, int]]) -> Formula:
        return self._any(self.algebra.span(field, start, end - 1) for start, end in pairs)

    def _any(self, formulas: Iterable[Formula]) -> Formula:
        return reduce(self.algebra.either, formulas, self.algebra.nothing)


def bits(number: int, width: int) -> Sequence[bool]:
    """The bits of a number, the highest first."""
    return [bool(number >> place & 1) for place in reversed(range(width))]
