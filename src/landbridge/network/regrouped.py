"""What turned for groups whose members have other addresses than before."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from landbridge.network.turns import Bits, Members
from landbridge.network.verdicts import Verdicts
from landbridge.space.words import Octets


class Between(NamedTuple):
    """What holds between all members of two groups, and what between some, by classes in octets."""

    all_allowed: Octets
    some_allowed: Octets
    all_denied: Octets
    some_denied: Octets
    some_open: Octets

    @classmethod
    def of(
        cls, verdicts: Verdicts, sources: Sequence[int], destinations: Sequence[int]
    ) -> "Between":
        """The answers of one network."""
        at = np.ix_(range(len(verdicts.allowed)), destinations, sources)
        may, may_not = verdicts.allowed[at], verdicts.denied[at]
        allow, deny = may & ~may_not, may_not & ~may
        return cls(_all(allow), _some(allow), _all(deny), _some(deny), _some(may & may_not))


def _all(pairs: Octets) -> Octets:
    whole: Octets = np.bitwise_and.reduce(pairs, axis=(1, 2))
    return whole


def _some(pairs: Octets) -> Octets:
    part: Octets = np.bitwise_or.reduce(pairs, axis=(1, 2))
    return part


def regrouped(
    before: Verdicts, after: Verdicts, old: Members, new: Members, same: frozenset[str]
) -> Iterator[Bits]:
    """What turned between two groups as wholes, where one of them is not the `same` as before.

    Something is gained where nobody was let through and somebody is, and lost the other way round.
    """
    names = [each for each in new if each in old]
    for source, destination in product(names, names):
        if not {source, destination} <= same:
            was = Between.of(before, old[source], old[destination])
            now = Between.of(after, new[source], new[destination])
            bits = tuple(int.from_bytes(each.tobytes(), "little") for each in _turns(was, now))
            if any(bits):
                yield source, destination, bits


def _turns(was: Between, now: Between) -> tuple[Octets, Octets, Octets, Octets]:
    return (
        was.all_denied & now.some_allowed,
        was.all_allowed & now.some_denied,
        now.some_open & ~was.some_open,
        was.some_open & ~now.some_open,
    )
