"""Anti-affinity: moving items that must not share a host to a host where their like stands."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from landbridge.sizing.arrange import Arrangement
from landbridge.sizing.demand import Ints
from landbridge.sizing.items import Items


def hold_apart(
    items: Items, sizes: Ints, arranged: Arrangement
) -> tuple[Arrangement, frozenset[int]]:
    """The arrangement with rule-breaking items swapped away, and the groups that still break.

    A swap is between two items of one size in one cluster, so that no load and no store changes.
    """
    host_of = arranged.host_of.copy()
    groups_of = _groups_of(items)
    cluster_of = arranged.offer.cluster_of_host
    for item in _sharing(items.apart, host_of):
        other = _partner(item, sizes, host_of, cluster_of, groups_of)
        if other is not None:
            host_of[item], host_of[other] = host_of[other], host_of[item]
    broken = frozenset(n for n, g in enumerate(items.apart) if _shares(g, host_of))
    return replace(arranged, host_of=host_of), broken


def _groups_of(items: Items) -> dict[int, list[tuple[int, ...]]]:
    of: dict[int, list[tuple[int, ...]]] = {}
    for group in items.apart:
        for item in group:
            of.setdefault(item, []).append(group)
    return of


def _sharing(groups: Iterable[tuple[int, ...]], host_of: Ints) -> list[int]:
    """The items that stand where an earlier one of their group stands."""
    found = []
    for group in groups:
        _, first = np.unique(host_of[list(group)], return_index=True)
        found += [item for place, item in enumerate(group) if place not in first]
    return found


def _shares(group: tuple[int, ...], host_of: Ints) -> bool:
    return len(np.unique(host_of[list(group)])) < len(group)


def _partner(
    item: int,
    sizes: Ints,
    host_of: Ints,
    cluster_of: Ints,
    groups_of: dict[int, list[tuple[int, ...]]],
) -> int | None:
    alike = np.flatnonzero(sizes == sizes[item])
    near = alike[cluster_of[host_of[alike]] == cluster_of[host_of[item]]]
    for other in near[host_of[near] != host_of[item]]:
        here, there = host_of[item], host_of[other]
        if _free(item, there, host_of, groups_of) and _free(int(other), here, host_of, groups_of):
            return int(other)
    return None


def _free(item: int, host: int, host_of: Ints, groups_of: dict[int, list[tuple[int, ...]]]) -> bool:
    """Whether no other item of any group of this one stands on that host."""
    return all(
        host_of[other] != host
        for group in groups_of.get(item, ())
        for other in group
        if other != item
    )
