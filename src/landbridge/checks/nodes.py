"""Who of those that show one address are nodes of a cluster, which pass it on.

Each two are judged by themselves, so that a third one changes nothing between them. They are nodes
where their cards are on one network, and each shows an address that the other does not show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from landbridge.checks.rows import Row
from landbridge.model.names import Key

Own = frozenset[str]
Network = str


class Bearer(NamedTuple):
    """A VM that shows an address, where it does so, and what these cards show besides.

    `on` is the network of all these cards, and None where they have several or none is told.
    """

    vm: Key
    rows: tuple[Row, ...]
    on: Network | None
    own: Own


class Case(NamedTuple):
    """An address of a VM, another VM that shows it, and how many more do so in the same manner."""

    mine: Bearer
    other: Bearer
    more: int


class Address:
    """An address with all who show it, each asked about all others at once."""

    def __init__(self, bearers: list[Bearer]) -> None:
        self.bearers = bearers
        self._near: dict[Network, dict[Own, list[Bearer]]] = {}
        for each in bearers:
            if each.on is not None:
                self._near.setdefault(each.on, {}).setdefault(each.own, []).append(each)
        self._count = Counter(each.on for each in bearers)

    def together(self, mine: Bearer) -> Case | None:
        """With its fellow nodes."""
        if mine.on is None:
            return None
        alike = self._alike[mine.on][mine.own]
        nodes = (them for own, them in self._near[mine.on].items() if own not in alike)
        first = next(nodes, None)
        return Case(mine, first[0], self._nodes(mine) - 1) if first else None

    def apart(self, mine: Bearer) -> Case | None:
        """With all others."""
        count = len(self.bearers) - 1 - self._nodes(mine)
        return Case(mine, next(self._strangers(mine)), count - 1) if count else None

    def _nodes(self, mine: Bearer) -> int:
        """How many fellow nodes it has."""
        if mine.on is None:
            return 0
        sets, alike = self._near[mine.on], self._alike[mine.on][mine.own]
        return self._count[mine.on] - sum(len(sets[own]) for own in alike)

    def _strangers(self, mine: Bearer) -> Iterator[Bearer]:
        """All others but the nodes, the nearest first."""
        if mine.on is not None:
            for own in self._alike[mine.on][mine.own]:
                yield from (each for each in self._near[mine.on][own] if each is not mine)
        far = (each for each in self.bearers if each.on is None or each.on != mine.on)
        yield from (each for each in far if each is not mine)

    @cached_property
    def _alike(self) -> Mapping[Network, Mapping[Own, Mapping[Own, None]]]:
        return {on: nested(sets) for on, sets in self._near.items()}


def nested(sets: Iterable[Own]) -> Mapping[Own, Mapping[Own, None]]:
    """For each set those that hold it or are in it, itself among them, in their order."""
    every, holding = list(sets), dict[str, list[Own]]()
    for each in every:
        for address in each:
            holding.setdefault(address, []).append(each)
    found: dict[Own, dict[Own, None]] = {each: {} for each in every}
    for each in every:
        rarest = min((holding[address] for address in each), key=len, default=every)
        for other in (other for other in rarest if other >= each):
            found[each][other] = found[other][each] = None
    return found


__all__ = ["Address", "Bearer", "Case", "nested"]
