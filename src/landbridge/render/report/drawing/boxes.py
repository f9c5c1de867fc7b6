"""Boxes with what they say, stacked in their columns."""

from collections.abc import Sequence

from landbridge.model.topology import Node
from landbridge.render.numbers import many
from landbridge.render.report.drawing.picture import (
    BOX,
    CHIP,
    GAP,
    GUTTER,
    LANE,
    LINE,
    MARGIN,
    PAD,
    SHOWN,
    Box,
    Chip,
    cloud_height,
)

HEAD = 30.0
LETTERS, SMALL_LETTERS = 27, 33
"""How many of them fit in a box, in its head and below."""
KIND = {
    "network": "Virtual network",
    "virtual-hub": "Virtual hub",
    "private-cloud": "Private cloud",
    "site": "Outside Azure",
    "internet": "",
}


def stacked(columns: Sequence[Sequence[tuple[Node, ...]]], top: float) -> tuple[Box, ...]:
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


def _height(nodes: tuple[Node, ...]) -> float:
    cloud = cloud_height(_cloud(nodes[0]))
    chips = CHIP * len(nodes[0].devices)
    return HEAD + LINE * len(_texts(nodes)) + chips + cloud + PAD * (2 if cloud else 1)


def cut(text: str, letters: int) -> str:
    """The text, or as much of it as there is room for."""
    return text if len(text) <= letters else f"{text[: letters - 1]}\N{HORIZONTAL ELLIPSIS}"
