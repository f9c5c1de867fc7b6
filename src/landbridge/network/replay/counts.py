"""How many tuples agree, change or stand nowhere, and which rules they name and need."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from landbridge.model.replay import Change
from landbridge.network.replay.judged import Judged
from landbridge.network.replay.question import Decided, Question
from landbridge.network.replay.seats import AT_CLOUD, plain
from landbridge.network.replay.uses import Use


class Logged(NamedTuple):
    """A rule as logged, in a group that the design may know."""

    group: str
    rule: str


@dataclass
class Counts:
    """Numbers of tuples."""

    tuples: int = 0
    agree: int = 0
    disagree: int = 0
    undecided: int = 0
    unplaced: int = 0
    lost: int = 0
    at_cloud: bool = False
    """Whether any was judged at the subnets of a private cloud."""
    ways: Counter[str] = field(default_factory=Counter)
    logged: Counter[Use] = field(default_factory=Counter)
    computed: Counter[Use] = field(default_factory=Counter)
    possible: Counter[Use] = field(default_factory=Counter)
    """What a rule may decide, and another may instead."""
    moved: Counter[tuple[Use, str]] = field(default_factory=Counter)
    unknown: Counter[Logged] = field(default_factory=Counter)

    def add(self, case: Judged, count: int) -> None:
        """Count so many tuples of one class."""
        self.tuples += count
        if case.found.verdict is None:
            self.unplaced += count
            return
        self._use(case.asked, case.found, count)
        change = case.told.change if case.told else None
        self.undecided += count * (change is Change.UNDECIDED)
        self.lost += count * (change is Change.LOST)
        self.disagree += count * (change not in {None, Change.UNDECIDED})
        self.agree += count * (change is None)
        if change is None and not case.found.named:
            use = Use(case.found.group, case.asked.side, case.asked.label.rule)
            self.moved[use, case.found.by] += count

    def _use(self, asked: Question, found: Decided, count: int) -> None:
        """Count the rules that decide, and the one that was logged."""
        self.at_cloud |= any(seat.place.role in AT_CLOUD for seat in found.seats)
        if asked.allowed:
            self.ways[found.way.value if found.way else "unknown"] += count
        for use in found.uses.sure:
            self.computed[use] += count
        for use in found.uses.may:
            self.possible[use] += count
        if found.known:
            self.logged[Use(found.group, asked.side, plain(asked.label.rule))] += count
        else:
            self.unknown[Logged(found.group, asked.label.rule)] += count


def counted(cases: Iterable[tuple[Judged, int]]) -> Counts:
    """All cases, each with its number of tuples."""
    counts = Counts()
    for case, count in cases:
        counts.add(case, count)
    return counts
