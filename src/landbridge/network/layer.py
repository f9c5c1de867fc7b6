"""Filters over many pairs of endpoints at once, 64 destinations in a word.

What no rule has taken yet is one array: bits of destinations, by classes of traffic and sources. A
rule takes its part out in a few steps of numpy, however many pairs that are, so that no loop goes
over pairs and nothing is compiled.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from landbridge.network.ground import Endpoint, Ground, Outcome
from landbridge.security.filter import Action, Filter
from landbridge.space import IPV6_START, Addresses, Traffic
from landbridge.space.words import Mask, Words, packed, stretches, unpacked

Numbers = NDArray[np.int64]
FULL, EMPTY = ~np.uint64(0), np.uint64(0)


class Attached(NamedTuple):
    """A filter with the endpoints at whose interface it stands, as a mask."""

    filter: Filter
    at: Mask


Layer = Sequence[Attached]
"""Filters that are asked at the same place in the order, each at endpoints of its own."""


class Board:
    """The endpoints of a network as places of bits, and sets of addresses and traffic over them."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.endpoints: Sequence[Endpoint] = ground.endpoints
        self.numbers: Numbers = np.array([each.number for each in self.endpoints])
        self._old = np.array([each.bounds[0] < IPV6_START for each in ground.members])
        mine = self._old[self.numbers]
        self._families = packed(mine), packed(~mine)
        self._masks: dict[Addresses, Mask] = {}
        self._words: dict[Addresses, Words] = {}
        self._traffic: dict[Traffic, list[slice]] = {}

    @property
    def all(self) -> Words:
        """Every destination."""
        return self._families[0] | self._families[1]

    def reach(self, numbers: Numbers) -> Words:
        """The destinations of the same family, for each source."""
        return np.where(self._old[numbers][:, None], *self._families).T

    def sources(self, addresses: Addresses) -> Mask:
        """The classes of addresses that a set holds."""
        if addresses not in self._masks:
            self._masks[addresses] = self.ground.classes.mask(addresses)
        return self._masks[addresses]

    def destinations(self, addresses: Addresses) -> Words:
        """The endpoints that a set holds."""
        if addresses not in self._words:
            self._words[addresses] = packed(self.sources(addresses)[self.numbers])
        return self._words[addresses]

    def traffic(self, traffic: Traffic) -> list[slice]:
        """The classes of traffic that a set holds."""
        if traffic not in self._traffic:
            self._traffic[traffic] = stretches(self.bits(self.ground.traffic.bits(traffic)) != 0)
        return self._traffic[traffic]

    def bits(self, traffic: int) -> Mask:
        """Traffic classes given as a whole number, as a mask."""
        size = -(-self.ground.traffic.count // 8)
        octets = np.frombuffer(traffic.to_bytes(size + -size % 8, "little"), "<u8")
        return unpacked(octets.astype(np.uint64), self.ground.traffic.count)


@dataclass
class Canvas:
    """Sources by all destinations, painted by rules one after another."""

    board: Board
    numbers: Numbers
    live: Words = field(init=False)
    planes: dict[Action, Words] = field(init=False, default_factory=dict)
    _rows: dict[tuple[Addresses, int], list[slice]] = field(init=False, default_factory=dict)
    _seen: list[Mask] = field(init=False, default_factory=list)
    """The masks by whose identity rows are known: they must not go while it counts."""

    def __post_init__(self) -> None:
        reach = self.board.reach(self.numbers)
        self.live = np.repeat(reach[None], self.board.ground.traffic.count, axis=0)

    def plane(self, action: Action) -> Words:
        """What came to this action so far."""
        if action not in self.planes:
            self.planes[action] = np.zeros_like(self.live)
        return self.planes[action]

    def paint(
        self, filter_: Filter, rows: Mask | None = None, columns: Words | None = None
    ) -> None:
        """What a filter's rules take, for some sources and destinations or for all."""
        for rule in filter_.rules:
            if rule.action is Action.LAND:
                self.live |= self.planes.pop(Action.PARK, EMPTY)
                continue
            places = self._places(rule.destination, columns)
            sources = self._sources(rule.source, rows) if places else ()
            for traffic in self.board.traffic(rule.traffic) if sources else ():
                for place, octets in places:
                    for source in sources:
                        self._take((traffic, place, source), octets, rule.action, rule.certain)

    def rest(self, endings: Mapping[Action, Words]) -> None:
        """What no rule took comes to these actions, each where its words are full."""
        left = self.live | self.planes.pop(Action.PARK, EMPTY)
        for action, where in endings.items():
            mine = left & where if len(endings) > 1 else left
            self.planes[action] = self.planes[action] | mine if action in self.planes else mine

    def outcome(self) -> Outcome:
        """What may happen, action by action."""
        nothing = np.zeros((1, 1, 1), np.uint64)
        names = (Action.DENY, Action.ALLOW, Action.ALWAYS, Action.PASS, Action.PROXY)
        return Outcome(*(self.planes.get(each, nothing) for each in names))

    def _take(
        self, where: tuple[slice, slice, slice], octets: Words, action: Action, certain: bool
    ) -> None:
        part = self.live[where]
        taken = part & octets
        if not np.count_nonzero(taken):
            return
        if certain:
            part ^= taken
        self.plane(action)[where] |= taken

    def _places(self, addresses: Addresses, columns: Words | None) -> list[tuple[slice, Words]]:
        """The words of destinations that are not empty, with their place."""
        words = self.board.destinations(addresses)
        inside = words if columns is None else words & columns
        return [(each, inside[each, None]) for each in stretches(inside != 0)]

    def _sources(self, addresses: Addresses, rows: Mask | None) -> list[slice]:
        key = (addresses, id(rows))
        if key not in self._rows:
            self._seen += [] if rows is None else [rows]
            mask = self.board.sources(addresses)[self.numbers]
            self._rows[key] = stretches(mask if rows is None else mask & rows)
        return self._rows[key]


def asked(board: Board, filters: Sequence[Filter], numbers: Numbers) -> Outcome:
    """What filters of one resource do, one passing on to the next."""
    canvas = Canvas(board, numbers)
    for filter_ in filters:
        canvas.paint(filter_)
        if filter_.otherwise is not Action.PASS:
            break
    canvas.rest({filter_.otherwise: FULL})
    return canvas.outcome()


def at_sources(
    board: Board, layers: Sequence[Layer], numbers: Numbers, rows: slice, free: Action
) -> Outcome:
    """What the filters at the interfaces of sources do; `free` is for sources without any."""
    canvas = Canvas(board, numbers)
    for filter_, at in (each for layer in layers for each in layer):
        mask = at[rows]
        if mask.any():
            canvas.paint(filter_, rows=mask)
    canvas.rest({end: full(at[rows]) for end, at in _endings(board, layers, free)})
    return canvas.outcome()


def at_destinations(
    board: Board, layers: Sequence[Layer], numbers: Numbers, free: Action
) -> Outcome:
    """What the filters at the interfaces of destinations do; `free` is for those without any."""
    canvas = Canvas(board, numbers)
    for filter_, at in (each for layer in layers for each in layer):
        canvas.paint(filter_, columns=packed(at))
    canvas.rest({end: packed(at)[:, None] for end, at in _endings(board, layers, free)})
    return canvas.outcome()


def full(mask: Mask) -> Words:
    """A word for each place, all bits set or none."""
    return np.where(mask, FULL, EMPTY)


def _endings(board: Board, layers: Sequence[Layer], free: Action) -> Iterator[tuple[Action, Mask]]:
    """What follows when no rule matches, with the endpoints whose last filter says so."""
    last = np.full(len(board.endpoints), free)
    for filter_, at in (each for layer in layers for each in layer):
        last[at] = filter_.otherwise
    yield from ((Action(each), last == each) for each in np.unique(last))
