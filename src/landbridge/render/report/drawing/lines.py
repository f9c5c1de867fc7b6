"""Lines between boxes: from column to column, beside a column, and above the hubs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from landbridge.model.topology import LinkKind
from landbridge.render.report.drawing.picture import CHIP, GUTTER, LANE, MARGIN, PAD, Box, Line
from landbridge.render.report.drawing.spans import Span

WORDS = 84.0
"""Room for a label before the box to which it belongs."""
SAYS: Mapping[LinkKind, str] = {
    "peering": "peering",
    "connected-group": "connected group",
    "expressroute": "ExpressRoute",
    "vpn": "VPN",
    "virtual-hub": "virtual hub",
    "global-reach": "Global Reach",
    "public-address": "public address",
}


def between(boxes: Sequence[Box], spans: Sequence[Span]) -> Iterator[Line]:
    """Lines between columns, each with its own height at both ends; then those beside a column."""
    across = [each for each in spans if boxes[each.first].column != boxes[each.second].column]
    starts = _heights(boxes, across, "first", "second")
    ends = _heights(boxes, across, "second", "first")
    for span in across:
        first, second = boxes[span.first], boxes[span.second]
        y1, y2 = starts[span], _at_device(second, span, ends[span])
        middle = (second.x - first.right) / 2
        path = (
            f"M{first.right:g} {y1:g}C{first.right + middle:g} {y1:g}"
            f" {second.x - middle:g} {y2:g} {second.x:g} {y2:g}"
        )
        yield Line(span.nth, span.links, path, _label(span), second.x - 6, y2 - 5, "end")
    yield from _aside(boxes, [each for each in spans if each not in across])


def _at_device(box: Box, span: Span, y: float) -> float:
    """At the gateway that ends a link, where it has one."""
    named = {each.by for each in span.links}
    chips = [chip.y + (CHIP - 4) / 2 for chip in box.chips if chip.device.name in named]
    return chips[0] if chips else y


def _heights(
    boxes: Sequence[Box], spans: Sequence[Span], here: str, there: str
) -> dict[Span, float]:
    """Where each line meets the box on one side, in the order of their other ends."""
    found = {}
    ordered = sorted(spans, key=lambda span: (getattr(span, here), boxes[getattr(span, there)].y))
    for place, group in groupby(ordered, key=lambda span: int(getattr(span, here))):
        own, box = list(group), boxes[place]
        for nth, span in enumerate(own, start=1):
            found[span] = round(box.y + box.height * nth / (len(own) + 1), 1)
    return found


def _aside(boxes: Sequence[Box], spans: Sequence[Span]) -> Iterator[Line]:
    """Each in a lane of its own, right of the column or, on the left side, left of it."""
    met: dict[int, int] = defaultdict(int)
    lanes: dict[int, int] = defaultdict(int)
    for span in sorted(spans, key=lambda each: abs(boxes[each.first].y - boxes[each.second].y)):
        first = boxes[span.first]
        lanes[first.column] += 1
        out = LANE * lanes[first.column] * (-1 if first.column == 0 else 1)
        edge = first.x if first.column == 0 else first.right
        ys = []
        for nth in span.ends:
            met[nth] += 1
            ys.append(boxes[nth].y + min(PAD * met[nth], boxes[nth].height - PAD / 2))
        ties = "".join(f"M{edge:g} {y:g}H{edge + out:g}" for y in ys)
        path = f"{ties}M{edge + out:g} {min(ys):g}V{max(ys):g}"
        yield Line(span.nth, span.links, path, "", 0, 0, "start")


def above(boxes: Sequence[Box], spans: Sequence[Span]) -> Iterator[Line]:
    """From the left over the hubs to the right: out, up, along, down, in."""
    met: dict[tuple[str, int], int] = defaultdict(int)
    step = min(LANE / 2, (GUTTER - WORDS - MARGIN) / max(len(spans), 1))
    for nth, span in enumerate(sorted(spans, key=lambda each: (each.second, each.first))):
        first, second = boxes[span.first], boxes[span.second]
        lane = MARGIN + LANE * nth
        x1, x2 = first.right + MARGIN + step * nth, second.x - WORDS - step * nth
        y1, y2 = (_edge(box, side, met) for side, box in (("out", first), ("in", second)))
        path = f"M{first.right:g} {y1:g}H{x1:g}V{lane:g}H{x2:g}V{y2:g}H{second.x:g}"
        yield Line(span.nth, span.links, path, _label(span), second.x - 6, y2 - 4, "end")


def _edge(box: Box, side: str, met: dict[tuple[str, int], int]) -> float:
    """The next free height at a box's upper edge."""
    key = (side, int(box.y))
    met[key] += 1
    return box.y + min(PAD + LANE * (met[key] - 1) + 2, box.height - PAD / 2)


def _label(span: Span) -> str:
    first = span.links[0]
    if not first.works:
        return "not connected"
    words = SAYS[first.kind]
    return words if len(span.links) == 1 else f"{words}, {len(span.links)}"
