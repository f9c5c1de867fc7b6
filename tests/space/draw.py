"""Sets drawn by hypothesis, each beside the plain set of numbers or cells that it must equal."""

from itertools import pairwise, product
from typing import NamedTuple

from hypothesis import strategies as st

from landbridge.space import Intervals, Packet, Traffic

LINE = 20
PROTOCOLS = (1, 6, 17, 47)
PORT_CUTS = (0, 22, 23, 443, 1024, 65536)
SOURCE_CUTS = (0, 53, 54, 65536)
PORT_CELLS = tuple(pairwise(PORT_CUTS))
SOURCE_CELLS = tuple(pairwise(SOURCE_CUTS))


class Cell(NamedTuple):
    """Packets that nothing drawn here tells apart: a protocol, and two half-open ranges."""

    protocol: int
    ports: tuple[int, int]
    sources: tuple[int, int]

    @property
    def corners(self) -> tuple[Packet, Packet]:
        """Its first packet and its last."""
        return (
            Packet(self.protocol, self.ports[0], self.sources[0]),
            Packet(self.protocol, self.ports[1] - 1, self.sources[1] - 1),
        )

    @property
    def traffic(self) -> Traffic:
        return Traffic.of(self.protocol, Intervals.span(*self.ports), Intervals.span(*self.sources))


CELLS = tuple(Cell(*parts) for parts in product(PROTOCOLS, PORT_CELLS, SOURCE_CELLS))


class Drawn(NamedTuple):
    """Traffic made of boxes, and the cells that these boxes cover."""

    traffic: Traffic
    cells: frozenset[Cell]


numbers = st.frozensets(st.integers(0, LINE - 1))


def intervals(held: frozenset[int]) -> Intervals:
    """The set by its definition: an edge wherever membership turns."""
    return Intervals(tuple(n for n in range(LINE + 1) if (n in held) != (n - 1 in held)))


def members(held: Intervals) -> frozenset[int]:
    return frozenset(n for start, end in held.pairs() for n in range(start, end))


@st.composite
def _ranges(draw: st.DrawFn, cuts: tuple[int, ...]) -> tuple[int, int]:
    start, end = sorted(draw(st.lists(st.sampled_from(cuts), min_size=2, max_size=2, unique=True)))
    return start, end


boxes = st.builds(Cell, st.sampled_from(PROTOCOLS), _ranges(PORT_CUTS), _ranges(SOURCE_CUTS))


def _inside(cell: Cell, box: Cell) -> bool:
    return cell.protocol == box.protocol and all(
        outer[0] <= inner[0] and inner[1] <= outer[1]
        for inner, outer in ((cell.ports, box.ports), (cell.sources, box.sources))
    )


def drawn(some: list[Cell]) -> Drawn:
    """The boxes together."""
    cells = frozenset(cell for cell in CELLS if any(_inside(cell, box) for box in some))
    return Drawn(Traffic.union(box.traffic for box in some), cells)


traffic = st.lists(boxes, max_size=5).map(drawn)
