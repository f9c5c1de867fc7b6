"""The answers that turned between two networks, pair by pair and summed up by names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from landbridge.network.board import Numbers
from landbridge.network.verdicts import Verdicts
from landbridge.space.words import Octets

Members = Mapping[str, Sequence[int]]
"""Names, each with the numbers of the endpoints that it stands for."""


class Turns(NamedTuple):
    """Classes of traffic whose answer turned, as octets: one row for each eight.

    `gains`: denied before, allowed now. `loses`: the other way round. `opens`: no longer certain.
    `settles`: certain at last.
    """

    gains: Octets
    loses: Octets
    opens: Octets
    settles: Octets


class Turned(NamedTuple):
    """The pairs of endpoints for which something turned; a column of `turns` each."""

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
        rows = np.repeat(np.arange(len(many)), many)
        nth = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
        by = other[rows]
        source = self._lines[self._starts[turned.sources[rows]] + nth // by]
        destination = self._lines[self._starts[turned.destinations[rows]] + nth % by]
        return rows, source * len(self.names) + destination


def turned(was: Verdicts, now: Verdicts) -> Turned:
    """What turned between the verdicts of two networks over the same endpoints and classes."""
    differs = np.zeros(was.allowed.shape[1:], np.bool_)
    for before, after in ((was.allowed, now.allowed), (was.denied, now.denied)):
        for mine, theirs in zip(before, after, strict=True):
            differs |= mine != theirs
    destinations, sources = np.nonzero(differs)
    at = (slice(None), destinations, sources)
    old, new = (Verdicts((), each.allowed[at], each.denied[at]) for each in (was, now))
    return Turned(sources, destinations, _turns(old, new))


def _turns(was: Verdicts, now: Verdicts) -> Turns:
    before, after = was.allowed & ~was.denied, now.allowed & ~now.denied
    open_before, open_after = was.allowed & was.denied, now.allowed & now.denied
    return Turns(
        after & ~was.allowed & was.denied,
        before & ~now.allowed & now.denied,
        open_after & ~open_before,
        open_before & ~open_after,
    )


def summed(found: Turned, lines: Lines) -> Iterator[tuple[str, str, list[int]]]:
    """What turned for some pair of endpoints of two names: the classes as bits, a kind each."""
    rows, keys = lines.pairs(found)
    if not len(rows):
        return
    order = np.argsort(keys, kind="stable")
    rows, keys = rows[order], keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    planes = [np.bitwise_or.reduceat(each[:, rows], starts, axis=1).T for each in found.turns]
    for nth, key in enumerate(keys[starts].tolist()):
        source, destination = divmod(key, len(lines.names))
        bits = [int.from_bytes(each[nth].tobytes(), "little") for each in planes]
        yield lines.names[source], lines.names[destination], bits
