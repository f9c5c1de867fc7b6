"""Who of those that show one address are nodes of a cluster, which pass it on.

Each two are judged by themselves, so that a third one changes nothing between them. They are nodes
where their cards are on one network, and each shows an address that the other does not show.
"""

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


class Address:
    """An address with all who show it, each asked about all others at once.

    Who is found is the first in their order, so that one that comes after them changes no pair.
    """

    def __init__(self, bearers: list[Bearer]) -> None:
        self.bearers = bearers
        self._near: dict[Network, dict[Own, list[Bearer]]] = {}
        for each in bearers:
            if each.on is not None:
                self._near.setdefault(each.on, {}).setdefault(each.own, []).append(each)

    def node(self, mine: Bearer) -> Bearer | None:
        """The first fellow node."""
        if mine.on is None:
            return None
        alike = self._alike[mine.on][mine.own]
        return next(
            (them[0] for own, them in self._near[mine.on].items() if own not in alike), None
        )

    def stranger(self, mine: Bearer) -> Bearer | None:
        """The first of all others."""
        found = filter(None, (_besides(mine, them) for them in self._apart(mine)))
        return min(found, key=lambda each: self._order[each.vm], default=None)

    def _apart(self, mine: Bearer) -> Iterator[list[Bearer]]:
        """All but the nodes, in lists that have the order of all."""
        if mine.on is None:
            yield self.bearers
            return
        for own in self._alike[mine.on][mine.own]:
            yield self._near[mine.on][own]
        yield [each for each in self._firsts if each.on is None or each.on != mine.on]

    @cached_property
    def _order(self) -> Mapping[Key, int]:
        return {each.vm: nth for nth, each in enumerate(self.bearers)}

    @cached_property
    def _firsts(self) -> list[Bearer]:
        """The first of all, and the first that is not known to be on its network."""
        first = self.bearers[0]
        others = (each for each in self.bearers if each.on is None or each.on != first.on)
        return [first, next(others, first)]

    @cached_property
    def _alike(self) -> Mapping[Network, Mapping[Own, Mapping[Own, None]]]:
        return {on: nested(sets) for on, sets in self._near.items()}


def _besides(mine: Bearer, them: list[Bearer]) -> Bearer | None:
    """The first of them that is another."""
    return next((each for each in them if each.vm != mine.vm), None)


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


__all__ = ["Address", "Bearer", "nested"]
