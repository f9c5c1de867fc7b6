"""The answers that turned between two networks, pair by pair and summed up by names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, overload

import numpy as np

from landbridge.model.difference import Changed
from landbridge.network.matrix.board import Numbers
from landbridge.network.verdicts import Verdicts
from landbridge.space import TrafficClasses, worded
from landbridge.space.words import Mask, Words, rows

Members = Mapping[str, Sequence[int]]
"""Names, each with the numbers of the endpoints that it stands for."""
Bits = tuple[str, str, tuple[int, ...]]
"""A source, a destination, and the classes of traffic of each kind of turn."""


class Turns(NamedTuple):
    """Classes of traffic whose answer turned, as words: one row for each pair.

    `gains`: denied before, allowed now. `loses`: the other way round. `opens`: no longer certain.
    `settles`: certain at last.
    """

    gains: Words
    loses: Words
    opens: Words
    settles: Words


class Turned(NamedTuple):
    """The pairs of endpoints for which something turned; a row of `turns` each."""

    sources: Numbers
    destinations: Numbers
    turns: Turns


class Lines:
    """Names with their endpoints; an endpoint may have several, or none."""

    def __init__(self, members: Members, count: int) -> None:
        self.names = list(members)
        held = sorted(
            (nth, line) for line, each in enumerate(members.values()) for nth in set(each)
        )
        self._lines = np.array([line for _, line in held], np.int64)
        self._counts = np.bincount([nth for nth, _ in held], minlength=count)
        self._starts = np.cumsum(self._counts) - self._counts

    def pairs(self, turned: Turned) -> tuple[Numbers, Numbers]:
        """For each pair of names that a pair of endpoints has: that pair, and theirs as one."""
        one, other = self._counts[turned.sources], self._counts[turned.destinations]
        many = one * other
        pairs = np.repeat(np.arange(len(many)), many)
        nth = np.arange(len(pairs)) - np.repeat(np.cumsum(many) - many, many)
        by = other[pairs]
        source = self._lines[self._starts[turned.sources[pairs]] + nth // by]
        destination = self._lines[self._starts[turned.destinations[pairs]] + nth % by]
        return pairs, source * len(self.names) + destination


def turned(was: Verdicts, now: Verdicts) -> Turned:
    """What turned between the verdicts of two networks over the same endpoints and classes."""
    destinations, sources = np.nonzero(_differs(was, now))
    old, new = (_of_pairs(each, destinations, sources) for each in (was, now))
    return Turned(sources, destinations, _turns(*old, *new))


def _differs(was: Verdicts, now: Verdicts) -> Mask:
    """The pairs, by destination and source, of which some class has another answer."""
    differs = np.zeros(was.allowed.shape[1:], np.bool_)
    octet = np.empty_like(differs)  # one for all: to ask for memory takes longer than to compare
    for before, after in ((was.allowed, now.allowed), (was.denied, now.denied)):
        for mine, theirs in zip(before, after, strict=True):
            np.not_equal(mine, theirs, out=octet)
            np.logical_or(differs, octet, out=differs)
    return differs


def _of_pairs(verdicts: Verdicts, destinations: Numbers, sources: Numbers) -> tuple[Words, Words]:
    """What may be allowed and what denied of some pairs: a row of words each."""
    at = (slice(None), destinations, sources)
    return rows(verdicts.allowed[at]), rows(verdicts.denied[at])


def _turns(may: Words, may_not: Words, may_now: Words, may_not_now: Words) -> Turns:
    return Turns(
        gains=may_now & ~may_not_now & ~may & may_not,
        loses=may & ~may_not & ~may_now & may_not_now,
        opens=may_now & may_not_now & ~(may & may_not),
        settles=may & may_not & ~(may_now & may_not_now),
    )


class Summed(Sequence[Bits]):
    """What turned for some pair of endpoints of two names, by source and then by destination."""

    def __init__(self, found: Turned, lines: Lines) -> None:
        pairs, keys = lines.pairs(found)
        order = np.argsort(keys, kind="stable")
        pairs, keys = pairs[order], keys[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        self._names, self._keys = lines.names, keys[starts]
        self._planes = [
            np.bitwise_or.reduceat(each[pairs], starts) if len(pairs) else each
            for each in found.turns
        ]

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, nth: int) -> Bits: ...
    @overload
    def __getitem__(self, nth: slice) -> Sequence[Bits]: ...
    def __getitem__(self, nth: int | slice) -> Bits | Sequence[Bits]:
        if isinstance(nth, slice):
            return [self[each] for each in range(*nth.indices(len(self)))]
        source, destination = divmod(int(self._keys[nth]), len(self._names))
        bits = (int.from_bytes(each[nth].tobytes(), "little") for each in self._planes)
        return self._names[source], self._names[destination], tuple(bits)


class Changes(Sequence[Changed]):
    """What turned, in words that are made when somebody looks."""

    def __init__(self, turned: Sequence[Bits], traffic: TrafficClasses) -> None:
        self._turned = turned
        self._worded = cache(lambda bits: worded(traffic.traffic(bits)))

    def __len__(self) -> int:
        return len(self._turned)

    @overload
    def __getitem__(self, nth: int) -> Changed: ...
    @overload
    def __getitem__(self, nth: slice) -> Sequence[Changed]: ...
    def __getitem__(self, nth: int | slice) -> Changed | Sequence[Changed]:
        if isinstance(nth, slice):
            return [self[each] for each in range(*nth.indices(len(self)))]
        source, destination, bits = self._turned[nth]
        return Changed(source, destination, *map(self._worded, bits))


def joined(turned: Iterable[Bits]) -> tuple[Bits, ...]:
    """What several found for the same two names, together."""
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for source, destination, bits in turned:
        known = found.get((source, destination), (0,) * len(bits))
        found[source, destination] = tuple(a | b for a, b in zip(known, bits, strict=True))
    return tuple((*names, bits) for names, bits in found.items())
