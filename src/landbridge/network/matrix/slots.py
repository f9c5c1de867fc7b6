"""The filters at all interfaces of one side, by their place in the order of asking."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from landbridge.network.filters.guards import Stage
from landbridge.network.ground import Endpoint
from landbridge.network.judge import Judge
from landbridge.network.places import Kind
from landbridge.security.filter import Action, Filter
from landbridge.space.words import Mask

T = TypeVar("T")


class Attached(NamedTuple):
    """A filter with the endpoints at whose interface it stands, as a mask."""

    filter: Filter
    at: Mask


Layer = Sequence[Attached]
"""Filters that are asked at the same place in the order, each at endpoints of its own."""


class Slot(NamedTuple):
    """What stands at one place in the order, for each endpoint one stage or none."""

    layers: tuple[Layer, ...]
    doubtful: Mask
    """The endpoints for which it may not count."""
    free: Action = Action.ALLOW
    """What happens where nothing stands."""


def slots(judge: Judge, endpoints: Sequence[Endpoint], side: str) -> list[Slot]:
    """The stages at interfaces by their place in the order."""
    stages = [_ordered(judge, endpoint, side) for endpoint in endpoints]
    return [_slot(each) for each in _by_place(stages)]


def _ordered(judge: Judge, endpoint: Endpoint, side: str) -> Sequence[Stage]:
    if endpoint.place.kind is not Kind.SUBNET:
        return ()
    return judge.own(endpoint, side)


def _slot(stages: Sequence[Sequence[Stage]]) -> Slot:
    filters = [[each for stage in found for each in stage.filters] for found in stages]
    layers = (tuple(_layer(each)) for each in _by_place(filters))
    doubtful = np.array([any(stage.doubt for stage in found) for found in stages])
    return Slot(tuple(layers), doubtful)


def _by_place(rows: Sequence[Sequence[T]]) -> Iterator[list[Sequence[T]]]:
    """The first of each row, or none; then the second, and so on."""
    for place in range(max(map(len, rows), default=0)):
        yield [row[place : place + 1] for row in rows]


def _layer(filters: Sequence[Sequence[Filter]]) -> Iterator[Attached]:
    """One filter or none for each endpoint, by what they do: many differ in their name only."""
    groups: dict[tuple[int, Action], tuple[Filter, list[int]]] = {}
    for nth, found in enumerate(filters):
        for each in found:
            groups.setdefault((id(each.rules), each.otherwise), (each, []))[1].append(nth)
    for filter_, members in groups.values():
        at = np.zeros(len(filters), np.bool_)
        at[members] = True
        yield Attached(filter_, at)
