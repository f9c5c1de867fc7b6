"""What turned for groups whose members have other addresses than before."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.difference.turns import Members, Named, Turns
from landbridge.network.difference.verdicts import Verdicts
from landbridge.space import IPV6_START
from landbridge.space.words import OCTET, Mask, Octets

FULL = (1 << OCTET) - 1


class Between(NamedTuple):
    """What holds between all members of two groups, and what between some: classes as bits.

    Arrays of octets: classes by eights, destinations, sources. Asked are the pairs of one family;
    without one, nothing holds.
    """

    all_allowed: Octets
    some_allowed: Octets
    all_denied: Octets
    some_denied: Octets
    some_open: Octets

    @classmethod
    def of(cls, verdicts: Verdicts, sources: Members, destinations: Members) -> "Between":
        """The answers of one network."""
        tiles = _Tiles.over(verdicts, list(sources.values()), list(destinations.values()))
        planes = [tiles.told(*both) for both in zip(verdicts.allowed, verdicts.denied, strict=True)]
        return cls(*(np.stack(each) for each in zip(*planes, strict=True)))


class _Tiles(NamedTuple):
    """The pairs of members, those of two groups side by side."""

    members: tuple[Sequence[int], Sequence[int]]
    starts: tuple[Sequence[int], Sequence[int]]
    asked: Octets
    """All bits for pairs of one family."""

    @classmethod
    def over(
        cls,
        verdicts: Verdicts,
        sources: Sequence[Sequence[int]],
        destinations: Sequence[Sequence[int]],
    ) -> "_Tiles":
        old = np.array([each.address < IPV6_START for each in verdicts.endpoints], np.bool_)
        both = (destinations, sources)
        members = tuple([nth for each in groups for nth in each] for groups in both)
        starts = tuple([0, *np.cumsum(list(map(len, groups)))[:-1]] for groups in both)
        alike: Mask = old[members[0]][:, None] == old[members[1]][None, :]
        return cls((members[0], members[1]), (starts[0], starts[1]), alike.astype(np.uint8) * FULL)

    def told(self, allowed: Octets, denied: Octets) -> tuple[Octets, ...]:
        """The fields of `Between` for eight classes of traffic."""
        may, may_not = (each[np.ix_(*self.members)] for each in (allowed, denied))
        allow, deny, open_ = may & ~may_not, may_not & ~may, may & may_not
        return (*self._of(allow), *self._of(deny), self._some(open_))

    def _of(self, pairs: Octets) -> tuple[Octets, Octets]:
        every = self._reduced(np.bitwise_and, pairs | ~self.asked)
        return every & self._some(self.asked), self._some(pairs)

    def _some(self, pairs: Octets) -> Octets:
        return self._reduced(np.bitwise_or, pairs & self.asked)

    def _reduced(self, how: np.ufunc, pairs: Octets) -> Octets:
        rows = how.reduceat(pairs, self.starts[0], axis=0)
        return np.asarray(how.reduceat(rows, self.starts[1], axis=1))


def regrouped(
    before: Verdicts, after: Verdicts, old: Members, new: Members, same: frozenset[str]
) -> Iterator[Named]:
    """What turned between two groups as wholes, where one of them is not the `same` as before."""
    names = [each for each in new if each in old]
    others = [each for each in names if each not in same]
    kept = [each for each in names if each in same]
    for sources, destinations in ((others, names), (kept, others)):
        if sources and destinations:
            was = Between.of(before, *(_some(old, each) for each in (sources, destinations)))
            now = Between.of(after, *(_some(new, each) for each in (sources, destinations)))
            yield from _named(_turns(was, now), sources, destinations)


def _some(members: Members, names: Sequence[str]) -> Members:
    return {name: members[name] for name in names}


def _named(
    turns: tuple[Octets, ...], sources: Sequence[str], destinations: Sequence[str]
) -> Iterator[Named]:
    anything = np.bitwise_or.reduce([np.bitwise_or.reduce(each) for each in turns])
    for destination, source in np.argwhere(anything).tolist():
        bits = (each[:, destination, source].tobytes() for each in turns)
        found = Turns(*(int.from_bytes(each, "little") for each in bits))
        yield sources[source], destinations[destination], found


def _turns(was: Between, now: Between) -> tuple[Octets, ...]:
    """Lost is what some had and nobody has, or what all had and some have not; so with the others.

    What some had and some have says nothing: it is not known who of the old ones is who now.
    """
    return Turns(
        loses=was.some_allowed & now.all_denied | was.all_allowed & now.some_denied,
        may_lose=was.all_allowed & now.some_open,
        closes=was.some_open & now.all_denied,
        gains=was.some_denied & now.all_allowed | was.all_denied & now.some_allowed,
        may_gain=was.all_denied & now.some_open,
        clears=was.some_open & now.all_allowed,
    )
