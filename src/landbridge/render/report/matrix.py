"""The matrix of the proof as a heat map: what each place may send to each other one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from landbridge.model.proof import NOTHING, Cell, Reachability
from landbridge.model.topology import Node, Topology
from landbridge.render.alike import alike, members
from landbridge.render.report.drawing import cut

MOST_PLACES = 40
ANY = "any"
LETTERS = 160
"""Of traffic in a tooltip; the table has all of it."""
LEGEND = {
    "all": "everything",
    "some": "some",
    "maybe": "some, and more is open",
    "depends": "nothing certain, something open",
    "nothing": "nothing",
}
SIGNS = {"all": "a", "some": "s", "maybe": "s?", "depends": "?", "nothing": ""}


class Square(NamedTuple):
    """A cell of the map: what it is drawn as, and what a tooltip says."""

    state: str
    sign: str
    tip: str


class Row(NamedTuple):
    """A place, or several as one, and what it may send.

    `places` are those that nothing tells apart, where there are several.
    """

    name: str
    squares: tuple[Square, ...]
    places: tuple[str, ...] = ()


def rows(reach: Reachability, topology: Topology) -> tuple[Row, ...]:
    """The map, collapsed as far as it must be to be read."""
    lines = alike(reach.cells, _made(topology.nodes))
    groups, places = grouped(topology, lines), members(lines)
    merged: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in reach.cells:
        merged[groups.get(cell.source, ""), groups.get(cell.destination, "")].append(cell)
    names = tuple(dict.fromkeys(groups.values()))
    return tuple(
        Row(
            name,
            tuple(_square(name, other, merged.get((name, other), [])) for other in names),
            places.get(name, ()),
        )
        for name in names
    )


def grouped(topology: Topology, lines: Mapping[str, str]) -> Mapping[str, str]:
    """Each place with the name under which the map shows it.

    Those of `lines` share one, because nothing tells them apart. If there are too many all the
    same, they are collapsed: first the subnets of the service, then whole networks, sites and
    clouds.
    """
    each = {name: lines.get(name, name) for name in _names(topology.nodes)}
    tries = (each, dict(_of_service(topology.nodes)))
    fitting = (each for each in tries if len(set(each.values())) <= MOST_PLACES)
    return next(fitting, None) or dict(_by_node(topology.nodes))


def _names(nodes: Sequence[Node]) -> Iterable[str]:
    return (part.name for node in nodes for part in node.parts)


def _made(nodes: Sequence[Node]) -> Mapping[str, Sequence[str]]:
    """The subnets that the service makes, by private cloud."""
    clouds = (node for node in nodes if node.cloud)
    return {node.cloud: [each.name for each in node.parts if each.of_service] for node in clouds}


def _of_service(nodes: Sequence[Node]) -> Iterable[tuple[str, str]]:
    for node in nodes:
        for part in node.parts:
            name = f"{node.name}: subnets of the service"
            yield part.name, name if part.of_service else part.name


def _by_node(nodes: Sequence[Node]) -> Iterable[tuple[str, str]]:
    for node in nodes:
        start = f"{node.cloud}/".casefold()
        for part in node.parts:
            segment = bool(node.cloud) and part.name.casefold().startswith(start)
            yield part.name, f"{node.cloud}: segments" if segment else node.name


def state(cells: Sequence[Cell]) -> str:
    """What cells are drawn as together."""
    if cells and all(each.always == ANY for each in cells):
        return "all"
    some = any(each.sometimes != NOTHING for each in cells)
    open_ = any(each.depends != NOTHING for each in cells)
    return {
        (True, True): "maybe",
        (True, False): "some",
        (False, True): "depends",
        (False, False): "nothing",
    }[some, open_]


def _square(source: str, destination: str, cells: Sequence[Cell]) -> Square:
    drawn = state(cells)
    said = [
        f"{word}: {_together(getattr(each, key) for each in cells)}"
        for key, word in (("always", "always"), ("sometimes", "to some"), ("depends", "open"))
        if any(getattr(each, key) != NOTHING for each in cells)
    ]
    tip = f"{source} to {destination}: {'; '.join(said) or NOTHING}"
    return Square(drawn, SIGNS[drawn], tip)


def _together(texts: Iterable[str]) -> str:
    told = dict.fromkeys(each for each in texts if each != NOTHING)
    return cut(" or ".join(told) or NOTHING, LETTERS)
