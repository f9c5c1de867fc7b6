"""Many pairs of endpoints decided at once: every source of a block with every destination."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.ground import Endpoint, Outcome
from landbridge.network.guards import Stage
from landbridge.network.judge import Judge
from landbridge.network.layer import (
    Attached,
    Board,
    Layer,
    Numbers,
    asked,
    at_destinations,
    at_sources,
    full,
)
from landbridge.network.places import Kind
from landbridge.network.program import Planes, Program, staged
from landbridge.security.filter import Action, Filter
from landbridge.space.words import Mask, Words, packed, unpacked

LARGEST = 1 << 23
"""Words of one array of a block."""


class Block(NamedTuple):
    """Sources from `start` on, with the sets of traffic to and from all destinations.

    Arrays of words: classes of traffic, then destinations (64 in a word), then sources.
    """

    start: int
    allowed: Words
    denied: Words


class Slot(NamedTuple):
    """What stands at one place in the order of the filters, at all interfaces on one side."""

    layers: tuple[Layer, ...]
    doubtful: Words
    """The endpoints for which it may not count."""
    free: Action = Action.ALLOW


class Blocks:
    """All pairs of a network, block by block, by the same programs as single pairs."""

    def __init__(self, judge: Judge, board: Board) -> None:
        self._judge, self.board = judge, board
        self._slots = {side: _slots(judge, board, side) for side in ("inbound", "outbound")}

    def __iter__(self) -> Iterator[Block]:
        traffic = self.board.ground.traffic.count
        step = max(1, LARGEST // (traffic * len(self.board.all)))
        for start in range(0, len(self.board.endpoints), step):
            yield self._block(slice(start, min(start + step, len(self.board.endpoints))))

    def _block(self, rows: slice) -> Block:
        numbers = self.board.numbers[rows]
        question = Asking(self, self.board, numbers, rows)
        shape = (self.board.ground.traffic.count, len(self.board.all), len(numbers))
        block = Block(rows.start, np.zeros(shape, np.uint64), np.zeros(shape, np.uint64))
        for alike in self._alike(rows):
            part = question.of(alike)
            for programs, columns in self._programs(self.board.endpoints[rows.start + alike[0]]):
                self._run(part, programs, columns, block, alike)
        return block

    def _run(
        self,
        part: "Part",
        programs: Sequence[Program],
        columns: Words,
        block: Block,
        alike: Numbers,
    ) -> None:
        for program in programs:
            found = program.run(part, part.full)
            for whole, mine in ((block.allowed, found.allowed), (block.denied, found.denied)):
                whole[:, :, alike] |= mine & columns[None, :, None]

    def _alike(self, rows: slice) -> Iterator[Numbers]:
        """The sources of a block by kind; the Internet's go another way."""
        kinds: dict[int, list[int]] = defaultdict(list)
        for nth, endpoint in enumerate(self.board.endpoints[rows]):
            if endpoint.place.kind is not Kind.INTERNET:
                kinds[self._judge.number(endpoint)].append(nth)
        yield from (np.array(each) for each in kinds.values())

    def _programs(self, source: Endpoint) -> Iterator[tuple[tuple[Program, ...], Words]]:
        """The distinct programs from a source, each with the destinations that share it."""
        masks: dict[tuple[Program, ...], Mask] = {}
        for members in self._by_kind().values():
            destination = self.board.endpoints[members[0]]
            if source.same_family(destination):
                programs = self._judge.shared(source, destination)
                mask = masks.setdefault(programs, np.zeros(len(self.board.endpoints), np.bool_))
                mask[members] = True
        yield from ((programs, packed(mask)) for programs, mask in masks.items())

    def _by_kind(self) -> dict[int, list[int]]:
        kinds: dict[int, list[int]] = defaultdict(list)
        for nth, endpoint in enumerate(self.board.endpoints):
            kinds[self._judge.number(endpoint)].append(nth)
        return kinds

    def stage(self, stage: Stage, numbers: Numbers) -> Outcome:
        """What a stage does for some classes of sources."""
        return asked(self.board, stage.filters, numbers)

    def own(self, side: str, numbers: Numbers, rows: slice) -> Planes:
        """What stands at the interfaces of sources or destinations."""
        outcomes = []
        for slot in self._slots[side]:
            if side == "outbound":
                found = at_sources(self.board, slot.layers, numbers, rows, slot.free)
                doubt = _per_source(slot.doubtful, len(self.board.endpoints), rows)
            else:
                found = at_destinations(self.board, slot.layers, numbers, slot.free)
                doubt = slot.doubtful[None, :, None]
            outcomes.append((found, doubt))
        return staged(outcomes, self.board.all[None, :, None])


class Asking:
    """The sources of a block, as a question to programs."""

    def __init__(self, blocks: Blocks, board: Board, numbers: Numbers, rows: slice) -> None:
        self._blocks, self._board, self._numbers, self._rows = blocks, board, numbers, rows
        self._known: dict[object, Outcome] = {}
        self._own: dict[tuple[str, int | None], Planes] = {}
        self.full = board.all[None, :, None]
        self.none = np.zeros((1, 1, 1), np.uint64)

    def of(self, alike: Numbers) -> "Part":
        """Some of the sources."""
        return Part(self, alike)

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage does for all sources of the block, or for one class."""
        key = (stage, number)
        if key not in self._known:
            numbers = self._numbers if number is None else np.array([number])
            self._known[key] = self._blocks.stage(stage, numbers)
        return self._known[key]

    def interfaces(self, side: str, number: int | None) -> Planes:
        """What stands at interfaces, for all sources of the block or for one class."""
        key = (side, number)
        if key not in self._own:
            numbers = self._numbers if number is None else np.array([number])
            self._own[key] = self._blocks.own(side, numbers, self._rows)
        return self._own[key]

    def bits(self, traffic: int) -> Words:
        """Traffic as words that are full or empty."""
        return full(self._board.bits(traffic))[:, None, None]


class Part:
    """Sources of one kind within a block."""

    def __init__(self, asking: Asking, alike: Numbers) -> None:
        self._asking, self._alike = asking, alike
        self._mine: dict[object, Outcome] = {}
        self.full, self.none = asking.full, asking.none

    def outcome(self, stage: Stage, number: int | None) -> Outcome:
        """What a stage does."""
        key = (stage, number)
        if key not in self._mine:
            whole = self._asking.outcome(stage, number)
            self._mine[key] = Outcome(*(self._cut(each) for each in whole))
        return self._mine[key]

    def own(self, side: str, doubt: str, number: int | None) -> Planes:
        """What stands at an interface."""
        planes = Planes(*(self._cut(each) for each in self._asking.interfaces(side, number)))
        return Planes(planes.passes | self.full, planes.denies) if doubt else planes

    def bits(self, traffic: int) -> Words:
        """Traffic as words."""
        return self._asking.bits(traffic)

    def _cut(self, plane: Words) -> Words:
        """Only these sources, where the array has a place for each."""
        return plane if plane.shape[2] == 1 else plane[:, :, self._alike]


def _slots(judge: Judge, board: Board, side: str) -> list[Slot]:
    """The filters at interfaces by their place in the order, each with its endpoints."""
    stages = [_ordered(judge, endpoint, side) for endpoint in board.endpoints]
    return [
        _slot([each[place : place + 1] for each in stages])
        for place in range(max(map(len, stages), default=0))
    ]


def _slot(stages: Sequence[Sequence[Stage]]) -> Slot:
    """What stands at one place in the order, for each endpoint a stage or none."""
    filters = [[each for stage in found for each in stage.filters] for found in stages]
    layers = [
        tuple(_layer([each[depth : depth + 1] for each in filters]))
        for depth in range(max(map(len, filters), default=0))
    ]
    doubtful = np.array([any(stage.doubt for stage in found) for found in stages])
    return Slot(tuple(layers), packed(doubtful))


def _ordered(judge: Judge, endpoint: Endpoint, side: str) -> Sequence[Stage]:
    if endpoint.place.kind is not Kind.SUBNET:
        return ()
    return judge.own(endpoint, side, "")


def _layer(filters: Sequence[Sequence[Filter]]) -> Iterator[Attached]:
    """One filter or none for each endpoint, by what they do: many differ in their name only."""
    groups: dict[tuple[int, Action], tuple[Filter, list[int]]] = {}
    for nth, found in enumerate(filters):
        for each in found:
            groups.setdefault((id(each.rules), each.otherwise), (each, []))[1].append(nth)
    for filter_, members in groups.values():
        at = np.zeros(len(filters), np.bool_)
        at[members] = True
        yield Attached(filter_, at)


def _per_source(doubtful: Words, count: int, rows: slice) -> Words:
    """Bits of endpoints as full or empty words, one for each source of a block."""
    return full(unpacked(doubtful, count)[rows])[None, None, :]
