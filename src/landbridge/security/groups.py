"""Network security groups as filters."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import NetworkSecurityGroup, SecurityRule
from landbridge.security.ends import INTERNET, LOAD_BALANCER, SCOPED, VIRTUAL_NETWORK, Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.matching import traffic_of

STAGE = "network security group"
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


def own_filter(group: NetworkSecurityGroup, direction: str, scope: Known, ends: Ends) -> Filter:
    """The own rules of a group in one direction; what they do not match passes to the defaults.

    `scope` is what `VirtualNetwork` means where the group is attached.
    """
    own = sorted(
        (rule for rule in group.rules if rule.direction == direction),
        key=lambda rule: rule.priority,
    )
    rules = tuple(each for rule in own for each in _own(rule, scope, ends))
    return Filter(STAGE, group.name, rules, otherwise=Action.PASS)


def default_filter(name: str, direction: str, scope: Known, ends: Ends) -> Filter:
    """Azure's default rules of a group in one direction."""
    rules = tuple(_defaults(direction, scope, ends))
    return Filter(STAGE, name, rules, otherwise=Action.DENY)


def uses_scope(group: NetworkSecurityGroup) -> bool:
    """Whether its own rules mean something else from subnet to subnet."""
    ends = (end for rule in group.rules for end in (*rule.source, *rule.destination))
    return any(end.lower() in SCOPED for end in ends)


def _own(rule: SecurityRule, scope: Known, ends: Ends) -> Iterator[Rule]:
    plain = Rule(
        name=f"{rule.name} ({rule.priority})",
        action=ACCESS[rule.access],
        traffic=traffic_of(rule.protocol, rule.destination_ports, rule.source_ports),
    )
    source, destination = (ends.known(end, scope) for end in (rule.source, rule.destination))
    yield from spread(plain, source, destination)


def _defaults(direction: str, scope: Known, ends: Ends) -> Iterator[Rule]:
    listed = catalogue().value(f"nsg.default.{direction}")
    for priority, name in sorted(listed.items()) if isinstance(listed, dict) else ():
        source, destination = (ends.plain(end, scope) for end in DEFAULT_ENDS[str(name)])
        action = Action.DENY if str(name).startswith("Deny") else Action.ALLOW
        yield from spread(Rule(f"{name} ({priority})", action), source, destination)
