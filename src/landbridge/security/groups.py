"""Network security groups as filters."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import NetworkSecurityGroup, SecurityRule
from landbridge.security.ends import INTERNET, LOAD_BALANCER, VIRTUAL_NETWORK, Ends
from landbridge.security.filter import Action, Filter, Known, Rule, spread
from landbridge.security.matching import traffic_of

STAGE = "network security group"
DEFAULT_ENDS = {
    "AllowVnetInBound": (VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    "AllowVnetOutBound": (VIRTUAL_NETWORK, VIRTUAL_NETWORK),
    "AllowAzureLoadBalancerInBound": (LOAD_BALANCER, "*"),
    "AllowInternetOutBound": ("*", INTERNET),
    "DenyAllInBound": ("*", "*"),
    "DenyAllOutBound": ("*", "*"),
}
"""Source and destination of the default rules that the catalogue lists by priority."""


def group_filter(group: NetworkSecurityGroup, direction: str, scope: Known, ends: Ends) -> Filter:
    """One direction of a group where `scope` is what `VirtualNetwork` means."""
    own = sorted(
        (rule for rule in group.rules if rule.direction == direction),
        key=lambda rule: rule.priority,
    )
    rules = [each for rule in own for each in _own(rule, scope, ends)]
    rules += _defaults(direction, scope, ends)
    return Filter(STAGE, group.name, tuple(rules), otherwise=Action.DENY)


def _own(rule: SecurityRule, scope: Known, ends: Ends) -> Iterator[Rule]:
    plain = Rule(
        name=f"{rule.name} ({rule.priority})",
        action=Action.ALLOW if rule.access == "allow" else Action.DENY,
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
