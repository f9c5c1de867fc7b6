"""All pairs summed up by place: what each place may send to each other one."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from landbridge.model.proof import Cell
from landbridge.network.ground import Endpoint
from landbridge.network.matrix.block import Block
from landbridge.network.matrix.board import Board
from landbridge.network.places import Place
from landbridge.space import Traffic
from landbridge.space.words import Octets, Words, crossed

Wording = Callable[[Traffic], str]


class Part(NamedTuple):
    """The sums of a block, by eight classes of traffic, destination and source."""

    refused: Octets
    """What is not let through for certain from some address to some other."""
    sometimes: Octets
    depends: Octets


class Sums:
    """Blocks added up, place by place."""

    def __init__(self, board: Board) -> None:
        self._board, self._reach = board, board.reach()
        groups = [(place, len(list(each))) for place, each in groupby(board.endpoints, _place)]
        self.places = [place.name for place, _ in groups]
        self._starts = np.cumsum([0, *(count for _, count in groups[:-1])])
        self._parts: list[Part] = []
        self._open = np.zeros_like(self._reach)

    def add(self, block: Block) -> None:
        """One block more; they come in the order of their windows."""
        allow = block.allowed & ~block.denied
        depends = block.allowed & block.denied
        refused = self._reach & ~allow
        self._open |= np.bitwise_or.reduce(depends & self._reach, axis=0)
        self._parts.append(Part(*map(self._summed, (refused, allow, depends))))

    @property
    def pairs(self) -> int:
        """The pairs of endpoints of one family."""
        return int(np.bitwise_count(self._reach).sum())

    @property
    def undecided(self) -> int:
        """The pairs for which something depends."""
        return int(np.bitwise_count(self._open).sum())

    def matrix(self, wording: Wording) -> "Matrix":
        """The cells of all places that have a pair between them."""
        planes = Part(*(np.concatenate(each) for each in zip(*self._parts, strict=True)))
        met = self._summed(self._reach[None])[0].astype(np.bool_)
        return Matrix(self._board, self.places, planes, np.argwhere(met.T), wording)

    def _summed(self, plane: Words) -> Octets:
        """What holds for some pair of two places; classes of traffic become bits of octets."""
        by_source = np.bitwise_or.reduceat(plane, self._starts, axis=2)
        endpoints = crossed(by_source)[:, : len(self._board.endpoints)]
        return np.bitwise_or.reduceat(endpoints, self._starts, axis=1)


class Matrix(Sequence[Cell]):
    """The cells of a network, source by source; their words are made when somebody looks."""

    def __init__(
        self,
        board: Board,
        places: Sequence[str],
        planes: Part,
        at: NDArray[np.int64],
        wording: Wording,
    ) -> None:
        self._traffic, self._places, self._planes = board.ground.traffic, places, planes
        self._at, self._wording = at, wording
        self._known: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, nth: int) -> Cell: ...
    @overload
    def __getitem__(self, nth: slice) -> Sequence[Cell]: ...
    def __getitem__(self, nth: int | slice) -> Cell | Sequence[Cell]:
        if isinstance(nth, slice):
            return [self[each] for each in range(*nth.indices(len(self)))]
        return self._cell(*self._at[nth].tolist())

    def of(self, place: str) -> Iterator[Cell]:
        """The cells of one source."""
        source = self._places.index(place)
        yield from (self[nth] for nth in np.flatnonzero(self._at[:, 0] == source).tolist())

    def _cell(self, source: int, destination: int) -> Cell:
        bits = (
            int.from_bytes(plane[:, destination, source].tobytes(), "little")
            for plane in self._planes
        )
        refused, sometimes, depends = bits
        told = (self._traffic.full & ~refused, sometimes, depends)
        return Cell(self._places[source], self._places[destination], *map(self._told, told))

    def _told(self, bits: int) -> str:
        if bits not in self._known:
            self._known[bits] = self._wording(self._traffic.traffic(bits))
        return self._known[bits]


def _place(endpoint: Endpoint) -> Place:
    return endpoint.place
