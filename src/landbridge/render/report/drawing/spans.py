"""Which links are drawn as one line, and between which boxes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from landbridge.model.topology import Link, Node, Topology
from landbridge.render.report.drawing.picture import SHOWN


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


def spanning(topology: Topology, columns: Sequence[Sequence[tuple[Node, ...]]]) -> Iterator[Span]:
    """A line for each pair of boxes and kind of link; a mesh of boxes of one column is one line."""
    members = [nodes for column in columns for nodes in column]
    column_of = [nth for nth, column in enumerate(columns) for _ in column]
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
    across = [each for each in spans if column_of[each.first] != column_of[each.second]]
    yield from across
    beside = sorted((each for each in spans if each not in across), key=_alike)
    for _, alike in groupby(beside, key=_alike):
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
