"""What turned for groups whose members have other addresses than before."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from landbridge.network.turns import Members, Named, Turns
from landbridge.network.verdicts import Verdicts
from landbridge.space import IPV6_START
from landbridge.space.words import Mask, Octets


class Between(NamedTuple):
    """What holds between all members of two groups, and what between some: classes as bits.

    Asked are the pairs of one family; without one, nothing holds.
    """

    all_allowed: int = 0
    some_allowed: int = 0
    all_denied: int = 0
    some_denied: int = 0
    some_open: int = 0

    @classmethod
    def of(
        cls, verdicts: Verdicts, sources: Sequence[int], destinations: Sequence[int]
    ) -> "Between":
        """The answers of one network."""
        asked = _of_one_family(verdicts, sources, destinations)
        if not asked.any():
            return cls()
        at = np.ix_(range(len(verdicts.allowed)), destinations, sources)
        may, may_not = verdicts.allowed[at][:, asked], verdicts.denied[at][:, asked]
        allow, deny = may & ~may_not, may_not & ~may
        return cls(_all(allow), _some(allow), _all(deny), _some(deny), _some(may & may_not))


def _of_one_family(verdicts: Verdicts, sources: Sequence[int], destinations: Sequence[int]) -> Mask:
    """Which pairs are asked, by destination and source."""
    old = np.array([each.address < IPV6_START for each in verdicts.endpoints])
    asked: Mask = old[destinations][:, None] == old[sources][None, :]
    return asked


def _all(pairs: Octets) -> int:
    return _bits(np.bitwise_and.reduce(pairs, axis=1))


def _some(pairs: Octets) -> int:
    return _bits(np.bitwise_or.reduce(pairs, axis=1))


def _bits(octets: Octets) -> int:
    return int.from_bytes(octets.tobytes(), "little")


def regrouped(
    before: Verdicts, after: Verdicts, old: Members, new: Members, same: frozenset[str]
) -> Iterator[Named]:
    """What turned between two groups as wholes, where one of them is not the `same` as before."""
    names = [each for each in new if each in old]
    for source, destination in product(names, names):
        if not {source, destination} <= same:
            was = Between.of(before, old[source], old[destination])
            now = Between.of(after, new[source], new[destination])
            yield source, destination, _turns(was, now)


def _turns(was: Between, now: Between) -> Turns:
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
