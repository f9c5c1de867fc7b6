"""What becomes of each rule of one rule set: it decides, or others do."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from landbridge.model.idle import Idle
from landbridge.network.idle.policies import Policy
from landbridge.security.cover import cover
from landbridge.security.decisive import decisive
from landbridge.security.filter import Action, Rule
from landbridge.security.grid import Grid
from landbridge.security.walk import matched, walk
from landbridge.space import ANYWHERE, Addresses


class Judged(NamedTuple):
    """What is said of a rule in one rule set; `idle` is None where it decides something."""

    idle: Idle | None
    by: tuple[Rule | str, ...] = ()
    witness: str = ""
    scope: Addresses = ANYWHERE
    """Who stands where it is asked, of one that matches nobody."""


ALIVE = Judged(None)
Pieces = Mapping[int, list[int]]
"""The numbers of what was made of each written rule, by its identity."""


class Judge:
    """One rule set over classes of its own; what matches nothing there is no part of it."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.rules = tuple(each for each in policy.filter.rules if not _empty(each))
        whole = replace(policy.filter, rules=self.rules)
        self.grid = Grid(whole)
        self.alive = decisive(self.grid)
        self.meanings = [policy.meaning(each) for each in self.rules]

    def dead(self) -> Iterator[tuple[object, Judged]]:
        """Every written rule: whether it matches or decides anything."""
        held = self.held
        for number, rule in _written(self.policy.filter.rules).items():
            nobody = Judged(Idle.UNMATCHED, scope=self.policy.scope)
            yield rule, self._decides(held[number]) if number in held else nobody

    @cached_property
    def held(self) -> Pieces:
        """What was made here of each written rule, by its identity."""
        return _pieces(self.rules)

    def _decides(self, held: Sequence[int]) -> Judged:
        return ALIVE if any(each in self.alive for each in held) else self._dead(held)

    def _dead(self, numbers: Sequence[int]) -> Judged:
        by = dict.fromkeys(each for number in numbers for each in cover(self.grid, number))
        rules = tuple(self.rules[each] for each in sorted(by))
        if not rules:
            return Judged(Idle.UNMATCHED)
        for number in numbers:
            if witness := self._opposed(number):
                return Judged(Idle.CONTRADICTED, rules, witness)
        return Judged(Idle.SHADOWED, rules)

    def _opposed(self, number: int) -> str:
        """A packet of a dead rule to which another does the opposite, with who does."""
        grid, mine = self.grid, self._sense(number)
        for box in matched(grid, number):
            for taken in walk(box, self._instead(number)):
                theirs = self._sense(taken.rule)
                opposed = None not in (mine, theirs) and mine != theirs and grid.certain[taken.rule]
                cell = box.first(taken.cells, taken.where) if opposed else None
                if cell:
                    source, destination, packet = grid.sample(cell)
                    by = self.rules[taken.rule].name
                    return f"{source} to {destination}, {packet}, is decided by {by}"
        return ""

    def _instead(self, number: int) -> Sequence[int]:
        """Who may decide in place of a dead rule: who is before it, or lands behind it."""
        order, met = self.grid.order, self.grid.meeting(number)
        others = ~order.rule(number) if self.grid.landings else order.before(number)
        return order.numbers(met & others)

    def _sense(self, number: int) -> Hashable:
        """Whether a rule lets through, or whither; None where it only leads on."""
        meaning = self.meanings[number]
        if meaning is Action.PARK:
            return None
        return meaning is not Action.DENY if isinstance(meaning, Action) else meaning


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
