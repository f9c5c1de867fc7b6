"""The rules of filters that decide, or may decide, about one class of traffic."""

from collections.abc import Iterator, Sequence

from landbridge.network.ground import Compiled
from landbridge.security.filter import Action

NO_RULE = "no rule matches"
Decider = tuple[str, Action, bool, str]
"""A rule by name, what it does, whether for certain, and why not."""


def deciding(
    filters: Sequence[Compiled], source: int, destination: int, bit: int
) -> Iterator[Decider]:
    """The rules that decide, or may decide, about one class of traffic, in their order."""
    for number, compiled in enumerate(filters, start=1):
        deciders = list(_deciders(compiled, source, destination, bit))
        goes_on = deciders[-1][1] is Action.PASS and number < len(filters)
        yield from deciders[:-1] if goes_on else deciders
        if not goes_on:
            return


def _deciders(compiled: Compiled, source: int, destination: int, bit: int) -> Iterator[Decider]:
    parked = False
    for rule, traffic in compiled.rules_for(source, destination):
        if rule.action is Action.LAND:
            parked = False
        elif not parked and traffic & bit:
            yield rule.name, rule.action, rule.certain, rule.why
            if rule.certain and rule.action is not Action.PARK:
                return
            parked = rule.action is Action.PARK and rule.certain
    yield NO_RULE, compiled.filter.otherwise, True, ""
