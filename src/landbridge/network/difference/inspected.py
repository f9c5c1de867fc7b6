"""The connections that two networks let through by other firewalls and appliances."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Inspected
from landbridge.network.difference.turns import Lines
from landbridge.network.difference.verdicts import Verdicts
from landbridge.network.matrix.board import Numbers
from landbridge.network.paths.steps import Passed
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.network.sets import Bits
from landbridge.space import TrafficClasses, worded
from landbridge.space.words import Mask, rows

Members = Sequence[int]
"""Numbers of endpoints."""


class Side(NamedTuple):
    """One of two networks, with the verdicts of what both have."""

    proof: Proof
    verdicts: Verdicts

    def kind(self, nth: int) -> object:
        """What endpoints that are routed alike have in common."""
        endpoint = self.verdicts.endpoints[nth]
        return self.proof.judge.number(endpoint)

    def inspectors(self, source: int, destination: int) -> Passed:
        """The firewalls and appliances on the ways between two endpoints."""
        endpoints, judge = self.verdicts.endpoints, self.proof.judge
        one, other = endpoints[source], endpoints[destination]
        if judge.enters(one, other):
            firewalls = {each.firewall for each in judge.entries(other)}
            return Passed(tuple(sorted(filter(None, firewalls))))
        return judge.inspectors(one, other)


class Passing(NamedTuple):
    """The pairs of endpoints that both networks let through, or may, on other ways."""

    sources: Numbers
    destinations: Numbers
    ways: Numbers
    """Of each pair, which of `told`: what stands on its ways before and after."""
    told: Sequence[tuple[Passed, Passed]]
    traffic: Bits
    """What both let through, or may: a row of words each."""

    def some(self, wanted: Mask) -> "Passing":
        """Some of the pairs."""
        ends = self.sources[wanted], self.destinations[wanted]
        return Passing(*ends, self.ways[wanted], self.told, self.traffic[wanted])


def passing(old: Side, new: Side) -> Passing:
    """All such pairs."""
    told: dict[tuple[Passed, Passed], int] = {}
    nobody: Numbers = np.zeros(0, np.int64)
    found = [np.stack((nobody, nobody, nobody), axis=1)]
    through = cache(lambda: _through(old.verdicts, new.verdicts))
    for sources, destinations in _alike(old, new):
        before, after = (each.inspectors(sources[0], destinations[0]) for each in (old, new))
        if before != after:
            way = told.setdefault((before, after), len(told))
            found.append(_met(through(), sources, destinations, way))
    one, other, ways = np.concatenate(found).T
    return Passing(one, other, ways, list(told), _both(old.verdicts, new.verdicts, one, other))


def _both(was: Verdicts, now: Verdicts, sources: Numbers, destinations: Numbers) -> Bits:
    at = (slice(None), destinations, sources)
    return rows(was.allowed[at] & now.allowed[at])


def inspections(found: Passing, lines: Lines, traffic: TrafficClasses) -> Iterator[Inspected]:
    """The same by names, each once, with all that passes between some address of each."""
    pairs, keys = lines.pairs(found.sources, found.destinations)
    keys = keys * max(len(found.told), 1) + found.ways[pairs]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    if not len(starts):
        return
    bits = np.bitwise_or.reduceat(found.traffic[pairs[order]], starts)
    worded_ = cache(lambda octets: worded(traffic.traffic(int.from_bytes(octets, "little"))))
    for key, row in zip(keys[order][starts].tolist(), bits, strict=True):
        ends, way = divmod(key, len(found.told))
        source, destination = (lines.names[each] for each in divmod(ends, len(lines.names)))
        before, after = found.told[way]
        ways = (before.names, after.names, before.open, after.open)
        yield Inspected(source, destination, *ways, worded_(row.tobytes()))


def _through(was: Verdicts, now: Verdicts) -> Mask:
    """The pairs, by destination and source, of which something may pass in both networks."""
    through = np.zeros(was.allowed.shape[1:], np.uint8)
    octet = np.empty_like(through)
    for mine, theirs in zip(was.allowed, now.allowed, strict=True):
        np.bitwise_and(mine, theirs, out=octet)
        np.bitwise_or(through, octet, out=through)
    return through.astype(np.bool_)


def _alike(old: Side, new: Side) -> Iterator[tuple[Members, Members]]:
    """Sources and destinations between which all pairs have the same ways, in either network."""
    kinds: dict[object, list[int]] = defaultdict(list)
    for nth, each in enumerate(new.verdicts.endpoints):
        alone = (each.number, each.place.key) if each.place.kind is Kind.INTERNET else None
        kinds[old.kind(nth), new.kind(nth), alone].append(nth)
    for sources, destinations in product(kinds.values(), kinds.values()):
        if _outside(new, sources[0]):
            yield from ((sources, [each]) for each in destinations)
        else:
            yield sources, destinations


def _outside(side: Side, nth: int) -> bool:
    """Whether the ways of an endpoint depend on each destination: by public addresses."""
    return side.verdicts.endpoints[nth].place.kind is Kind.INTERNET


def _met(through: Mask, sources: Members, destinations: Members, way: int) -> Numbers:
    """Source, destination and way of the pairs of them of which something may pass."""
    other, one = np.nonzero(through[np.ix_(destinations, sources)])
    columns = (np.array(sources)[one], np.array(destinations)[other], np.full(len(one), way))
    return np.stack(columns, axis=1)
