"""The rules that would have let a packet through, but for one thing."""

from collections.abc import Iterator, Sequence
from itertools import islice

from landbridge.model.hops import Near
from landbridge.network.ground import Compiled
from landbridge.network.telling.deciding import NO_RULE
from landbridge.security.filter import Action, Rule
from landbridge.space import ALL_TRAFFIC, ANYWHERE, worded

LETS = frozenset({Action.ALLOW, Action.ALWAYS, Action.PROXY})
SHOWN = 3
"""Rules that are named for one set of rules; who wants more looks at the rules themselves."""
EVERYTHING = (ANYWHERE, ANYWHERE, ALL_TRAFFIC)
OTHER_SOURCE, OTHER_DESTINATION = "has another source", "has another destination"


def near(
    filters: Sequence[Compiled], pair: tuple[int, int], bit: int, refuses: str
) -> Iterator[Near]:
    """The rules before the one that refuses which miss the packet by one thing alone.

    First those that are for other traffic, then those for another destination or source. None
    where what refuses is about this packet, and not about all that nothing else lets through.
    """
    if not _last_resort(filters, refuses):
        return
    missed = (
        Near(stage=each.filter.stage, resource=each.filter.resource, rule=rule.name, why=why)
        for kind in (_by_traffic, _by_destination, _by_source)
        for each in filters
        for rule, why in kind(each, pair, bit, refuses)
    )
    yield from islice(dict.fromkeys(missed), SHOWN)


def _last_resort(filters: Sequence[Compiled], refuses: str) -> bool:
    """Whether this is what follows where nothing else is said."""
    return refuses == NO_RULE or any(
        rule.name == refuses and (rule.source, rule.destination, rule.traffic) == EVERYTHING
        for each in filters
        for rule in each.filter.rules
    )


Missed = Iterator[tuple[Rule, str]]


def _by_traffic(each: Compiled, pair: tuple[int, int], bit: int, refuses: str) -> Missed:
    rules = each.matching(*pair)
    named = {rule.name for rule, traffic in each.numbered(rules) if traffic & bit}
    for rule, _ in _written(each, rules, refuses):
        if rule.name not in named:
            yield rule, f"is for {worded(rule.traffic)}"


def _by_destination(each: Compiled, pair: tuple[int, int], bit: int, refuses: str) -> Missed:
    source, destination = pair
    rules = each.by_source[source] & ~each.by_destination[destination]
    return _elsewhere(each, rules, pair, (bit, refuses, OTHER_DESTINATION))


def _by_source(each: Compiled, pair: tuple[int, int], bit: int, refuses: str) -> Missed:
    source, destination = pair
    rules = each.by_destination[destination] & ~each.by_source[source]
    return _elsewhere(each, rules, pair, (bit, refuses, OTHER_SOURCE))


def _elsewhere(
    each: Compiled, rules: int, pair: tuple[int, int], asked: tuple[int, str, str]
) -> Missed:
    """Those of these rules that are for the packet's traffic, and in no part for its ends."""
    bit, refuses, why = asked
    named = {rule.name for rule, _ in each.rules_for(*pair)}
    for rule, traffic in _written(each, rules, refuses):
        if traffic & bit and rule.name not in named:
            yield rule, why


def _written(each: Compiled, rules: int, refuses: str) -> Iterator[tuple[Rule, int]]:
    """Those of these rules that somebody wrote, that let something through and are asked."""
    for rule, traffic in each.numbered(rules):
        if rule.name == refuses:
            return
        if rule.action in LETS and rule.written is not None:
            yield rule, traffic
