"""Network security groups with their rules."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from landbridge.errors import InputError
from landbridge.model.network import NetworkSecurityGroup
from landbridge.model.network.security_group import SecurityRule
from landbridge.render.arm.ends import NOBODY, Parts, Told, families, told
from landbridge.render.arm.ground import APPLICATION_GROUP, SECURITY_GROUP, Ground
from landbridge.render.arm.resource import ArmResource, Body

PROTOCOLS = {
    "any": "*",
    "*": "*",
    "tcp": "Tcp",
    "udp": "Udp",
    "icmp": "Icmp",
    "esp": "Esp",
    "ah": "Ah",
}
ROOM = "Leave room between the priorities, or part the rule by hand."
Side = Mapping[str, Any]


def security_groups(ground: Ground) -> Iterator[ArmResource]:
    """A group each.

    Raises InputError for a rule that Azure cannot hold: its protocol, or its kinds of ends in more
    rules than there are free priorities behind it.
    """
    for group in ground.network.network_security_groups:
        home = group.resource_group or ground.home
        parts = [_parts(each, group, ground, home) for each in group.rules]
        rules = [rule for each in parts for rule in each.rules]
        remarks = [f"{group.name}/{line}" for each in parts for line in each.remarks]
        yield ground.resource(
            SECURITY_GROUP, group.name, {"securityRules": rules}, home, remarks=remarks
        )


def _parts(rule: SecurityRule, group: NetworkSecurityGroup, ground: Ground, home: str) -> Parts:
    """A rule for each pair of ends that Azure takes together: nearly always one."""
    referred = {name.lower() for name in ground.network.application_security_groups}
    ends = [told(texts, ground.ends, referred) for texts in (rule.source, rule.destination)]
    remarks = [f"{rule.name}: {each}" for end in ends for each in end.remarks]
    if not all(end.anybody for end in ends):
        return Parts((), (*remarks, NOBODY.format(rule.name)))
    sources, destinations = (
        _sides(side, end, ground, home)
        for side, end in zip(("source", "destination"), ends, strict=True)
    )
    made = []
    for number, (one, other) in enumerate(product(sources, destinations)):
        _refuse_taken(rule, rule.priority + number, group)
        body = {**_head(rule, rule.priority + number), **one, **other, **_ports(rule)}
        made.append(
            {"name": f"{rule.name}-{number + 1}" if number else rule.name, "properties": body}
        )
    return Parts(made, remarks)


def _refuse_taken(rule: SecurityRule, priority: int, group: NetworkSecurityGroup) -> None:
    for other in group.rules:
        if other is not rule and (other.direction, other.priority) == (rule.direction, priority):
            raise InputError(
                f"rule {rule.name} of {group.name} has kinds of ends that Azure takes in rules"
                f" apart, and {other.name} has the priority {priority} behind it",
                remedy=ROOM,
            )


def _head(rule: SecurityRule, priority: int) -> Body:
    protocol = PROTOCOLS.get(rule.protocol)
    if protocol is None:
        raise InputError(
            f"no rule of a network security group has the protocol {rule.protocol}: {rule.name}",
            remedy=f"Write one of {', '.join(PROTOCOLS)}.",
        )
    return {
        "priority": priority,
        "direction": rule.direction.capitalize(),
        "access": rule.access.capitalize(),
        "protocol": protocol,
    }


def _ports(rule: SecurityRule) -> Body:
    return {**_range("source", rule.source_ports), **_range("destination", rule.destination_ports)}


def _range(side: str, ports: Sequence[str]) -> Body:
    if len(ports) == 1:
        return {f"{side}PortRange": ports[0]}
    return {f"{side}PortRanges": list(ports)}


def _sides(side: str, end: Told, ground: Ground, home: str) -> Iterator[Side]:
    """The keys of one side: a tag goes alone, prefixes by family, groups together."""
    for tag in end.tags:
        yield {f"{side}AddressPrefix": tag}
    for prefixes in families(end.prefixes):
        yield _addresses(side, prefixes)
    if end.groups:
        refs = [ground.ref(APPLICATION_GROUP, name, home) for name in end.groups]
        yield {f"{side}ApplicationSecurityGroups": refs}


def _addresses(side: str, prefixes: Sequence[str]) -> Side:
    if len(prefixes) == 1:
        return {f"{side}AddressPrefix": prefixes[0]}
    return {f"{side}AddressPrefixes": list(prefixes)}
