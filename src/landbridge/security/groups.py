"""Network security groups as filters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from landbridge.catalogue import catalogue
from landbridge.model.network import NetworkSecurityGroup, SecurityRule
from landbridge.security.ends import INTERNET, LOAD_BALANCER, SCOPED, VIRTUAL_NETWORK, Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.matching import traffic_of

STAGE = "network security group"
UNTOLD = "not told"
UNTOLD_WHY = "an interface that is not told may stand there, with a group that denies"
ACCESS = {"allow": Action.ALLOW, "deny": Action.DENY}
DEFAULT_ENDS = {
    "AllowVnetInBound": (VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    "AllowVnetOutBound": (VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    "AllowAzureLoadBalancerInBound": (LOAD_BALANCER, "*"),
    "AllowInternetOutBound": ("*", INTERNET),
    "DenyAllInBound": ("*", "*"),
    "DenyAllOutBound": ("*", "*"),
}
"""Source and destination of the default rules that the catalogue lists by priority."""


def own_filter(
    group: NetworkSecurityGroup,
    direction: str,
    scope: Known,
    ends: Ends,
    made: Mapping[SecurityRule, Sequence[Rule]] = MappingProxyType({}),
) -> Filter:
    """The own rules of a group in one direction; what they do not match passes to the defaults.

    `scope` is what `VirtualNetwork` means where the group is attached; `made` has what is known
    already.
    """
    rules = (
        each
        for rule in ordered(group, direction)
        for each in made.get(rule) or _own(rule, scope, ends)
    )
    return Filter(STAGE, group.name, tuple(rules), otherwise=Action.PASS)


def untold_filter() -> Filter:
    """The group that may be on an interface of which nobody tells: it may deny."""
    rule = Rule(UNTOLD, Action.DENY, certain=False, why=UNTOLD_WHY)
    return Filter(STAGE, UNTOLD, (rule,), otherwise=Action.ALLOW)


def ordered(group: NetworkSecurityGroup, direction: str) -> list[SecurityRule]:
    """The own rules of a group in one direction, in the order of asking."""
    return sorted((each for each in group.rules if each.direction == direction), key=_priority)


def made_of(
    group: NetworkSecurityGroup, direction: str, filter_: Filter
) -> dict[SecurityRule, list[Rule]]:
    """What became of each rule of a group in its filter."""
    by_name: dict[str, list[Rule]] = defaultdict(list)
    for each in filter_.rules:
        by_name[each.name].append(each)
    return {rule: by_name[_named(rule)] for rule in ordered(group, direction)}


def default_filter(name: str, rules: tuple[Rule, ...]) -> Filter:
    """Azure's default rules as those of one group."""
    return Filter(STAGE, name, rules, otherwise=Action.DENY)


def default_rules(direction: str, scope: Known, ends: Ends) -> tuple[Rule, ...]:
    """Azure's default rules of any group in one direction."""
    return tuple(_defaults(direction, scope, ends))


def uses_scope(group: NetworkSecurityGroup) -> bool:
    """Whether its own rules mean something else from subnet to subnet."""
    ends = (end for rule in group.rules for end in (*rule.source, *rule.destination))
    return any(end.lower() in SCOPED for end in ends)


def _own(rule: SecurityRule, scope: Known, ends: Ends) -> Iterator[Rule]:
    plain = Rule(
        name=_named(rule),
        action=ACCESS[rule.access],
        traffic=traffic_of(rule.protocol, rule.destination_ports, rule.source_ports),
        written=rule,
    )
    source, destination = (ends.known(end, scope) for end in (rule.source, rule.destination))
    yield from spread(plain, source, destination)


def _named(rule: SecurityRule) -> str:
    return f"{rule.name} ({rule.priority})"


def _priority(rule: SecurityRule) -> int:
    return rule.priority


def _defaults(direction: str, scope: Known, ends: Ends) -> Iterator[Rule]:
    listed = catalogue().value(f"nsg.default.{direction}")
    for priority, name in sorted(listed.items()) if isinstance(listed, dict) else ():
        source, destination = (ends.plain(end, scope) for end in DEFAULT_ENDS[str(name)])
        action = Action.DENY if str(name).startswith("Deny") else Action.ALLOW
        yield from spread(Rule(f"{name} ({priority})", action), source, destination)
