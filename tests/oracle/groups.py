"""Network security groups and security admin rules at an Azure interface."""

from collections.abc import Iterable
from functools import partial
from typing import Literal

from tests.oracle.answer import (
    EITHER,
    NO,
    YES,
    Outcomes,
    Packet,
    Possible,
    either,
    every,
    first_match,
    in_turn,
    some,
)
from tests.oracle.ends import any_of
from tests.oracle.matching import protocol_matches
from tests.oracle.world import Place, World

from landbridge.catalogue import catalogue
from landbridge.model.network import SecurityRule
from landbridge.model.network.virtual_network_manager import AdminRule

Way = Literal["inbound", "outbound"]
PASS: Outcomes = {True: ""}
NO_GROUPS = {"gatewaysubnet", "azurefirewallsubnet"}
NO_ADMIN_RULES = {
    "gatewaysubnet",
    "azurefirewallsubnet",
    "azurefirewallmanagementsubnet",
    "azurebastionsubnet",
    "routeserversubnet",
}
DEFAULTS = {
    "AllowVnetInBound": ("VirtualNetwork", "VirtualNetwork", True),
    "AllowAzureLoadBalancerInBound": ("AzureLoadBalancer", "*", True),
    "DenyAllInBound": ("*", "*", False),
    "AllowVnetOutBound": ("VirtualNetwork", "VirtualNetwork", True),
    "AllowInternetOutBound": ("*", "Internet", True),
    "DenyAllOutBound": ("*", "*", False),
}
"""What the default rules of the catalogue say: source, destination, and whether they allow."""


def passes(world: World, place: Place, machine: str, way: Way, packet: Packet) -> Outcomes:
    """All filters of Azure at the interface that has the address `machine`."""
    if way == "inbound" and world.endpoint(place, machine):
        return _endpoint(world, place, packet)
    if way == "outbound" and world.endpoint(place, machine):
        return PASS
    interface = world.interface(place, machine)
    names = [place.subnet.network_security_group if place.short not in NO_GROUPS else None]
    names.append(interface.network_security_group if interface else None)
    if way == "outbound":
        names.reverse()
    at_interface = _with_admin_rules(world, place, way, packet, [n for n in names if n])
    return in_turn(lambda: at_interface, lambda: _hidden(place))


SERVICES = {"azureplatformdns": {(6, 53), (17, 53)}, "azureplatformimds": {(6, 80)}}
CLOSING = (*SERVICES, "azureplatformlkm")


def to_platform(world: World, place: Place, machine: str, packet: Packet) -> Outcomes:
    """From a machine to an address of the platform: groups count by the platform's tags only."""
    if world.endpoint(place, machine):
        return PASS
    interface = world.interface(place, machine)
    names = [interface.network_security_group if interface else None]
    names.append(place.subnet.network_security_group if place.short not in NO_GROUPS else None)
    plain = in_turn(*(partial(_closed, world, name, place, packet) for name in names if name))
    if not admin_rules_of(world, place):
        return plain
    bound = _admin(world, place, "outbound", packet, plain, doubted=True)
    return either([bound, plain]) if _untold(place) else bound


def _closed(world: World, name: str, place: Place, packet: Packet) -> Outcomes:
    found = world.groups[name.lower()]
    rules = sorted(
        (rule for rule in found.rules if rule.direction == "outbound"),
        key=lambda rule: rule.priority,
    )
    says: dict[str, Outcomes] = {
        "allow": PASS,
        "deny": {False: f"{found.name} denies the platform"},
    }
    asked = [(_means_platform(world, rule, place, packet), says[rule.access]) for rule in rules]
    return first_match([(may, partial(dict, told)) for may, told in asked], lambda: PASS)


def _means_platform(world: World, rule: SecurityRule, place: Place, packet: Packet) -> Possible:
    """A tag means its service for certain, and the rest of its address perhaps."""
    fits = protocol_matches(rule.protocol, rule.destination_ports, rule.source_ports, packet)
    tags = [end.lower() for end in rule.destination if end.lower() in CLOSING]
    meant = []
    for tag in tags:
        held = any_of(world, (tag,), packet.destination, place)
        sure = (packet.protocol, packet.port) in SERVICES.get(tag, set())
        meant.append(held if sure or held == NO else EITHER)
    return every([
        YES if fits else NO,
        any_of(world, rule.source, packet.source, place),
        some(meant),
    ])  # fmt: skip


def _endpoint(world: World, place: Place, packet: Packet) -> Outcomes:
    bound = place.subnet.private_endpoint_policies in {"network_security_group", "enabled"}
    name = place.subnet.network_security_group
    result = group(world, name, place, "inbound", packet) if bound and name else PASS
    return in_turn(lambda: result, lambda: _hidden(place))


def _hidden(place: Place) -> Outcomes:
    if place.role != "hidden":
        return PASS
    return {True: "", False: f"{place.name} has network security groups that Microsoft hides"}


def _with_admin_rules(
    world: World, place: Place, way: Way, packet: Packet, names: list[str]
) -> Outcomes:
    """Admin rules, then the groups; at subnets of the service both with and without."""
    plain = in_turn(*(partial(group, world, name, place, way, packet) for name in names))
    if not admin_rules_of(world, place):
        return plain
    bound = _admin(world, place, way, packet, plain)
    surely = place.role == "own" and not _untold(place)
    return bound if surely else either([bound, plain])


def _untold(place: Place) -> bool:
    """Whether an Application Gateway is here that may or may not be isolated."""
    return place.subnet.application_gateway == "unknown"


def admin_rules_of(world: World, place: Place) -> list[AdminRule]:
    """The admin rules that bind a subnet's network, by priority."""
    manager = world.network.network_manager
    if place.short in NO_ADMIN_RULES or place.network in {s.lower() for s in manager.skips}:
        return []
    if place.subnet.application_gateway == "not_isolated":
        return []
    rules = [
        rule
        for collection in manager.security_admin
        if any(place.network in world.members(group) for group in collection.groups)
        for rule in collection.rules
    ]
    return sorted(rules, key=lambda rule: rule.priority)


def _admin(
    world: World,
    place: Place,
    way: Way,
    packet: Packet,
    groups: Outcomes,
    *,
    doubted: bool = False,
) -> Outcomes:
    """What admin rules say, and behind them the groups; `doubted` where none is sure to match."""

    def says(rule: AdminRule) -> Outcomes:
        ends: dict[str, Outcomes] = {
            "deny": {False: f"admin rule {rule.name} denies"},
            "always_allow": PASS,
            "allow": groups,
        }
        return ends[rule.action]

    rules = [rule for rule in admin_rules_of(world, place) if rule.direction == way]
    asked = [(may, partial(says, rule)) for may, rule in _by_priority(world, rules, place, packet)]
    softer = [(EITHER if doubted and may != NO else may, says) for may, says in asked]
    return first_match(softer, lambda: groups)


def _by_priority(
    world: World, rules: list[AdminRule], place: Place, packet: Packet
) -> list[tuple[Possible, AdminRule]]:
    """Whether each matches; of rules of one priority that match, any may be the first."""
    found = [(matches(world, rule, place, packet), rule) for rule in rules]
    asked: list[tuple[Possible, AdminRule]] = []
    for priority in sorted({rule.priority for rule in rules}):
        level = [each for each in found if each[1].priority == priority and each[0] != NO]
        if len(level) > 1:
            asked += [(EITHER, rule) for _, rule in level]
        asked += level
    return asked


def opens(world: World, place: Place, packet: Packet) -> bool:
    """Whether an admin rule that always allows may be the first that matches."""
    rules = [rule for rule in admin_rules_of(world, place) if rule.direction == "inbound"]
    for may, rule in _by_priority(world, rules, place, packet):
        if rule.action == "always_allow" and True in may:
            return True
        if False not in may:
            return False
    return False


def matches(world: World, rule: AdminRule | SecurityRule, place: Place, packet: Packet) -> Possible:
    """Whether a rule of a group or of Virtual Network Manager matches."""
    fits = protocol_matches(rule.protocol, rule.destination_ports, rule.source_ports, packet)
    return every([
        YES if fits else NO,
        any_of(world, rule.source, packet.source, place),
        any_of(world, rule.destination, packet.destination, place),
    ])  # fmt: skip


def group(world: World, name: str, place: Place, way: Way, packet: Packet) -> Outcomes:
    """A network security group with Azure's default rules."""
    found = world.groups[name.lower()]
    own = sorted(
        (rule for rule in found.rules if rule.direction == way), key=lambda rule: rule.priority
    )
    rules = [*own, *defaults(way)]

    def says(rule: SecurityRule) -> Outcomes:
        allowed = rule.access == "allow"
        return PASS if allowed else {False: f"{rule.name} of {found.name} denies {way}"}

    return first_match(
        [(matches(world, rule, place, packet), partial(says, rule)) for rule in rules],
        lambda: {False: f"no rule of {found.name} matches"},
    )


def defaults(way: Way) -> Iterable[SecurityRule]:
    """Azure's default rules in their order."""
    names = catalogue().value(f"nsg.default.{way}")
    assert isinstance(names, dict)
    for _, name in sorted(names.items(), key=lambda item: int(item[0])):
        source, destination, allowed = DEFAULTS[str(name)]
        yield SecurityRule(
            name=str(name), priority=4096, direction=way, access="allow" if allowed else "deny",
            source=(source,), destination=(destination,),
        )  # fmt: skip


def at_guests(world: World, place: Place, way: Way, packet: Packet) -> Outcomes:
    """At a subnet where it is not published whether groups count: what one would deny depends."""
    name = place.subnet.network_security_group
    result = group(world, name, place, way, packet) if name else PASS
    softened = {True: "", **result} if name else PASS
    if not admin_rules_of(world, place):
        return softened
    return either([_admin(world, place, way, packet, softened), softened])
