"""The connections that two networks let through by other firewalls and appliances."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Inspected
from landbridge.network.paths.steps import Passed
from landbridge.network.places import Kind
from landbridge.network.proof import Proof
from landbridge.network.verdicts import Verdicts
from landbridge.space.words import Mask

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


def inspections(old: Side, new: Side) -> list[Inspected]:
    """The connections that both let through, or may, on other ways; by place, each once."""
    through = _through(old.verdicts, new.verdicts)
    endpoints = new.verdicts.endpoints
    told: dict[Inspected, tuple[int, int]] = {}
    for sources, destinations in _alike(old, new):
        before, after = (each.inspectors(sources[0], destinations[0]) for each in (old, new))
        if before != after:
            for source, destination in _met(through, sources, destinations):
                one, other = endpoints[source].place.name, endpoints[destination].place.name
                found = Inspected(one, other, before.names, after.names, before.open, after.open)
                told[found] = min((source, destination), told.get(found, (source, destination)))
    return sorted(told, key=told.__getitem__)


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


def _met(through: Mask, sources: Members, destinations: Members) -> Iterator[tuple[int, int]]:
    """The pairs of them of which something may pass."""
    for destination, source in np.argwhere(through[np.ix_(destinations, sources)]).tolist():
        yield sources[source], destinations[destination]
