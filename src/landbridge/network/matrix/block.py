"""All pairs of endpoints decided at once, some classes of traffic at a time."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint, Ground, Outcome
from landbridge.network.judge import Judge
from landbridge.network.matrix.board import Board, Numbers, full
from landbridge.network.matrix.canvas import Canvas, Taker
from landbridge.network.matrix.painter import Painter, at_destinations, at_sources, between
from landbridge.network.matrix.slots import Slot, slots
from landbridge.network.matrix.ways import Way, askings, ways
from landbridge.network.places import Kind
from landbridge.network.program import Asking, Planes, staged
from landbridge.network.sets import NOTHING, Sets
from landbridge.security.filter import Filter
from landbridge.space.words import Words, masks, packed

LARGEST = 1 << 21
"""Words of one array of a block, where classes of traffic are that many."""


class Block(NamedTuple):
    """The sets of traffic between all pairs, as far as their classes lie in a window.

    Arrays of words: classes of traffic, then destinations (64 in a word), then sources.
    """

    window: slice
    allowed: Words
    denied: Words


class Blocks:
    """All pairs of a network, by the same programs as single pairs.

    `takers` has the rules that took something so far, of a pair that asks for them.
    """

    def __init__(self, judge: Judge, ground: Ground) -> None:
        self._judge = judge
        self.board = Board(ground, [judge.number(each) for each in ground.endpoints])
        self.takers: set[Taker] = set()
        self._painters: dict[object, Painter] = {}

    def __iter__(self) -> Iterator[Block]:
        for window in self.board.windows(LARGEST):
            yield self._block(window)

    def outcome(self, asking: Asking, window: slice, slot: Slot | None = None) -> Outcome:
        """What a stage does, or what stands at a place in the order at all interfaces of a side."""
        canvas = Canvas(window, self.askings[asking], self.takers)
        return self._painter(asking, slot).paint(canvas)

    def filters(self) -> Iterator[Filter]:
        """Every filter that was asked so far."""
        for painter in self._painters.values():
            yield from (each.filter for each in painter.strokes)

    def _painter(self, asking: Asking, slot: Slot | None) -> Painter:
        key = (*asking, id(slot))
        if key not in self._painters:
            where, number = asking
            senders = self.board.senders if number is None else np.array([number])
            self._painters[key] = _painter(self.board, where, slot, senders)
        return self._painters[key]

    @cached_property
    def slots(self) -> Mapping[str, list[Slot]]:
        """What stands at the interfaces, by side."""
        sides = ("inbound", "outbound")
        return {side: slots(self._judge, self.board.endpoints, side) for side in sides}

    @cached_property
    def ways(self) -> list[Way]:
        """What leads from where to where."""
        return list(ways(self._judge, self.board))

    @cached_property
    def askings(self) -> Mapping[Asking, Words]:
        """For each outcome that programs need, the pairs that need it."""
        return askings(self.ways, self.board)

    def _block(self, window: slice) -> Block:
        shape = (window.stop - window.start, len(self.board.all), len(self.board.endpoints))
        found = Sets(np.zeros(shape, np.uint64), np.zeros(shape, np.uint64))
        question = Window(self, window)
        for way in self.ways:
            part = Part(question, way)
            for program in way.programs:
                for whole, mine in zip(found, program.run(part, part.full), strict=True):
                    whole[:, way.words, way.senders] |= mine & way.destinations[None, :, None]
        allowed, denied = (np.take(each, self._places, axis=2) for each in found)
        for source, may, may_not in self._entering:
            allowed[:, :, source], denied[:, :, source] = may[window], may_not[window]
        return Block(window, allowed, denied)

    @cached_property
    def _places(self) -> Numbers:
        """Where each endpoint stands among the senders."""
        return np.argsort(self.board.order)

    @cached_property
    def _entering(self) -> list[tuple[int, Words, Words]]:
        """What the Internet sends: by source what is allowed and denied, pair by pair."""
        return [
            (number, *self._sent(endpoint))
            for number, endpoint in enumerate(self.board.endpoints)
            if endpoint.place.kind is Kind.INTERNET
        ]

    def _sent(self, source: Endpoint) -> tuple[Words, Words]:
        pairs = [
            self._judge.pair(source, each) if source.same_family(each) else NOTHING
            for each in self.board.endpoints
        ]
        count = self.board.ground.traffic.count
        allowed = masks([each.allowed for each in pairs], count)
        return packed(allowed.T), packed(masks([each.denied for each in pairs], count).T)


class Window:
    """All pairs as a question to programs, for some classes of traffic."""

    def __init__(self, blocks: Blocks, window: slice) -> None:
        self._blocks, self._window = blocks, window
        self._known: dict[Asking, Outcome] = {}
        self._own: dict[Asking, Planes] = {}
        self.full = blocks.board.all[None, :, None]
        self.none = np.zeros((1, 1, 1), np.uint64)

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage does for every sender, or for one class."""
        key = (stage, number)
        if key not in self._known:
            self._known[key] = self._blocks.outcome(key, self._window)
        return self._known[key]

    def interfaces(self, side: str, number: int | None) -> Planes:
        """What stands at interfaces, for every sender or for one class."""
        key = (side, number)
        if key not in self._own:
            slots = self._blocks.slots[side]
            asked = (self._blocks.outcome(key, self._window, each) for each in slots)
            outcomes = zip(asked, (self._doubt(each, side) for each in slots), strict=True)
            self._own[key] = staged(outcomes, self.full)
        return self._own[key]

    def bits(self, traffic: int) -> Words:
        """Traffic as words that are full or empty."""
        return full(self._blocks.board.bits(traffic, self._window))[:, None, None]

    def _doubt(self, slot: Slot, side: str) -> Words:
        """The pairs for which what stands at an interface may not count."""
        if side == "outbound":
            return full(slot.doubtful[self._blocks.board.order])[None, None, :]
        return packed(slot.doubtful)[None, :, None]


class Part:
    """The senders and destinations of one way, within a window; arrays are cut, not copied."""

    def __init__(self, window: Window, way: Way) -> None:
        self._window, self._way = window, way
        self.full, self.none = window.full[:, way.words], window.none

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage does."""
        return Outcome(*map(self._cut, self._window.outcome(stage, number)))

    def own(self, side: str, number: int | None) -> Planes:
        """What stands at an interface."""
        return Planes(*map(self._cut, self._window.interfaces(side, number)))

    def bits(self, traffic: int) -> Words:
        """Traffic as words."""
        return self._window.bits(traffic)

    def _cut(self, plane: Words) -> Words:
        """Only what the way leads from and to, where the array tells it apart."""
        cut = plane if plane.shape[1] == 1 else plane[:, self._way.words]
        return cut if plane.shape[2] == 1 else cut[:, :, self._way.senders]


def _painter(board: Board, where: Stage | str, slot: Slot | None, senders: Numbers) -> Painter:
    if isinstance(where, Stage):
        return between(board, where.filters, senders)
    if slot is None:
        raise TypeError("an interface without its place in the order")
    make = at_sources if where == "outbound" else at_destinations
    return make(board, slot, senders)
