"""Classes of addresses at places, and filters compiled to bits over them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

import numpy as np

from landbridge.network.attachment import Attachment, Attachments
from landbridge.network.places import Place
from landbridge.network.sets import Bits
from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import IPV6_START, V4, V6, Addresses, Classes, Traffic, TrafficClasses
from landbridge.space.addresses import END


@dataclass(frozen=True, eq=False)
class Endpoint:
    """All addresses of a place that nothing tells apart; `address` is one of them."""

    place: Place
    number: int
    """Its class of addresses; two places with the same addresses share it."""
    addresses: Addresses
    attachment: Attachment

    @property
    def address(self) -> int:
        """One of its addresses, the first."""
        return self.addresses.bounds[0]

    def same_family(self, other: "Endpoint") -> bool:
        """Whether both have IPv4 addresses, or both IPv6."""
        return (self.address < IPV6_START) == (other.address < IPV6_START)


class Outcome(NamedTuple):
    """What a filter may do with the traffic of a pair: sets of traffic classes, as bits.

    What stands in one set alone is certain.
    """

    denied: Bits = 0
    allowed: Bits = 0
    always: Bits = 0
    passed: Bits = 0
    proxied: Bits = 0

    def joined(self, behind: "Outcome", live: int) -> "Outcome":
        """With what the next filter does to the traffic that came so far."""
        return Outcome(*(mine | live & theirs for mine, theirs in zip(self, behind, strict=True)))


class Compiled:
    """A filter over classes: for each class of addresses the rules that name it, as bits.

    `traffic` has the traffic of each rule as bits.
    """

    def __init__(
        self,
        filter_: Filter,
        traffic: Sequence[int],
        by_source: Sequence[int],
        by_destination: Sequence[int],
        full: int,
    ) -> None:
        self.filter = filter_
        self.traffic, self.by_source, self.by_destination = traffic, by_source, by_destination
        self._full = full
        self._known: dict[int, Outcome] = {}
        self._taken = [0] * len(filter_.rules)

    @classmethod
    def over(cls, filter_: Filter, classes: Classes, traffic: TrafficClasses) -> Self:
        """A filter over classes that its own sets helped to make."""
        bits = [traffic.bits(rule.traffic) for rule in filter_.rules]
        by_source = _rows([rule.source for rule in filter_.rules], classes)
        by_destination = _rows([rule.destination for rule in filter_.rules], classes)
        return cls(filter_, bits, by_source, by_destination, traffic.full)

    def takes(self, rule: int) -> bool:
        """Whether a rule decided, or may have decided, in any pair that was asked about."""
        return bool(self._taken[rule])

    def matching(self, source: int, destination: int) -> int:
        """The rules for a pair of classes, as bits."""
        return self.by_source[source] & self.by_destination[destination]

    def outcome(self, source: int, destination: int) -> Outcome:
        """What may happen to each class of traffic between two classes of addresses."""
        matching = self.matching(source, destination)
        if matching not in self._known:
            self._known[matching] = self._decide(matching)
        return self._known[matching]

    def rules_for(self, source: int, destination: int) -> Iterator[tuple[Rule, int]]:
        """The rules for a pair of classes in their order, each with its traffic."""
        return self.numbered(self.matching(source, destination))

    def numbered(self, rules: int) -> Iterator[tuple[Rule, int]]:
        """These rules, as bits, in their order, each with its traffic."""
        for number in _bits(rules):
            yield self.filter.rules[number], self.traffic[number]

    def _decide(self, matching: int) -> Outcome:
        may = [0] * len(Action)
        live, parked = self._full, 0
        for number in _bits(matching):
            rule = self.filter.rules[number]
            if rule.action is Action.LAND:
                live, parked = live | parked, 0
                continue
            taken = live & self.traffic[number]
            self._taken[number] |= taken
            if rule.action is Action.PARK:
                parked |= taken
            else:
                may[rule.action] |= taken
            live &= ~taken if rule.certain else ~0
        may[self.filter.otherwise] |= live | parked
        return Outcome(*may[: len(Outcome._fields)])


class Material(NamedTuple):
    """The sets by which addresses and traffic are told apart; `routed` those that routes name."""

    addresses: Sequence[Addresses]
    traffic: Sequence[Traffic]
    routed: Sequence[Addresses]

    def __or__(self, other: "Material") -> "Material":
        """The sets of both."""
        return Material(
            [*self.addresses, *other.addresses],
            [*self.traffic, *other.traffic],
            [*self.routed, *other.routed],
        )


class Ground:
    """The endpoints of all places, and the classes of everything that decides about them."""

    def __init__(
        self, places: Sequence[Place], attachments: Attachments, material: Material
    ) -> None:
        families = (Addresses(V4), Addresses(V6))
        routes = [*families, *material.routed]
        self.classes = Classes(END, (*material.addresses, *routes))
        self._routes = Classes(END, routes)
        self.traffic = TrafficClasses(material.traffic)
        self._places, self._attachments = places, attachments
        self._compiled: dict[Filter, Compiled] = {}

    @cached_property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """Every class at every place, in the order of the places."""
        return tuple(
            Endpoint(
                place,
                int(number),
                self.members[int(number)],
                self._attachments.at(place.key, self.members[int(number)].bounds[0]),
            )
            for place in self._places
            for number in np.flatnonzero(self.classes.mask(place.addresses))
        )

    @cached_property
    def by_class(self) -> dict[int, list[Endpoint]]:
        """The endpoints by their class of addresses."""
        found: dict[int, list[Endpoint]] = {}
        for each in self.endpoints:
            found.setdefault(each.number, []).append(each)
        return found

    @cached_property
    def members(self) -> tuple[Addresses, ...]:
        """The addresses of each class."""
        bounds: list[list[int]] = [[] for _ in range(self.classes.count)]
        for start, end, number in self.classes.spans():
            mine = bounds[number]
            if mine and mine[-1] == start:
                mine[-1] = end
            else:
                mine += [start, end]
        return tuple(Addresses(tuple(each)) for each in bounds)

    def routed(self, endpoint: Endpoint) -> int:
        """The class of its addresses as far as routes tell them apart."""
        return self._routes.of(endpoint.address)

    def widened(self, bits: int) -> int:
        """Bits of a program as they are: they are over these classes."""
        return bits

    def all_compiled(self) -> Iterable[Compiled]:
        """Every filter that was asked so far."""
        return self._compiled.values()

    def numbers(self, addresses: Addresses) -> list[int]:
        """The classes of one of the sets that made them."""
        return [int(each) for each in np.flatnonzero(self.classes.mask(addresses))]

    def compiled(self, filter_: Filter) -> Compiled:
        """A filter over these classes; compiled once."""
        if filter_ not in self._compiled:
            self._compiled[filter_] = Compiled.over(filter_, self.classes, self.traffic)
        return self._compiled[filter_]


def _rows(sets: Sequence[Addresses], classes: Classes) -> list[int]:
    """For each class the numbers of the sets that hold it, as bits."""
    if not sets:
        return [0] * classes.count
    masks = {each: classes.mask(each) for each in dict.fromkeys(sets)}
    held = np.stack([masks[each] for each in sets], axis=1)
    packed = np.packbits(held, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def _bits(number: int) -> Iterator[int]:
    while number:
        low = number & -number
        yield low.bit_length() - 1
        number ^= low
