"""What changes between two networks: who gains, who loses, and whose inspection is another."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from landbridge.model.difference import Changed, Difference, Inspected
from landbridge.network.block import Blocks
from landbridge.network.ground import Endpoint
from landbridge.network.proof import Proof
from landbridge.network.verdicts import Progress, Verdicts
from landbridge.space import worded
from landbridge.space.words import Octets

Lines = Mapping[str, Sequence[int]]
"""Names, each with the endpoints that it stands for."""


class Turns(NamedTuple):
    """For each pair the classes of traffic whose answer turned, as octets.

    `gains`: denied before, allowed now. `loses`: the other way round. `opens`: no longer certain.
    `settles`: certain at last.
    """

    gains: Octets
    loses: Octets
    opens: Octets
    settles: Octets


def difference(old: Proof, new: Proof, progress: Progress | None = None) -> Difference:
    """Everything that differs between two networks, place by place and group by group.

    Neither proof may have been asked anything before: both are laid over the same classes. Places
    are the same if they have the same name; of what stands in one network only, the names are told.
    """
    was, is_ = verdicts(old, new, progress)
    found = turns(was, is_)
    return Difference(
        gone=_only(old, new),
        come=_only(new, old),
        pairs=len(is_.endpoints) ** 2,
        places=by_place(new, found, is_.endpoints),
        groups=tuple(_changed(new, found, _groups(new, is_.endpoints))),
        inspections=tuple(_inspections(old, new, was, is_)),
    )


def verdicts(old: Proof, new: Proof, progress: Progress | None = None) -> tuple[Verdicts, Verdicts]:
    """Of two networks, over the endpoints that both have and the same classes."""
    old.shared = new.shared = old.material | new.material
    before, after = (Verdicts.of(Blocks(each.judge, each.ground), progress) for each in (old, new))
    mine, theirs = _common(before, after)
    return before.among(mine), after.among(theirs)


def by_place(proof: Proof, found: Turns, endpoints: Sequence[Endpoint]) -> tuple[Changed, ...]:
    """What turned, place by place."""
    return tuple(_changed(proof, found, _places(endpoints)))


def turns(was: Verdicts, now: Verdicts) -> Turns:
    """What turned between the verdicts of two networks over the same endpoints and classes."""
    before, after = was.allowed & ~was.denied, now.allowed & ~now.denied
    open_before, open_after = was.allowed & was.denied, now.allowed & now.denied
    return Turns(
        after & ~was.allowed & was.denied,
        before & ~now.allowed & now.denied,
        open_after & ~open_before,
        open_before & ~open_after,
    )


def _common(before: Verdicts, after: Verdicts) -> tuple[list[int], list[int]]:
    """The endpoints that both have, by their numbers in either."""
    there = {_key(each): number for number, each in enumerate(after.endpoints)}
    both = [
        (number, there[_key(each)])
        for number, each in enumerate(before.endpoints)
        if _key(each) in there
    ]
    return [mine for mine, _ in both], [theirs for _, theirs in both]


def _key(endpoint: Endpoint) -> tuple[str, int]:
    return endpoint.place.key, endpoint.number


def _only(one: Proof, other: Proof) -> tuple[str, ...]:
    """The places of one network that the other has not, or has elsewhere."""
    there = {_key(each) for each in other.ground.endpoints}
    left = (each.place.name for each in one.ground.endpoints if _key(each) not in there)
    return tuple(dict.fromkeys(left))


def _places(endpoints: Sequence[Endpoint]) -> Lines:
    numbered = groupby(enumerate(endpoints), key=_place)
    return {name: [number for number, _ in each] for name, each in numbered}


def _place(numbered: tuple[int, Endpoint]) -> str:
    return numbered[1].place.name


def _groups(proof: Proof, endpoints: Sequence[Endpoint]) -> Lines:
    """The groups and applications of a network that have somebody."""
    named = {
        each.name: proof.ends.named[each.name.lower()].certain for each in proof.network.groups
    }
    found = {
        name: [number for number, each in enumerate(endpoints) if each.address in addresses]
        for name, addresses in named.items()
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _changed(proof: Proof, found: Turns, lines: Lines) -> Iterator[Changed]:
    """The pairs of names between which something turned."""
    if not lines:
        return
    names, summed = list(lines), [_summed(each, [*lines.values()]) for each in found]
    some = np.argwhere(np.any([each.any(axis=0) for each in summed], axis=0).T)
    for source, destination in some.tolist():
        bits = (int.from_bytes(each[:, destination, source].tobytes(), "little") for each in summed)
        told = [worded(proof.ground.traffic.traffic(each)) for each in bits]
        yield Changed(names[source], names[destination], *told)


def _summed(plane: Octets, lines: Sequence[Sequence[int]]) -> Octets:
    """What holds for some pair of two lines."""
    by_source = [np.bitwise_or.reduce(plane[:, :, each], axis=2) for each in lines]
    stacked = np.stack(by_source, axis=2)
    both = [np.bitwise_or.reduce(stacked[:, each], axis=1) for each in lines]
    return np.stack(both, axis=1)


def _inspections(old: Proof, new: Proof, was: Verdicts, now: Verdicts) -> Iterator[Inspected]:
    """The connections that both let through, or may, by other firewalls and appliances."""
    told: set[Inspected] = set()
    for destination, source in np.argwhere((was.allowed & now.allowed).any(axis=0)).tolist():
        before = _inspectors(old, was.endpoints[source], was.endpoints[destination])
        after = _inspectors(new, now.endpoints[source], now.endpoints[destination])
        one, other = (now.endpoints[each].place.name for each in (source, destination))
        found = Inspected(one, other, before, after)
        if before != after and found not in told:
            told.add(found)
            yield found


def _inspectors(proof: Proof, source: Endpoint, destination: Endpoint) -> tuple[str, ...]:
    """The firewalls and appliances on the ways between two endpoints."""
    if proof.judge.enters(source, destination):
        entries = proof.judge.entries(destination)
        return tuple(sorted({each.firewall for each in entries if each.firewall}))
    return proof.judge.inspectors(source, destination)
