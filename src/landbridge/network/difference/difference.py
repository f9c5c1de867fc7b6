"""What changes between two networks: who gains, who loses, and whose inspection is another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

import numpy as np

from landbridge.model.difference import Difference
from landbridge.network.difference.counterparts import Counterparts, counterparts
from landbridge.network.difference.inspected import Passing, Side, inspections, passing
from landbridge.network.difference.regrouped import regrouped
from landbridge.network.difference.turns import (
    Changes,
    Lines,
    Members,
    Summed,
    Turned,
    joined,
    turned,
)
from landbridge.network.difference.verdicts import Progress, Verdicts
from landbridge.network.ground import Endpoint, Material
from landbridge.network.matrix.block import Blocks
from landbridge.network.proof import Proof
from landbridge.space import Addresses
from landbridge.space.words import Mask

Pairs = TypeVar("Pairs", Turned, Passing)


def difference(old: Proof, new: Proof, progress: Progress | None = None) -> Difference:
    """Everything that differs between two networks, place by place and group by group.

    Neither proof may have been asked anything before: both are laid over the same classes.
    """
    return compared(*sides(old, new, progress))


def sides(old: Proof, new: Proof, progress: Progress | None = None) -> tuple[Side, Side]:
    """The verdicts of both over the same classes."""
    material = old.material | new.material | Material([*grouped(old), *grouped(new)], [], [])
    for each in (old, new):
        each.tell_apart(material)
    whole = [Verdicts.of(Blocks(each.judge, each.ground), progress) for each in (old, new)]
    return Side(old, whole[0]), Side(new, whole[1])


def compared(old: Side, new: Side) -> Difference:
    """The same for verdicts over the same classes."""
    both = counterparts(old.verdicts.endpoints, new.verdicts.endpoints)
    was, now = old.verdicts.among(both.old), new.verdicts.among(both.new)
    found, count = turned(was, now), len(now.endpoints)
    places, traffic = Lines(_by_place(now.endpoints), count), new.proof.ground.traffic
    mine, theirs = _members(old), _members(new)
    groups = _Applied.among(_lines(mine, theirs, both), now.endpoints)
    same = _same(mine, theirs, both)
    wholes = regrouped(old.verdicts, new.verdicts, mine, theirs, same)
    others = passing(Side(old.proof, was), Side(new.proof, now))
    return Difference(
        compared=tuple(places.names),
        moved=both.moved,
        gone=both.gone,
        come=both.come,
        pairs=now.pairs,
        places=Changes(Summed(found, places), traffic),
        groups=Changes(joined(chain(Summed(groups.about(found), groups.lines), wholes)), traffic),
        inspections=tuple(inspections(others, places, traffic)),
        inspected_groups=tuple(inspections(groups.about(others), groups.lines, traffic)),
        groups_gone=tuple(each for each in mine if each not in theirs),
        groups_come=tuple(each for each in theirs if each not in mine),
    )


def _by_place(endpoints: Sequence[Endpoint]) -> Members:
    found = defaultdict(list)
    for nth, each in enumerate(endpoints):
        found[each.place.name].append(nth)
    return found


def _lines(mine: Members, theirs: Members, both: Counterparts) -> Members:
    """The groups with who was or is in them, by the numbers that both networks have."""
    was, now = _numbered(mine, both.old), _numbered(theirs, both.new)
    anyone = {name: was.get(name, set()) | now.get(name, set()) for name in {**was, **now}}
    return {name: sorted(each) for name, each in anyone.items()}


class _Applied(NamedTuple):
    """Groups, and by place whoever is in none: what turns for a group may do so with anybody."""

    lines: Lines
    grouped: Mask

    @classmethod
    def among(cls, groups: Members, endpoints: Sequence[Endpoint]) -> "_Applied":
        """The groups with all others beside them."""
        grouped = np.zeros(len(endpoints), np.bool_)
        grouped[[nth for each in groups.values() for nth in each]] = True
        rest = defaultdict(list)
        for nth in np.flatnonzero(~grouped).tolist():
            rest[endpoints[nth].place.name].append(nth)
        return cls(Lines({**_apart(rest, groups), **groups}, len(endpoints)), grouped)

    def about(self, found: Pairs) -> Pairs:
        """The pairs of which one is in a group."""
        return found.some(self.grouped[found.sources] | self.grouped[found.destinations])


def _apart(places: Members, groups: Members) -> Members:
    """Without places that are called like a group: nobody could tell the two apart."""
    known = {name.lower() for name in groups}
    return {name: each for name, each in places.items() if name.lower() not in known}


def _same(mine: Members, theirs: Members, both: Counterparts) -> frozenset[str]:
    """The groups that have the members that they had."""
    was, now = _numbered(mine, both.old), _numbered(theirs, both.new)
    return frozenset(
        name
        for name, each in now.items()
        if was.get(name) == each and len(mine[name]) == len(each) == len(theirs[name])
    )


def grouped(proof: Proof) -> Iterator[Addresses]:
    """The certain members of each group and application, told apart though no rule names them."""
    return (proof.ends.named[each.name.lower()].certain for each in proof.network.groups)


def _members(side: Side) -> Members:
    """The groups and applications of a network that have somebody."""
    endpoints, groups = side.verdicts.endpoints, side.proof.network.groups
    found = {
        group.name: [nth for nth, each in enumerate(endpoints) if each.address in addresses]
        for group, addresses in zip(groups, grouped(side.proof), strict=True)
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def _numbered(members: Members, numbers: Sequence[int]) -> dict[str, set[int]]:
    """The members that have a counterpart, by its number."""
    known = {each: nth for nth, each in enumerate(numbers)}
    return {name: {known[nth] for nth in each if nth in known} for name, each in members.items()}
