"""What lets a connection past a network security group or past security admin rules."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

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
Direction = Literal["inbound", "outbound"]


class Pass(NamedTuple):
    """Where rules come in that let something pass before one that denies.

    `rule` makes one of what all rules say; `least` is the fact with the first number there is.
    """

    where: str
    does: str
    path: Key
    rules: Sequence[SecurityRule] | Sequence[AdminRule]
    direction: Direction
    before: int
    least: str
    rule: Callable[..., SecurityRule | AdminRule]

    def edits(self, wanted: Wanted) -> list[Edit]:
        """One rule a protocol; none where no number is free."""
        taken = {each.priority for each in self.rules if each.direction == self.direction}
        names, edits = [each.name for each in self.rules], list[Edit]()
        for protocol, ports in wanted.protocols():
            number = free_below(self.before, taken, int(catalogue().number(self.least)))
            if number is None:
                return []
            rule = self.rule(
                name=unused(wanted.name, names),
                priority=number,
                direction=self.direction,
                protocol=protocol,
                source=wanted.source,
                destination=wanted.destination,
                destination_ports=ports,
            )
            does = f"{self.does} {self.direction} {wanted.told}, with priority {number}"
            edits.append(added(self.where, does, self.path, rule))
            taken.add(number)
            names.append(rule.name)
        return edits


def past_group(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """Rules that let it through before the one that denies, or that rule taken out."""
    for nth, group in enumerate(network.network_security_groups):
        if group.name.lower() == cause.resource.lower():
            path = ("network_security_groups", nth, "rules")
            let = _let(group, path, cause).edits(wanted)
            if let:
                yield let
            yield from _without(group, path, cause)


def _let(group: NetworkSecurityGroup, path: Key, cause: Cause) -> Pass:
    return Pass(
        where=f"network security group {group.name}",
        does="let",
        path=path,
        rules=group.rules,
        direction="inbound" if cause.direction == "inbound" else "outbound",
        before=min(_priority(cause), int(catalogue().number(NSG_MOST)) + 1),
        least=NSG_LEAST,
        rule=partial(SecurityRule, access="allow"),
    )


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
                let = _hand_on(collection, rule, path)
                if edits := let.edits(wanted.plain):
                    yield edits
                yield [struck(let.where, f"take out {rule.name} ({rule.priority})", path, rule)]


def _is(rule: AdminRule, cause: Cause) -> bool:
    same = f"{rule.name} ({rule.priority})" == cause.rule
    return same and rule.direction == cause.direction


def _hand_on(collection: AdminRules, denying: AdminRule, path: Key) -> Pass:
    return Pass(
        where=f"security admin rules {collection.name}",
        does="hand on",
        path=path,
        rules=collection.rules,
        direction=denying.direction,
        before=denying.priority,
        least=ADMIN_LEAST,
        rule=partial(AdminRule, action="allow"),
    )


def _priority(cause: Cause) -> int:
    """That of the rule that denies."""
    found = NAMED.fullmatch(cause.rule)
    return int(found["priority"]) if found else int(catalogue().number(NSG_MOST)) + 1
