"""What lets a connection past a network security group or past security admin rules."""

import re
from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.declared import Key
from landbridge.model.network import Network, NetworkSecurityGroup, SecurityRule
from landbridge.model.network.virtual_network_manager import AdminRule, AdminRules
from landbridge.model.proof import Cause
from landbridge.network.mend.edit import Edit, added, free_below, struck, unused
from landbridge.network.mend.wanted import Wanted

NAMED = re.compile(r"(?P<name>.+) \((?P<priority>\d+)\)")
NSG_LEAST, NSG_MOST = "nsg.rule.priority-min", "nsg.rule.priority-max"
ADMIN_LEAST = "avnm.rule.priority-min"


def past_group(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """Rules that let it through before the one that denies, or that rule taken out."""
    for nth, group in enumerate(network.network_security_groups):
        if group.name.lower() == cause.resource.lower():
            path = ("network_security_groups", nth, "rules")
            let = _let(group, path, cause, wanted)
            if let:
                yield let
            yield from _without(group, path, cause)


def _let(group: NetworkSecurityGroup, path: Key, cause: Cause, wanted: Wanted) -> list[Edit]:
    """One rule a protocol; none where no number is free."""
    before = min(_priority(cause), int(catalogue().number(NSG_MOST)) + 1)
    taken = {each.priority for each in group.rules if each.direction == cause.direction}
    names, edits = [each.name for each in group.rules], list[Edit]()
    for protocol, ports in wanted.protocols():
        number = free_below(before, taken, int(catalogue().number(NSG_LEAST)))
        if number is None:
            return []
        rule = SecurityRule(
            name=unused(wanted.name, names),
            priority=number,
            direction="inbound" if cause.direction == "inbound" else "outbound",
            access="allow",
            protocol=protocol,
            source=wanted.source,
            destination=wanted.destination,
            destination_ports=ports,
        )
        does = f"let {cause.direction} {wanted.told}, with priority {number}"
        edits.append(added(f"network security group {group.name}", does, path, rule))
        taken.add(number)
        names.append(rule.name)
    return edits


def _without(group: NetworkSecurityGroup, path: Key, cause: Cause) -> Iterator[list[Edit]]:
    for rule in group.rules:
        same = rule.direction == cause.direction and f"{rule.name} ({rule.priority})" == cause.rule
        if same and rule.access == "deny":
            does = f"take out {rule.name} ({rule.priority})"
            yield [struck(f"network security group {group.name}", does, path, rule)]


def past_admin(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """An admin rule that hands on to the groups before the one that denies, or without that one."""
    for nth, collection in enumerate(network.network_manager.security_admin):
        path = ("network_manager", "security_admin", nth, "rules")
        for rule in collection.rules:
            if rule.action == "deny" and _is(rule, cause):
                wanted = wanted.plain
                where = f"security admin rules {collection.name}"
                let = _let_on(collection, rule, path, wanted, where)
                if let:
                    yield let
                yield [struck(where, f"take out {rule.name} ({rule.priority})", path, rule)]


def _is(rule: AdminRule, cause: Cause) -> bool:
    same = f"{rule.name} ({rule.priority})" == cause.rule
    return same and rule.direction == cause.direction


def _let_on(
    collection: AdminRules, denying: AdminRule, path: Key, wanted: Wanted, where: str
) -> list[Edit]:
    taken = {each.priority for each in collection.rules if each.direction == denying.direction}
    names, edits = [each.name for each in collection.rules], list[Edit]()
    for protocol, ports in wanted.protocols():
        number = free_below(denying.priority, taken, int(catalogue().number(ADMIN_LEAST)))
        if number is None:
            return []
        rule = AdminRule(
            name=unused(wanted.name, names),
            priority=number,
            direction=denying.direction,
            action="allow",
            protocol=protocol,
            source=wanted.source,
            destination=wanted.destination,
            destination_ports=ports,
        )
        does = f"hand on {denying.direction} {wanted.told}, with priority {number}"
        edits.append(added(where, does, path, rule))
        taken.add(number)
        names.append(rule.name)
    return edits


def _priority(cause: Cause) -> int:
    """That of the rule that denies."""
    found = NAMED.fullmatch(cause.rule)
    return int(found["priority"]) if found else int(catalogue().number(NSG_MOST)) + 1
