"""Connections of which the same is told, as one line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Texts = tuple[str, ...]
FEW = 3
"""Names that are left out of `network/*` rather than all others being named."""


class Told(NamedTuple):
    """A connection and what is told of it."""

    source: str
    destination: str
    what: Texts


class Line(NamedTuple):
    """Several connections, from each source to each destination, of which the same is told."""

    sources: Texts
    destinations: Texts
    what: Texts


def folded(connections: Iterable[Told]) -> list[Line]:
    """The connections in few lines, in the order in which they come."""
    told = [(each.source, each.destination, each.what) for each in connections]
    forward = [Line(*each) for each in _lines(told)]
    turned = ((to, source, what) for source, to, what in told)
    backward = [Line(to, sources, what) for sources, to, what in _lines(turned)]
    return min(forward, backward, key=len)


def _lines(told: Iterable[tuple[str, str, Texts]]) -> Iterator[tuple[Texts, Texts, Texts]]:
    """First all destinations of a source, then all sources that have the same."""
    by_source: dict[tuple[str, Texts], list[str]] = {}
    for source, destination, what in told:
        by_source.setdefault((source, what), []).append(destination)
    together: dict[tuple[Texts, Texts], list[str]] = {}
    for (source, what), each in by_source.items():
        together.setdefault((tuple(each), what), []).append(source)
    for (destinations, what), sources in together.items():
        yield tuple(sources), destinations, what


def named(names: Sequence[str], places: Sequence[str]) -> str:
    """Names in a cell; `network/*` stands for all of a network's places, less those it says."""
    by_network: dict[str, list[str]] = {}
    for each in names:
        by_network.setdefault(_network(each), []).append(each)
    return ", ".join(_short(network, mine, places) for network, mine in by_network.items())


def _short(network: str, mine: Sequence[str], places: Sequence[str]) -> str:
    there = [each for each in places if _network(each) == network]
    left = [each.partition("/")[2] for each in there if each not in mine]
    if len(mine) > FEW and len(left) <= FEW and set(mine) <= set(there):
        return f"{network}/*" + (f" but {', '.join(left)}" if left else "")
    return ", ".join(mine)


def _network(name: str) -> str:
    """The network or cloud of a place; what stands alone is its own."""
    return name.partition("/")[0]
