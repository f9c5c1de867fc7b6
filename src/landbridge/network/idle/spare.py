"""Rules that decide, and that the others of their rule set would do without."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from landbridge.model.idle import Idle
from landbridge.network.idle.judged import ALIVE, Judge, Judged
from landbridge.network.idle.named import covered_by_name
from landbridge.network.idle.policies import Tail
from landbridge.security.cover import cover
from landbridge.security.decisive import decisive
from landbridge.security.filter import Rule
from landbridge.security.grid import Cell, Grid, Kept
from landbridge.security.narrowed import at_its_widest
from landbridge.security.replaced import replaced
from landbridge.space import number_of

REST = "what no rule matches"


class Spare:
    """The rules of a rule set that decide: whether others would, once the `gone` ones are out."""

    def __init__(self, judge: Judge, gone: frozenset[int]) -> None:
        without = {each for number in gone for each in judge.held.get(number, ())}
        self._judge = judge
        self._left = [each for each in range(len(judge.rules)) if each not in without]
        self._tails: dict[Tail, Grid] = {}
        self._kept: Kept = {}

    def all(self) -> Iterator[tuple[object, Judged]]:
        """Each of them, with what is said of it."""
        for numbers in self._judge.held.values():
            alive = [each for each in numbers if each in self._judge.alive]
            if alive:
                yield self._judge.rules[numbers[0]].written, self._one(numbers, alive)

    def _one(self, held: Sequence[int], alive: Sequence[int]) -> Judged:
        found = self._replaced(alive[0]) if len(alive) == 1 else None
        return found or self._doubtful(held)

    def _replaced(self, number: int) -> Judged | None:
        found = replaced(self._judge.grid, number, self._judge.meanings, self._left)
        if found is None:
            return None
        by = [self._judge.rules[each] for each in found.by]
        if not found.left:
            return Judged(Idle.REDUNDANT, tuple(by))
        if not self._judge.policy.tails:
            alike = self._judge.policy.filter.otherwise == self._judge.meanings[number]
            return Judged(Idle.REDUNDANT, (*by, REST)) if alike else None
        if self._differs(found.left, self._judge.meanings[number]):
            return None
        for tail in self._judge.policy.tails:
            behind = tail.alike(self._judge.rules[number]) or self._behind(tail, number)
            if behind is None:
                return None
            by += behind
        return Judged(Idle.REDUNDANT, tuple(dict.fromkeys(by)))

    def _differs(self, left: Cell, mine: Hashable) -> bool:
        """Whether some tail is sure to do something else to one packet that is left to it."""
        source, destination, packet = self._judge.grid.sample(left)
        ends = number_of(source), number_of(destination)
        return any(
            each.surely(*ends, packet) not in {None, mine} for each in self._judge.policy.tails
        )

    def _behind(self, tail: Tail, number: int) -> list[Rule] | None:
        """The rules of a tail that do alike to what a rule leaves to them."""
        own = self._left
        if tail not in self._tails:
            rules = tuple(self._judge.rules[each] for each in own)
            behind = tail.behind(replace(self._judge.policy.filter, rules=rules))
            self._tails[tail] = Grid(behind, kept=self._kept)
        grid, mine = self._tails[tail], own.index(number)
        actions = [each.action for each in grid.rules]
        found = replaced(grid, mine, actions)
        if found is None or (found.left and tail.filter.otherwise is not actions[mine]):
            return None
        return [grid.rules[each] for each in found.by if each >= len(own)]

    def _doubtful(self, numbers: Sequence[int]) -> Judged:
        """Whether it may be dead, if all that is not known were against it."""
        certain = [each for each in numbers if self._judge.grid.certain[each]]
        by = [self._hidden(each) for each in certain]
        if not certain:
            by = [covered_by_name(self._judge.rules, each) for each in numbers]
        rules = tuple(dict.fromkeys(each for found in by for each in found))
        return Judged(Idle.DOUBTFUL, rules) if all(by) else ALIVE

    def _hidden(self, number: int) -> tuple[Rule, ...]:
        """The rules, some of them in doubt, that may take all that a rule matches."""
        if all(self._judge.grid.certain) or number in self._may:
            return ()
        return tuple(self._judge.rules[each] for each in cover(self._widest, number))

    @cached_property
    def _widest(self) -> Grid:
        return Grid(at_its_widest(self._judge.grid.filters[0]))

    @cached_property
    def _may(self) -> Mapping[int, object]:
        """The rules that decide something even then."""
        return decisive(self._widest)
