"""What becomes of each rule of one rule set: it decides, or others do."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from landbridge.model.idle import Idle
from landbridge.network.idle.named import covered_by_name
from landbridge.network.idle.policies import Policy, Tail
from landbridge.security.axis import bits
from landbridge.security.cover import cover
from landbridge.security.decisive import decisive
from landbridge.security.filter import Action, Rule
from landbridge.security.grid import Cell, Grid, Kept
from landbridge.security.narrowed import at_its_widest
from landbridge.security.replaced import replaced
from landbridge.security.walk import matched, walk
from landbridge.space import number_of

REST = "what no rule matches"


class Judged(NamedTuple):
    """What is said of a rule in one rule set; `idle` is None where it decides something."""

    idle: Idle | None
    by: tuple[Rule | str, ...] = ()
    witness: str = ""


ALIVE = Judged(None)
Pieces = Mapping[int, list[int]]
"""The numbers of what was made of each written rule, by its identity."""


class Judge:
    """One rule set over classes of its own; what matches nothing there is no part of it."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._rules = tuple(each for each in policy.filter.rules if not _empty(each))
        whole = replace(policy.filter, rules=self._rules)
        self._grid = Grid(whole)
        self._alive = decisive(self._grid)
        self._left = list(range(len(self._rules)))
        self._meanings = [policy.meaning(each) for each in self._rules]
        self._tails: dict[Tail, Grid] = {}
        self._kept: Kept = {}

    def dead(self) -> Iterator[tuple[object, Judged]]:
        """Every written rule: whether it matches or decides anything."""
        held = self._held
        for number, rule in _written(self._policy.filter.rules).items():
            yield rule, self._decides(held[number]) if number in held else Judged(Idle.UNMATCHED)

    def spare(self, gone: frozenset[int]) -> Iterator[tuple[object, Judged]]:
        """The rules that decide here: whether others would, once the `gone` ones are out."""
        without = {each for number in gone for each in self._held.get(number, ())}
        self._left = [each for each in range(len(self._rules)) if each not in without]
        for numbers in self._held.values():
            if any(each in self._alive for each in numbers):
                yield self._rules[numbers[0]].written, self._spare(numbers)

    @cached_property
    def _held(self) -> Pieces:
        return _pieces(self._rules)

    def _decides(self, held: Sequence[int]) -> Judged:
        return ALIVE if any(each in self._alive for each in held) else self._dead(held)

    def _spare(self, held: Sequence[int]) -> Judged:
        alive = [each for each in held if each in self._alive]
        if len(alive) == 1 and (found := self._replaced(alive[0])):
            return found
        return self._doubtful(held)

    def _dead(self, numbers: Sequence[int]) -> Judged:
        by = dict.fromkeys(each for number in numbers for each in cover(self._grid, number))
        rules = tuple(self._rules[each] for each in sorted(by))
        if not rules:
            return Judged(Idle.UNMATCHED)
        for number in numbers:
            if witness := self._opposed(number):
                return Judged(Idle.CONTRADICTED, rules, witness)
        return Judged(Idle.SHADOWED, rules)

    def _opposed(self, number: int) -> str:
        """A packet of a dead rule to which another does the opposite, with who does."""
        grid, before = self._grid, bits(self._grid.meeting(number) & (1 << number) - 1)
        mine = self._sense(number)
        for box in matched(grid, number):
            for taken in walk(box, before):
                theirs = self._sense(taken.rule)
                opposed = None not in (mine, theirs) and mine != theirs and grid.certain[taken.rule]
                cell = box.first(taken.cells, taken.where) if opposed else None
                if cell:
                    source, destination, packet = grid.sample(cell)
                    by = self._rules[taken.rule].name
                    return f"{source} to {destination}, {packet}, is decided by {by}"
        return ""

    def _sense(self, number: int) -> Hashable:
        """Whether a rule lets through, or whither; None where it only leads on."""
        meaning = self._meanings[number]
        if meaning is Action.PARK:
            return None
        return meaning is not Action.DENY if isinstance(meaning, Action) else meaning

    def _replaced(self, number: int) -> Judged | None:
        found = replaced(self._grid, number, self._meanings, self._left)
        if found is None:
            return None
        by = [self._rules[each] for each in found.by]
        if not found.left:
            return Judged(Idle.REDUNDANT, tuple(by))
        if not self._policy.tails:
            alike = self._policy.filter.otherwise == self._meanings[number]
            return Judged(Idle.REDUNDANT, (*by, REST)) if alike else None
        if self._differs(found.left, self._meanings[number]):
            return None
        for tail in self._policy.tails:
            behind = tail.alike(self._rules[number]) or self._behind(tail, number)
            if behind is None:
                return None
            by += behind
        return Judged(Idle.REDUNDANT, tuple(dict.fromkeys(by)))

    def _differs(self, left: Cell, mine: Hashable) -> bool:
        """Whether some tail is sure to do something else to one packet that is left to it."""
        source, destination, packet = self._grid.sample(left)
        ends = number_of(source), number_of(destination)
        return any(each.surely(*ends, packet) not in {None, mine} for each in self._policy.tails)

    def _behind(self, tail: Tail, number: int) -> list[Rule] | None:
        """The rules of a tail that do alike to what a rule leaves to them."""
        own = self._left
        if tail not in self._tails:
            rules = tuple(self._rules[each] for each in own)
            behind = tail.behind(replace(self._policy.filter, rules=rules))
            self._tails[tail] = Grid(behind, kept=self._kept)
        grid, mine = self._tails[tail], own.index(number)
        actions = [each.action for each in grid.rules]
        found = replaced(grid, mine, actions)
        if found is None or (found.left and tail.filter.otherwise is not actions[mine]):
            return None
        return [grid.rules[each] for each in found.by if each >= len(own)]

    def _doubtful(self, numbers: Sequence[int]) -> Judged:
        """Whether it may be dead, if all that is not known were against it."""
        certain = [each for each in numbers if self._grid.certain[each]]
        by = [self._hidden(each) for each in certain]
        if not certain:
            by = [covered_by_name(self._rules, each) for each in numbers]
        rules = tuple(dict.fromkeys(each for found in by for each in found))
        return Judged(Idle.DOUBTFUL, rules) if all(by) else ALIVE

    def _hidden(self, number: int) -> tuple[Rule, ...]:
        """The rules, some of them in doubt, that may take all that a rule matches."""
        if all(self._grid.certain) or number in self._may:
            return ()
        return tuple(self._rules[each] for each in cover(self._widest, number))

    @cached_property
    def _widest(self) -> Grid:
        return Grid(at_its_widest(self._grid.filters[0]))

    @cached_property
    def _may(self) -> Mapping[int, object]:
        """The rules that decide something even then."""
        return decisive(self._widest)


def _written(rules: Sequence[Rule]) -> Mapping[int, object]:
    """What owners wrote, by its identity."""
    return {id(each.written): each.written for each in rules if each.written is not None}


def _pieces(rules: Sequence[Rule]) -> Pieces:
    found: dict[int, list[int]] = defaultdict(list)
    for number, rule in enumerate(rules):
        if rule.written is not None:
            found[id(rule.written)].append(number)
    return found


def _empty(rule: Rule) -> bool:
    return not (rule.source and rule.destination and rule.traffic)
