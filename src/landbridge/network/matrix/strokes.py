"""The rules of a filter over many pairs: which stretches of senders, destinations and traffic."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from landbridge.network.matrix.board import Board, Numbers
from landbridge.security.filter import Action, Filter, Rule
from landbridge.space import Addresses
from landbridge.space.words import Mask, Words, stretches

Where = tuple[slice, slice, slice]
"""A part of a canvas: classes of traffic, words of destinations, senders."""


class Stroke(NamedTuple):
    """A rule with what it matches: words of destinations with their place, and senders."""

    number: int
    action: Action
    certain: bool
    places: Sequence[tuple[slice, Words]] = ()
    senders: Sequence[slice] = ()

    def at(self, traffic: Sequence[slice]) -> Iterator[tuple[Where, Words]]:
        """The parts of a canvas that it matches, with its destinations there."""
        for one in traffic:
            for place, octets in self.places:
                for sender in self.senders:
                    yield (one, place, sender), octets


class Ends:
    """Which senders and which destinations sets of addresses hold, of all or of some of them."""

    def __init__(
        self, board: Board, numbers: Numbers, rows: Mask | None = None, columns: Words | None = None
    ) -> None:
        self._board, self._numbers, self._rows, self._columns = board, numbers, rows, columns
        self._senders: dict[Addresses, Sequence[slice]] = {}
        self._places: dict[Addresses, Sequence[tuple[slice, Words]]] = {}

    def senders(self, addresses: Addresses) -> Sequence[slice]:
        """The stretches of senders."""
        if addresses not in self._senders:
            held = self._board.sources(addresses)[self._numbers]
            self._senders[addresses] = stretches(held if self._rows is None else held & self._rows)
        return self._senders[addresses]

    def places(self, addresses: Addresses) -> Sequence[tuple[slice, Words]]:
        """The words of destinations that are not empty, with their place."""
        if addresses not in self._places:
            words = self._board.destinations(addresses)
            inside = words if self._columns is None else words & self._columns
            found = [(each, inside[each, None]) for each in stretches(inside != 0)]
            self._places[addresses] = found
        return self._places[addresses]


class Strokes:
    """The rules of a filter that match anything, window by window of the classes of traffic."""

    def __init__(self, board: Board, filter_: Filter, ends: Ends) -> None:
        self.filter = filter_
        made = (self._made(number, rule, ends) for number, rule in enumerate(filter_.rules))
        traffic = board.ground.traffic
        self._all = [
            (traffic.bits(filter_.rules[each.number].traffic), each) for each in made if each
        ]
        self._board = board

    def of(self, window: slice) -> Iterator[tuple[Sequence[slice], Stroke]]:
        """Those that match something of a window, each with its stretches of traffic."""
        shown = (1 << window.stop) - (1 << window.start)
        for traffic, stroke in self._all:
            if traffic & shown:
                yield stretches(self._board.bits(traffic, window)), stroke

    @staticmethod
    def _made(number: int, rule: Rule, ends: Ends) -> Stroke | None:
        if rule.action is Action.LAND:
            return Stroke(number, rule.action, rule.certain)
        places = ends.places(rule.destination)
        senders = ends.senders(rule.source) if places else ()
        return Stroke(number, rule.action, rule.certain, places, senders) if senders else None
