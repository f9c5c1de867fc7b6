"""The topology as a picture: boxes in three columns, and lines in the gutters between them.

Outside stands on the left, hubs in the middle, all other networks on the right. No line crosses a
box: what passes the hubs goes above them, and what joins two of the right goes right of them.
"""

from collections.abc import Sequence

from landbridge.model.topology import Topology
from landbridge.render.report.drawing.boxes import cut, stacked
from landbridge.render.report.drawing.columns import parted
from landbridge.render.report.drawing.lines import SAYS, above, between
from landbridge.render.report.drawing.picture import LANE, MARGIN, SHOWN, Box, Line, Picture
from landbridge.render.report.drawing.spans import Span, spanning

LEFT, HUBS, RIGHT = range(3)
"""The columns."""


def drawn(topology: Topology) -> Picture:
    """The picture; more than a dozen networks are drawn as one box where they are joined alike."""
    columns = parted(topology)
    spans = list(spanning(topology, columns))
    passing = _passing([len(column) for column in columns], spans)
    boxes = stacked(columns, MARGIN + LANE * len(passing))
    others = [each for each in spans if each not in passing]
    height = max(box.y + box.height for box in boxes) + MARGIN
    meshed = any(len(each.ends) > SHOWN for each in spans)
    lines = (*between(boxes, others), *above(boxes, passing))
    reach = any(each.links[0].kind == "global-reach" for each in spans)
    return Picture(_width(boxes, spans), height, boxes, lines, meshed, reach)


def _passing(sizes: Sequence[int], spans: Sequence[Span]) -> list[Span]:
    """What goes from the left to the right and passes hubs; `sizes` counts the boxes of columns."""
    column_of = [column for column, size in enumerate(sizes) for _ in range(size)]
    across = [
        each for each in spans if {column_of[each.first], column_of[each.second]} == {LEFT, RIGHT}
    ]
    return across if sizes[HUBS] else []


def _width(boxes: Sequence[Box], spans: Sequence[Span]) -> float:
    """With lanes on the right for what joins two of the last column."""
    aside = sum(boxes[each.first].column == boxes[each.second].column == RIGHT for each in spans)
    return max(box.right for box in boxes) + MARGIN + LANE * (aside + 1)


__all__ = ["SAYS", "Line", "Picture", "cut", "drawn"]
