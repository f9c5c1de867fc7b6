"""What filters do to many pairs at once, wherever they stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.ground import Outcome
from landbridge.network.matrix.board import FULL, Board, Numbers, full
from landbridge.network.matrix.canvas import Canvas
from landbridge.network.matrix.slots import Slot
from landbridge.network.matrix.strokes import Ends, Strokes
from landbridge.security.filter import Action, Filter
from landbridge.space.words import Mask, Words, packed


class Painter(NamedTuple):
    """Filters in their order, and what becomes of what no rule takes."""

    strokes: Sequence[Strokes]
    endings: Mapping[Action, Words]
    """Each action with the words that it holds for, full or bit by bit."""

    def paint(self, canvas: Canvas) -> Outcome:
        """What they do to all that a canvas asks about."""
        for each in self.strokes:
            canvas.paint(each)
        return canvas.rest(self.endings)


def between(board: Board, filters: Sequence[Filter], senders: Numbers) -> Painter:
    """Filters of one resource on the way, one passing on to the next."""
    ends = Ends(board, senders)
    return Painter([Strokes(board, each, ends) for each in filters], {filters[-1].otherwise: FULL})


def at_sources(board: Board, slot: Slot, senders: Numbers) -> Painter:
    """What stands at the interfaces of sources."""
    layers = [each for layer in slot.layers for each in layer]
    strokes = [
        Strokes(board, each, Ends(board, senders, rows=at[board.order])) for each, at in layers
    ]
    endings = {action: full(at[board.order]) for action, at in _endings(board, slot)}
    return Painter(strokes, endings)


def at_destinations(board: Board, slot: Slot, senders: Numbers) -> Painter:
    """What stands at the interfaces of destinations."""
    layers = [each for layer in slot.layers for each in layer]
    strokes = [
        Strokes(board, each, Ends(board, senders, columns=packed(at))) for each, at in layers
    ]
    return Painter(strokes, {action: packed(at)[:, None] for action, at in _endings(board, slot)})


def _endings(board: Board, slot: Slot) -> Iterator[tuple[Action, Mask]]:
    """What follows when no rule matches, with the endpoints whose last filter says so."""
    last = np.full(len(board.endpoints), slot.free)
    for filter_, at in (each for layer in slot.layers for each in layer):
        last[at] = filter_.otherwise
    yield from ((Action(each), last == each) for each in np.unique(last))
