"""The answers that turned between two networks, pair by pair and summed up by names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, overload

import numpy as np

from landbridge.model.difference import Changed
from landbridge.network.cut_traffic import CutTraffic
from landbridge.network.difference.verdicts import Verdicts
from landbridge.network.matrix.board import Numbers
from landbridge.network.sets import Bits, Sets
from landbridge.space import TrafficClasses, worded
from landbridge.space.words import Mask, rows

TOGETHER = 40
"""Destinations that are compared together."""
Members = Mapping[str, Sequence[int]]
"""Names, each with the numbers of the endpoints that it stands for."""


class Turns(NamedTuple):
    """Classes of traffic whose answer turned, by what `Changed` calls it.

    Bits of whole numbers, or rows of words: one for each pair.
    """

    loses: Bits
    may_lose: Bits
    closes: Bits
    gains: Bits
    may_gain: Bits
    clears: Bits

    @classmethod
    def between(cls, was: Sets, now: Sets) -> "Turns":
        """What turned for a pair, or for many."""
        allowed, denied = now.allow, now.denied & ~now.allowed
        no = was.denied & ~was.allowed
        open_before, open_now = was.depends, now.depends
        return cls(
            loses=was.allow & denied,
            may_lose=was.allow & open_now,
            closes=open_before & denied,
            gains=no & allowed,
            may_gain=no & open_now,
            clears=open_before & allowed,
        )


Named = tuple[str, str, Turns]
"""A source, a destination, and what turned between them, as whole numbers."""


class Turned(NamedTuple):
    """The pairs of endpoints for which something turned; a row of `turns` each."""

    sources: Numbers
    destinations: Numbers
    turns: Turns

    def some(self, wanted: Mask) -> "Turned":
        """Some of the pairs."""
        turns = Turns(*(each[wanted] for each in self.turns))
        return Turned(self.sources[wanted], self.destinations[wanted], turns)


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

    def pairs(self, sources: Numbers, destinations: Numbers) -> tuple[Numbers, Numbers]:
        """For each pair of names that a pair of endpoints has: that pair, and theirs as one."""
        one, other = self._counts[sources], self._counts[destinations]
        many = one * other
        pairs = np.repeat(np.arange(len(many)), many)
        nth = np.arange(len(pairs)) - np.repeat(np.cumsum(many) - many, many)
        by = other[pairs]
        source = self._lines[self._starts[sources[pairs]] + nth // by]
        destination = self._lines[self._starts[destinations[pairs]] + nth % by]
        return pairs, source * len(self.names) + destination


def turned(was: Verdicts, now: Verdicts) -> Turned:
    """What turned between the verdicts of two networks over the same endpoints and classes."""
    destinations, sources = np.nonzero(_differs(was, now))
    old, new = (_of_pairs(each, destinations, sources) for each in (was, now))
    return Turned(sources, destinations, Turns.between(old, new))


def _differs(was: Verdicts, now: Verdicts) -> Mask:
    """The pairs, by destination and source, of which some class has another answer.

    Some destinations at a time: what they come to then stays near the processor.
    """
    differs = np.zeros(was.allowed.shape[1:], np.uint8)
    for start in range(0, len(differs), TOGETHER):
        some = slice(start, start + TOGETHER)
        octet = np.empty_like(differs[some])
        for before, after in ((was.allowed, now.allowed), (was.denied, now.denied)):
            for mine, theirs in zip(before, after, strict=True):
                np.bitwise_xor(mine[some], theirs[some], out=octet)
                np.bitwise_or(differs[some], octet, out=differs[some])
    return differs.astype(np.bool_)


def _of_pairs(verdicts: Verdicts, destinations: Numbers, sources: Numbers) -> Sets:
    """What may happen between some pairs: a row of words each."""
    at = (slice(None), destinations, sources)
    return Sets(rows(verdicts.allowed[at]), rows(verdicts.denied[at]))


class Summed(Sequence[Named]):
    """What turned for some pair of endpoints of two names, by source and then by destination."""

    def __init__(self, found: Turned, lines: Lines) -> None:
        pairs, keys = lines.pairs(found.sources, found.destinations)
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
    def __getitem__(self, nth: int) -> Named: ...
    @overload
    def __getitem__(self, nth: slice) -> Sequence[Named]: ...
    def __getitem__(self, nth: int | slice) -> Named | Sequence[Named]:
        if isinstance(nth, slice):
            return [self[each] for each in range(*nth.indices(len(self)))]
        source, destination = divmod(int(self._keys[nth]), len(self._names))
        bits = (int.from_bytes(each[nth].tobytes(), "little") for each in self._planes)
        return self._names[source], self._names[destination], Turns(*bits)


class Changes(Sequence[Changed]):
    """What turned, in words that are made when somebody looks."""

    def __init__(self, turned: Sequence[Named], traffic: TrafficClasses | CutTraffic) -> None:
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
        source, destination, turns = self._turned[nth]
        return Changed(source, destination, *map(self._worded, turns))


def joined(turned: Iterable[Named]) -> tuple[Named, ...]:
    """What several found for the same two names, together; nothing is told of what did not turn."""
    found: dict[tuple[str, str], Turns] = {}
    for source, destination, turns in turned:
        known = found.get((source, destination), Turns(0, 0, 0, 0, 0, 0))
        found[source, destination] = Turns(*(a | b for a, b in zip(known, turns, strict=True)))
    return tuple((*names, turns) for names, turns in found.items() if any(turns))
