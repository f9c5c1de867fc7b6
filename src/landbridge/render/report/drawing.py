"""The topology as a picture: boxes in three columns, and lines in the gutters between them.

Outside stands on the left, hubs in the middle, all other networks on the right. No line crosses a
box: what passes the hubs goes above them, and what joins two of the right goes right of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from landbridge.model.topology import Device, Link, LinkKind, Node, Topology
from landbridge.render.numbers import many

MOST_APART = 12
"""Networks, and likewise sites, of which each is drawn by itself."""
BOX, GUTTER, LANE, GAP, MARGIN = 250.0, 136.0, 13.0, 18.0, 10.0
WORDS = 84.0
"""Room for a label before the box to which it belongs."""
HEAD, LINE, CHIP, PAD = 30.0, 17.0, 27.0, 8.0
LETTERS, SMALL_LETTERS = 27, 33
"""How many of them fit in a box, in its head and below."""
SHOWN = 2
SAYS: Mapping[LinkKind, str] = {
    "peering": "peering",
    "connected-group": "connected group",
    "expressroute": "ExpressRoute",
    "vpn": "VPN",
    "virtual-hub": "virtual hub",
    "global-reach": "Global Reach",
    "public-address": "public address",
}
KIND = {
    "network": "Virtual network",
    "virtual-hub": "Virtual hub",
    "private-cloud": "Private cloud",
    "site": "Outside Azure",
    "internet": "",
}


class Chip(NamedTuple):
    """A firewall or gateway inside a box."""

    y: float
    device: Device
    words: str


class Box(NamedTuple):
    """A node, or several that are alike, where it stands."""

    nodes: tuple[Node, ...]
    column: int
    x: float
    y: float
    height: float
    title: str
    lines: tuple[str, ...]
    chips: tuple[Chip, ...]
    cloud: tuple[str, ...]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + BOX

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        return self.nodes[0].kind

    @property
    def cloud_y(self) -> float:
        """Where the private cloud in it begins."""
        return self.y + self.height - PAD - _cloud_height(self.cloud)

    @property
    def cloud_height(self) -> float:
        """How high the private cloud in it is."""
        return _cloud_height(self.cloud)


class Line(NamedTuple):
    """A link, or several alike, as a path; `nth` counts the first of them among all links."""

    nth: int
    links: tuple[Link, ...]
    path: str
    label: str
    x: float
    y: float
    anchor: str

    @property
    def kind(self) -> str:
        """What it is drawn as."""
        return self.links[0].kind if self.links[0].works else "broken"


class Picture(NamedTuple):
    """The whole drawing with its size."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    meshed: bool


class Span(NamedTuple):
    """A line to be drawn: its boxes by their numbers, and the links that it stands for.

    More than two are a bar to which each of them is tied.
    """

    ends: tuple[int, ...]
    nth: int
    links: tuple[Link, ...]

    @property
    def first(self) -> int:
        """Where it begins."""
        return self.ends[0]

    @property
    def second(self) -> int:
        """Where it ends."""
        return self.ends[-1]


def drawn(topology: Topology) -> Picture:
    """The picture; more than a dozen networks are drawn as one box where they are joined alike."""
    columns = _columns(topology)
    members = [nodes for column in columns for nodes in column]
    spans = list(_spans(topology, members))
    hubs = bool(columns[1])
    column_of = [n for n, column in enumerate(columns) for _ in column]
    above = [each for each in spans if hubs and _passes(column_of, each)]
    top = MARGIN + LANE * len(above)
    boxes = _stacked(columns, top)
    lines = (*_lines(boxes, [each for each in spans if each not in above]), *_above(boxes, above))
    right = max(box.right for box in boxes)
    aside = sum(_beside(boxes, each) for each in spans)
    width = right + MARGIN + LANE * (aside + 1)
    height = max(box.y + box.height for box in boxes) + MARGIN
    meshed = any(len(each.ends) > SHOWN for each in spans)
    return Picture(width, height, boxes, lines, meshed)


def _columns(topology: Topology) -> list[list[tuple[Node, ...]]]:
    """Outside, hubs, all others; what is alike and too many comes together."""
    nodes = topology.nodes
    outside = [each for each in nodes if each.kind in {"internet", "site", "private-cloud"}]
    outside.sort(key=lambda each: each.kind != "internet")
    hubs = [each for each in nodes if each.hub]
    others = [each for each in nodes if each.kind == "network" and not each.hub]
    others.sort(key=lambda each: not each.cloud)
    return [_together(outside, topology), [(each,) for each in hubs], _together(others, topology)]


def _together(nodes: Sequence[Node], topology: Topology) -> list[tuple[Node, ...]]:
    if len(nodes) <= MOST_APART:
        return [(each,) for each in nodes]
    names = {each.name for each in nodes}
    keyed: dict[object, list[Node]] = defaultdict(list)
    for each in nodes:
        alone = each.cloud or each.devices or each.kind == "internet"
        keyed[each.name if alone else _joined(each, names, topology)].append(each)
    return [tuple(each) for each in keyed.values()]


def _joined(node: Node, alike: set[str], topology: Topology) -> object:
    """By what a node is joined with those that are not of its kind; among them, whether at all."""
    ways = set()
    for link in topology.links:
        if node.name in {link.first, link.second}:
            other = link.second if link.first == node.name else link.first
            ways.add((link.kind, link.works, "" if other in alike else other))
    return node.kind, frozenset(ways)


def _stacked(columns: Sequence[Sequence[tuple[Node, ...]]], top: float) -> tuple[Box, ...]:
    """The boxes of each column one below the other, the columns centred to each other."""
    heights = [[_height(nodes) for nodes in column] for column in columns]
    sums = [sum(each) + GAP * max(len(each) - 1, 0) for each in heights]
    boxes, x = [], MARGIN + LANE
    for number, (column, tall) in enumerate(zip(columns, heights, strict=True)):
        y = top + (max(sums) - sums[number]) / 2
        for nodes, height in zip(column, tall, strict=True):
            boxes.append(_box(nodes, number, x, y, height))
            y += height + GAP
        x += BOX + GUTTER if column else 0
    return tuple(boxes)


def _box(nodes: tuple[Node, ...], column: int, x: float, y: float, height: float) -> Box:
    below = y + HEAD + LINE * len(_texts(nodes)) + PAD / 2
    chips = tuple(
        Chip(below + CHIP * nth, each, cut(f"{each.name} · {each.word}", SMALL_LETTERS))
        for nth, each in enumerate(nodes[0].devices)
    )
    title = cut(nodes[0].name, LETTERS) if len(nodes) == 1 else _many(nodes)
    return Box(nodes, column, x, y, height, title, _texts(nodes), chips, _cloud(nodes[0]))


def _many(nodes: Sequence[Node]) -> str:
    noun = "network" if nodes[0].kind == "network" else "site"
    return many(len(nodes), noun)


def _texts(nodes: Sequence[Node]) -> tuple[str, ...]:
    """What a box says below its title."""
    if len(nodes) > 1:
        return _listed([each.name for each in nodes])
    return tuple(filter(None, (KIND[nodes[0].kind], *_listed(nodes[0].prefixes))))


def _listed(texts: Sequence[str]) -> tuple[str, ...]:
    left = len(texts) - SHOWN
    more = (f"and {left} more",) if left > 0 else ()
    return (*(cut(each, SMALL_LETTERS) for each in texts[:SHOWN]), *more)


def _cloud(node: Node) -> tuple[str, ...]:
    """The private cloud in a network, and how many segments it has there."""
    if not node.cloud:
        return ()
    start = f"{node.cloud}/".casefold()
    own = [each for each in node.parts if each.name.casefold().startswith(start)]
    names = [each.name.partition("/")[2] for each in own]
    return (cut(node.cloud, LETTERS), "Generation 2, " + many(len(own), "segment"), *_listed(names))


def _cloud_height(lines: tuple[str, ...]) -> float:
    return LINE * len(lines) + PAD * 2 if lines else 0.0


def _height(nodes: tuple[Node, ...]) -> float:
    cloud = _cloud_height(_cloud(nodes[0]))
    chips = CHIP * len(nodes[0].devices)
    return HEAD + LINE * len(_texts(nodes)) + chips + cloud + PAD * (2 if cloud else 1)


def cut(text: str, letters: int) -> str:
    """The text, or as much of it as there is room for."""
    return text if len(text) <= letters else f"{text[: letters - 1]}\N{HORIZONTAL ELLIPSIS}"


def _spans(topology: Topology, members: Sequence[tuple[Node, ...]]) -> Iterator[Span]:
    """A line for each pair of boxes and kind of link; a mesh of boxes is one line."""
    at = {node.name: nth for nth, nodes in enumerate(members) for node in nodes}
    keyed: dict[tuple[int, int, str, bool], list[tuple[int, Link]]] = defaultdict(list)
    for nth, link in enumerate(topology.links):
        ends = sorted(at[each] for each in (link.first, link.second) if each in at)
        if len(ends) > 1:
            keyed[ends[0], ends[1], link.kind, link.works].append((nth, link))
    spans = [
        Span((first, second), found[0][0], tuple(link for _, link in found))
        for (first, second, _, _), found in keyed.items()
    ]
    for _, alike in groupby(sorted(spans, key=_alike), key=_alike):
        yield from _meshed(list(alike))


def _alike(span: Span) -> tuple[str, bool]:
    return span.links[0].kind, span.links[0].works


def _meshed(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans of one kind, those of the largest mesh as one."""
    mesh = _mesh({frozenset(each.ends) for each in spans})
    inside = [each for each in spans if set(each.ends) <= mesh]
    if len(mesh) > SHOWN:
        links = tuple(link for each in inside for link in each.links)
        yield Span(tuple(sorted(mesh)), inside[0].nth, links)
    yield from (each for each in spans if len(mesh) <= SHOWN or each not in inside)


def _mesh(pairs: set[frozenset[int]]) -> set[int]:
    """Boxes that all see each other, from the one that sees the most others on."""
    degree = Counter(end for pair in pairs for end in pair)
    mesh = set[int]()
    for each, _ in degree.most_common():
        if all(frozenset((each, other)) in pairs for other in mesh):
            mesh.add(each)
    return mesh


def _passes(column_of: Sequence[int], span: Span) -> bool:
    return {column_of[span.first], column_of[span.second]} == {0, 2}


def _beside(boxes: Sequence[Box], span: Span) -> bool:
    """Whether both ends stand in the last column."""
    return boxes[span.first].column == boxes[span.second].column == 2


def _lines(boxes: Sequence[Box], spans: Sequence[Span]) -> Iterator[Line]:
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


def _above(boxes: Sequence[Box], spans: Sequence[Span]) -> Iterator[Line]:
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
