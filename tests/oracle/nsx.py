"""The firewalls of NSX: distributed at each guest, and those of the gateways."""

from collections.abc import Callable, Iterator
from typing import Literal

from tests.oracle.answer import (
    NO,
    Outcomes,
    Packet,
    Possible,
    every,
    first_match,
    in_turn,
    some,
)
from tests.oracle.ends import any_of
from tests.oracle.matching import service_matches
from tests.oracle.world import Place, World

from landbridge.model.network import AvsNetwork
from landbridge.model.network.nsx import DistributedPolicy, NsxRule

TIER_0 = "tier-0"
EVERYWHERE = {"*", "any"}
PASS: Outcomes = {True: ""}
DISTRIBUTED = ("emergency", "infrastructure", "environment", "application")
GATEWAY = (
    "emergency",
    "system",
    "shared_pre_rules",
    "local_gateway",
    "auto_service",
    "default",
)
Side = Literal["in", "out"]
Rules = list[tuple[Possible, Callable[[], Outcomes]]]


def distributed(world: World, cloud: AvsNetwork, side: Side, packet: Packet) -> Outcomes:
    """The distributed firewall at the source (`out`) or destination (`in`)."""
    machine = packet.source if side == "out" else packet.destination
    excluded = any_of(world, cloud.exclude, machine, None) if cloud.exclude else NO
    if False not in excluded:
        return PASS
    outcomes = _from_category(world, cloud, side, packet, DISTRIBUTED)
    return {**PASS, **outcomes} if True in excluded else outcomes


def _from_category(
    world: World, cloud: AvsNetwork, side: Side, packet: Packet, categories: tuple[str, ...]
) -> Outcomes:
    def application() -> Outcomes:
        return _from_category(world, cloud, side, packet, DISTRIBUTED[-1:])

    rules: Rules = []
    for category, policy, rule in _distributed_rules(cloud, categories):
        says = _says(rule, policy.name)
        if rule.action == "jump_to_application":
            if category == DISTRIBUTED[-1]:
                continue
            says = application
        rules.append((_at_machine(world, policy, rule, side, packet), says))
    dropped: Outcomes = {False: f"the last rule of the distributed firewall of {cloud.name} drops"}
    return first_match(rules, lambda: PASS if cloud.distributed_default == "allow" else dropped)


def _distributed_rules(
    cloud: AvsNetwork, categories: tuple[str, ...]
) -> Iterator[tuple[str, DistributedPolicy, NsxRule]]:
    for category in categories:
        for policy in cloud.distributed_firewall:
            if policy.category == category:
                yield from ((category, policy, rule) for rule in policy.rules)


def _says(rule: NsxRule, policy: str) -> Callable[[], Outcomes]:
    allowed = rule.action == "allow"
    return lambda: PASS if allowed else {False: f"{rule.name} of {policy} drops"}


def _at_machine(
    world: World, policy: DistributedPolicy, rule: NsxRule, side: Side, packet: Packet
) -> Possible:
    if rule.direction not in {"in_out", side}:
        return NO
    machine = packet.source if side == "out" else packet.destination
    whole = EVERYWHERE & {end.lower() for end in policy.applied_to}
    where = rule.applied_to if whole else policy.applied_to
    return every([_matches(world, rule, packet), any_of(world, where, machine, None)])


def _matches(world: World, rule: NsxRule, packet: Packet) -> Possible:
    if rule.disabled:
        return NO
    return every([
        some([service_matches(each, packet) for each in rule.services]),
        any_of(world, rule.source, packet.source, None),
        any_of(world, rule.destination, packet.destination, None),
    ])  # fmt: skip


def gateway(world: World, cloud: AvsNetwork, name: str, side: Side, packet: Packet) -> Outcomes:
    """The firewall of one gateway, for what leaves its networks (`out`) or enters them (`in`)."""
    rules: Rules = [
        (_matches(world, rule, packet), _says(rule, policy.name))
        for category in GATEWAY
        for policy in cloud.gateway_firewall
        if policy.category == category and name.lower() in {g.lower() for g in policy.gateways}
        for rule in policy.rules
        if rule.direction in {"in_out", side} and rule.action != "jump_to_application"
    ]
    return first_match(rules, lambda: PASS)


def between(world: World, cloud: AvsNetwork, one: Place, other: Place, packet: Packet) -> Outcomes:
    """From one segment of a cloud to another."""
    crossed: list[tuple[str, Side]] = [(one.tier1, "out"), (other.tier1, "in")]
    if one.tier1.lower() == other.tier1.lower():
        crossed = []
    return in_turn(
        lambda: distributed(world, cloud, "out", packet),
        *(_crossing(world, cloud, name, side, packet) for name, side in crossed),
        lambda: distributed(world, cloud, "in", packet),
    )


def out_of(world: World, cloud: AvsNetwork, segment: Place, packet: Packet) -> Outcomes:
    """From a segment out of its cloud, as far as NSX filters."""
    return in_turn(
        lambda: distributed(world, cloud, "out", packet),
        _crossing(world, cloud, segment.tier1, "out", packet),
        _crossing(world, cloud, TIER_0, "out", packet),
    )


def into(world: World, cloud: AvsNetwork, segment: Place, packet: Packet) -> Outcomes:
    """From outside the cloud into a segment, as far as NSX filters."""
    return in_turn(
        _crossing(world, cloud, TIER_0, "in", packet),
        _crossing(world, cloud, segment.tier1, "in", packet),
        lambda: distributed(world, cloud, "in", packet),
    )


def _crossing(
    world: World, cloud: AvsNetwork, name: str, side: Side, packet: Packet
) -> Callable[[], Outcomes]:
    return lambda: gateway(world, cloud, name, side, packet)
