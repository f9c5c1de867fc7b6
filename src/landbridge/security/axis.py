"""One side of the rules of a filter: sources, destinations or traffic, over classes of its own.

Sets of classes are masks; sets of rules are integers with a bit for each rule.
"""

from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from landbridge.security.masks import Numbers
from landbridge.space.words import Mask, Words, packed

Kind = TypeVar("Kind", bound=Hashable)


class Distinct(Generic[Kind]):
    """Sets without their repetitions, and which of them each was."""

    def __init__(self, sets: Sequence[Kind]) -> None:
        numbers: dict[Kind, int] = {}
        same = dict(zip(map(id, sets), sets, strict=True))  # many rules share one and the same
        known = {key: numbers.setdefault(each, len(numbers)) for key, each in same.items()}
        self.of = list(map(known.__getitem__, map(id, sets)))
        self.sets = tuple(numbers)


class Axis(Generic[Kind]):
    """The distinct sets of all rules; however many rules share a set, it is looked at once."""

    def __init__(self, sets: "Distinct[Kind]", masks: Mask) -> None:
        self.of = sets.of
        """The number of each rule's set."""
        self.masks = masks
        """For each set which classes it holds."""
        self._meeting: dict[int, int] = {}
        self._within: dict[int, int] = {}

    @property
    def count(self) -> int:
        """How many classes there are."""
        return int(self.masks.shape[1])

    @cached_property
    def words(self) -> Words:
        """The masks as words of 64 classes."""
        return packed(self.masks)

    @cached_property
    def holding(self) -> list[int]:
        """For each class the rules that hold it."""
        return [self._rules(holders) for holders in self._holders]

    def meeting(self, rule: int) -> int:
        """The rules that share a class with this one."""
        mine = self.of[rule]
        if mine not in self._meeting:
            shared = (self.words & self.words[mine]).any(axis=1)
            self._meeting[mine] = self._rules(np.flatnonzero(shared))
        return self._meeting[mine]

    def within(self, rule: int) -> int:
        """The rules that hold every class of this one."""
        mine = self.of[rule]
        if mine not in self._within:
            self._within[mine] = self._rules(self._wider(mine))
        return self._within[mine]

    def lightest(self, among: Mask) -> Numbers:
        """For each rule its class that the fewest rules hold, of those `among` which one is asked.

        Where a rule decides at all, it most likely decides there; -1 where it holds none of them.
        """
        order = self._order[among[self._order]]
        held = self.masks[:, order]
        found = np.where(held.any(axis=1), order[held.argmax(axis=1)], -1)
        return np.asarray(found[self.of])

    @cached_property
    def _order(self) -> Numbers:
        """The classes, those first that the fewest rules hold."""
        classes, sets = self._held
        rules = np.bincount(self.of, minlength=len(self.masks))
        return np.argsort(np.bincount(classes, rules[sets], self.count), kind="stable")

    def _wider(self, number: int) -> Numbers:
        """The sets that hold all of a set, itself among them."""
        some = self._holders[self.masks[number].argmax()]
        missing = (self.words[number] & ~self.words[some]).any(axis=1)
        return np.asarray(some[~missing])

    def _rules(self, sets: Numbers) -> int:
        """The rules that have one of these sets."""
        found = 0
        for number in sets.tolist():
            found |= self._having[number]
        return found

    @cached_property
    def _held(self) -> tuple[Numbers, Numbers]:
        """Every class with every set that holds it, class by class."""
        classes, sets = np.nonzero(np.ascontiguousarray(self.masks.T))
        return classes, sets

    @cached_property
    def _holders(self) -> list[Numbers]:
        """For each class the sets that hold it."""
        classes, sets = self._held
        return np.split(sets, np.searchsorted(classes, np.arange(1, self.count)))

    @cached_property
    def _having(self) -> list[int]:
        """For each set the rules that have it."""
        rows = np.zeros((len(self.masks), -(-len(self.of) // 8)), np.uint8)
        rules = np.arange(len(self.of))
        place = np.ravel_multi_index((np.array(self.of, np.int64), rules // 8), rows.shape)
        np.bitwise_or.at(rows.ravel(), place, (1 << rules % 8).astype(np.uint8))
        return [int.from_bytes(row.tobytes(), "little") for row in rows]


def bits(number: int) -> list[int]:
    """The places of the bits that are set, rising."""
    octets = number.to_bytes(-(-number.bit_length() // 8), "little")
    return np.flatnonzero(
        np.unpackbits(np.frombuffer(octets, np.uint8), bitorder="little")
    ).tolist()
