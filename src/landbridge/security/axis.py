"""One side of the rules of a filter: sources, destinations or traffic, over classes of its own.

Sets of classes are masks; sets of rules are integers, as `Order` makes them.
"""

from collections.abc import Hashable, Sequence
from functools import cached_property, reduce
from itertools import pairwise
from operator import and_
from typing import Generic, TypeVar

import numpy as np

from landbridge.security.masks import Numbers
from landbridge.security.order import Order
from landbridge.space.words import Mask, Words, packed

Kind = TypeVar("Kind", bound=Hashable)


class Distinct(Generic[Kind]):
    """Sets without their repetitions, and which of them each was."""

    def __init__(self, sets: Sequence[Kind]) -> None:
        numbers: dict[Kind, int] = {}
        keys = list(map(id, sets))
        same = dict(zip(keys, sets, strict=True))  # many rules share one and the same
        known = {key: numbers.setdefault(each, len(numbers)) for key, each in same.items()}
        self.of = list(map(known.__getitem__, keys))
        self.sets = tuple(numbers)


class Axis(Generic[Kind]):
    """The distinct sets of all rules; however many rules share a set, it is looked at once."""

    def __init__(self, sets: "Distinct[Kind]", masks: Mask) -> None:
        self.of = sets.of
        """The number of each rule's set."""
        self.masks = masks
        """For each set which classes it holds."""
        self._rules = Order(len(self.of))
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
        return [self._with(holders) for holders in self._holders]

    def meeting(self, rule: int) -> int:
        """The rules that share a class with this one."""
        mine = self.of[rule]
        if mine not in self._meeting:
            shared = (self.words & self.words[mine]).any(axis=1)
            self._meeting[mine] = self._with(np.flatnonzero(shared).tolist())
        return self._meeting[mine]

    def within(self, rule: int) -> int:
        """The rules that hold every class of this one."""
        mine = self.of[rule]
        if mine not in self._within:
            holding = map(self.holding.__getitem__, self._holds[mine])
            self._within[mine] = reduce(and_, holding, self._rules.everyone)
        return self._within[mine]

    def lightest(self, among: Mask) -> Numbers:
        """For each rule its class that the fewest rules hold, of those `among` which one is asked.

        Where a rule decides at all, it most likely decides there; -1 where it holds none of them.
        """
        classes, sets = self._held
        asked = among[classes]
        best = np.full(len(self.masks), self.count)
        np.minimum.at(best, sets[asked], self._rank[classes[asked]])
        return np.asarray(np.append(self._order, -1)[best][self.of])

    @cached_property
    def _order(self) -> Numbers:
        """The classes, those first that the fewest rules hold."""
        classes, sets = self._held
        rules = np.bincount(self.of, minlength=len(self.masks))
        return np.argsort(np.bincount(classes, rules[sets], self.count), kind="stable")

    @cached_property
    def _rank(self) -> Numbers:
        """The place of each class in this order."""
        return np.argsort(self._order)

    def _with(self, sets: Sequence[int]) -> int:
        """The rules that have one of these sets."""
        found = 0
        for number in sets:
            found |= self._having[number]
        return found

    @cached_property
    def _held(self) -> tuple[Numbers, Numbers]:
        """Every class with every set that holds it, class by class."""
        classes, sets = np.nonzero(np.ascontiguousarray(self.masks.T))
        return classes, sets

    @cached_property
    def _holders(self) -> list[list[int]]:
        """For each class the sets that hold it."""
        return _grouped(*self._held, self.count)

    @cached_property
    def _holds(self) -> list[list[int]]:
        """For each set the classes that it holds."""
        sets, classes = np.nonzero(self.masks)
        return _grouped(sets, classes, len(self.masks))

    @cached_property
    def _having(self) -> list[int]:
        """For each set the rules that have it."""
        return self._rules.sets(self.of, len(self.masks))


def _grouped(keys: Numbers, values: Numbers, count: int) -> list[list[int]]:
    """For each of so many keys, which rise, its values."""
    edges = np.searchsorted(keys, np.arange(count + 1)).tolist()
    listed = values.tolist()
    return [listed[start:end] for start, end in pairwise(edges)]
