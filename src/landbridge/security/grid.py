"""Filters over classes of their own, and packets as cells.

A cell is a class of traffic from a class of sources to a class of destinations. Every rule matches
a whole cell or none of it, so that what is shown for each cell is shown for each packet.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import numpy as np

from landbridge.security.axis import Axis, Distinct
from landbridge.security.filter import Action, Filter
from landbridge.security.masks import Numbers, TrafficMasks, address_masks
from landbridge.security.order import Order
from landbridge.space import V4, V6, Addresses, Classes, Packet, Traffic
from landbridge.space.addresses import END
from landbridge.space.words import Mask, Words, packed

Kept = dict[tuple[Traffic, ...], TrafficMasks]
"""Masks of traffic by their sets."""
FAMILIES = (Addresses(V4), Addresses(V6))


class Cell(NamedTuple):
    """Packets that no rule tells apart, by their classes."""

    traffic: int
    source: int
    destination: int


class Grid:
    """The rules of one or several filters, over classes that these filters share.

    Grids of rules with the same traffic may share what is `kept` of it.
    """

    def __init__(self, *filters: Filter, kept: Kept | None = None) -> None:
        kept = {} if kept is None else kept
        self.filters = filters
        self.rules = tuple(rule for each in filters for rule in each.rules)
        """The rules of all filters, one filter behind the other."""
        self.actions = [rule.action for rule in self.rules]
        self.certain = [rule.certain for rule in self.rules]
        self.order = Order(len(self.rules))
        sources = Distinct([rule.source for rule in self.rules])
        destinations = Distinct([rule.destination for rule in self.rules])
        traffic = Distinct([rule.traffic for rule in self.rules])
        self._from, self._to = _classes(sources.sets), _classes(destinations.sets)
        if traffic.sets not in kept:
            kept[traffic.sets] = TrafficMasks(traffic.sets)
        self._what = kept[traffic.sets]
        self.sources = Axis(sources, address_masks(self._from, sources.sets))
        self.destinations = Axis(destinations, address_masks(self._to, destinations.sets))
        self.traffic = Axis(traffic, self._what.masks)

    def numbers(self, filter_: int) -> range:
        """The numbers that the rules of a filter have here."""
        start = sum(len(each.rules) for each in self.filters[:filter_])
        return range(start, start + len(self.filters[filter_].rules))

    @cached_property
    def landings(self) -> int:
        """The landings, as bits."""
        return self.order.those([each is Action.LAND for each in self.actions])

    @cached_property
    def sure(self) -> int:
        """The rules that are certain, as bits."""
        return self.order.those(self.certain)

    @cached_property
    def families(self) -> list[tuple[Mask, Mask]]:
        """The classes of sources and those of destinations that are IPv4, and that are IPv6."""
        return [(self._from.mask(each), self._to.mask(each)) for each in FAMILIES]

    @cached_property
    def reach(self) -> Words:
        """For each class of sources the destinations that a packet from there can name."""
        (old, to_old), (_, to_new) = self.families
        return np.where(old[:, None], packed(to_old), packed(to_new))

    def meeting(self, rule: int) -> int:
        """The rules that match something that this one matches, and the landings, as bits."""
        ends = self.sources.meeting(rule) & self.destinations.meeting(rule)
        return ends & self.traffic.meeting(rule) | self.landings

    def within(self, rule: int, among: int) -> int:
        """The rules, of those `among` which one is asked, that match all that this one matches."""
        ends = among & self.sources.within(rule) & self.destinations.within(rule)
        return ends & self.traffic.within(rule)

    def matching(self, cell: Cell) -> int:
        """The rules that match a cell, as bits."""
        traffic, source, destination = cell
        ends = self.sources.holding[source] & self.destinations.holding[destination]
        return ends & self.traffic.holding[traffic]

    def likely(self) -> Iterator[tuple[Cell | None, ...]]:
        """For each rule where it decides, if at all, most likely: an IPv4 and an IPv6 cell."""
        what = self.traffic.lightest(np.ones(self.traffic.count, np.bool_))
        ends = [
            (self.sources.lightest(from_), self.destinations.lightest(to))
            for from_, to in self.families
        ]
        return zip(*(_cells(what, *pair) for pair in ends), strict=True)

    def sample(self, cell: Cell) -> tuple[str, str, Packet]:
        """A packet of a cell: its source, its destination and the rest."""
        packet = self._what.sample(cell.traffic)
        return _first(self._from, cell.source), _first(self._to, cell.destination), packet


def _cells(*sides: Numbers) -> Iterable[Cell | None]:
    """A cell for each rule that has a class on each side."""
    whole = np.minimum.reduce(sides) >= 0
    if not whole.any():
        return [None] * len(whole)
    cells = map(Cell, *(side.tolist() for side in sides))
    if whole.all():
        return cells
    return (cell if each else None for cell, each in zip(cells, whole.tolist(), strict=True))


def _classes(sets: Iterable[Addresses]) -> Classes:
    return Classes(END, (*FAMILIES, *sets))


def _first(classes: Classes, number: int) -> str:
    return Addresses(classes.numbers(np.arange(classes.count) == number).bounds).sample
