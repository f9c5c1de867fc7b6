"""Security admin rules of Azure Virtual Network Manager as filters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from landbridge.model.network.virtual_network_manager import AdminRule, AdminRules
from landbridge.security.ends import Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.matching import traffic_of

STAGE = "security admin rules"
EQUAL = "two collections have rules of this priority: which is asked first is not published"
OPENING = (
    "a public address of the Standard SKU is closed until a network security group opens it; "
    "whether a security admin rule that always allows does is not published"
)
ACTIONS = {"allow": Action.PASS, "always_allow": Action.ALWAYS, "deny": Action.DENY}


def admin_filter(
    collections: Iterable[AdminRules],
    direction: str,
    scope: Known,
    ends: Ends,
    towards: Callable[[Known], Known],
) -> Filter:
    """The rules of these collections in one direction; what they do not decide goes on.

    `towards` says what of a rule's destination is not certain.
    """
    collections = tuple(collections)
    rules = sorted(
        (rule for each in collections for rule in each.rules if rule.direction == direction),
        key=_priority,
    )
    made: list[Rule] = []
    for _, equal in groupby(rules, key=_priority):
        level = [tuple(_spread(rule, scope, ends, towards)) for rule in equal]
        made += _either_first(level)
    return Filter(
        STAGE, ", ".join(each.name for each in collections), tuple(made), otherwise=Action.PASS
    )


def _priority(rule: AdminRule) -> int:
    return rule.priority


def _either_first(level: Sequence[Sequence[Rule]]) -> Iterator[Rule]:
    """Rules of one priority, which only several collections have: any of them may be the first."""
    for rules in level[:-1]:
        yield from (replace(each, certain=False, why=each.why or EQUAL) for each in rules)
    for rules in (*level[-1:], *level[:-1]):
        yield from rules


def opening(bound: Filter) -> Filter:
    """What of these rules may open a public address that is closed: those that always allow."""
    rules = (each for rule in bound.rules for each in _opens(rule))
    return Filter(STAGE, bound.resource, tuple(rules), otherwise=Action.DENY)


def _opens(rule: Rule) -> Iterator[Rule]:
    if rule.action is Action.ALWAYS:
        yield replace(rule, action=Action.ALLOW, certain=False, why=OPENING)
    yield replace(rule, action=Action.DENY, written=None)


def _spread(
    rule: AdminRule, scope: Known, ends: Ends, towards: Callable[[Known], Known]
) -> Iterator[Rule]:
    plain = Rule(
        name=f"{rule.name} ({rule.priority})",
        action=ACTIONS[rule.action],
        traffic=traffic_of(rule.protocol, rule.destination_ports, rule.source_ports),
        written=rule,
    )
    source, destination = (ends.known(end, scope) for end in (rule.source, rule.destination))
    yield from spread(plain, source, towards(destination))
