"""Azure Firewall: which rules let a packet through, and whether its source is translated."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.oracle.answer import EITHER, NO, YES, Outcomes, Packet, Possible, every
from tests.oracle.ends import any_of
from tests.oracle.matching import NUMBERS, WITH_PORTS, in_ports, protocol_matches
from tests.oracle.numbers import any_inside, fact, inside, is_public
from tests.oracle.world import Place, World

from landbridge.model.network import FirewallPolicy
from landbridge.model.network.firewall import (
    ApplicationRule,
    ApplicationRules,
    DnatRule,
    DnatRules,
    NetworkRule,
    NetworkRules,
    RuleCollection,
)

WEB = {80, 443}
TCP = 6
PORTS = {"http": "80", "https": "443", "mssql": "1433"}


class Passage(NamedTuple):
    """What a firewall may do with a packet."""

    allowed: bool
    translated: bool
    why: str


def passages(world: World, name: str | None, packet: Packet, at: Place | None) -> set[Passage]:
    """All that may happen to a packet at a firewall with the policy of this name."""
    if name is None:
        return {Passage(False, False, "a firewall without policy lets nothing through")}
    chain = policies(world, name)
    found = _network(world, chain, packet, at)
    return found | _inspected(chain, packet, found)


def policies(world: World, name: str) -> list[FirewallPolicy]:
    """A policy with all that it inherits from, the oldest first."""
    chain: list[FirewallPolicy] = []
    next_name: str | None = name
    while next_name is not None:
        policy = world.policies[next_name.lower()]
        if policy in chain:
            break
        chain.insert(0, policy)
        next_name = policy.parent
    return chain


def collections(chain: list[FirewallPolicy]) -> Iterator[RuleCollection]:
    """All collections in the order in which those of one kind are asked."""
    for policy in chain:
        groups = sorted(policy.rule_collection_groups, key=lambda group: group.priority)
        for group in groups:
            yield from sorted(group.rule_collections, key=lambda each: each.priority)


def _inspected(chain: list[FirewallPolicy], packet: Packet, found: set[Passage]) -> set[Passage]:
    public = is_public(packet.source) or is_public(packet.destination)
    intelligence = any(policy.threat_intelligence == "deny" for policy in chain)
    detection = any(policy.intrusion_detection == "deny" for policy in chain)
    if not any(each.allowed for each in found):
        return set()
    doubts = set()
    if intelligence and public:
        doubts.add(Passage(False, False, "threat intelligence may deny"))
    if detection:
        doubts.add(Passage(False, False, "intrusion detection may deny"))
    return doubts


def _network(
    world: World, chain: list[FirewallPolicy], packet: Packet, at: Place | None
) -> set[Passage]:
    found = set(_for_any(chain, packet))
    for collection in collections(chain):
        if not isinstance(collection, NetworkRules):
            continue
        for rule in collection.rules:
            match = network_rule(world, rule, packet, at)
            if True in match:
                allowed = collection.action == "allow"
                translated = allowed and translates(chain[-1], packet.destination)
                found.add(Passage(allowed, translated, f"network rule {rule.name}"))
            if False not in match:
                return found
    return found | _application(world, chain, packet, at)


def _for_any(chain: list[FirewallPolicy], packet: Packet) -> Iterator[Passage]:
    """DNAT rules for any source may take traffic between networks, too, and translate it."""
    for rule in dnat_rules(chain):
        address = rule.translated_address
        there = address is None or inside(packet.destination, address)
        fits = any(protocol_matches(each, ("*",), ("*",), packet) for each in rule.protocols)
        anybody = {"*", "any", "0.0.0.0/0"} & {each.lower() for each in rule.source}
        if there and fits and anybody and rule.translated_port == packet.port:
            yield Passage(True, True, f"DNAT rule {rule.name} for any source")


def network_rule(world: World, rule: NetworkRule, packet: Packet, at: Place | None) -> Possible:
    """Whether a network rule matches."""
    fits = any(protocol_matches(each, rule.ports, ("*",), packet) for each in rule.protocols)
    return every([
        YES if fits else NO,
        any_of(world, rule.source, packet.source, at),
        any_of(world, rule.destination, packet.destination, at),
    ])  # fmt: skip


def denied_by_rule(world: World, name: str, packet: Packet, at: Place) -> bool:
    """Whether a network rule may be the first to match what DNAT let in, and denies it."""
    for collection in collections(policies(world, name)):
        if not isinstance(collection, NetworkRules):
            continue
        for rule in collection.rules:
            match = network_rule(world, rule, packet, at)
            if True in match and collection.action == "deny":
                return True
            if False not in match:
                return False
    return False


def translates(policy: FirewallPolicy, destination: str) -> bool:
    """Whether what a network rule allows gets the firewall's address as its source."""
    ranges = policy.snat_private_ranges
    if ranges is None:
        ranges = fact("firewall.snat.private-ranges")
    if "0.0.0.0/0" in ranges:
        return False
    return "255.255.255.255/32" in ranges or not any_inside(destination, ranges)


def kept_out(world: World, name: str | None) -> Outcomes:
    """What becomes of packets to the Internet whose source the firewall kept."""
    ranges = policies(world, name)[-1].snat_private_ranges if name else None
    refused = {False: "the firewall does not translate the source"}
    return refused if "0.0.0.0/0" in (ranges or ()) else {True: "", **refused}


def carries(protocol: int) -> Outcomes:
    """Whether a firewall carries a protocol to the Internet."""
    refused = {False: "the firewall does not carry the protocol to the Internet"}
    if protocol in WITH_PORTS:
        return {True: ""}
    return {True: "", **refused} if protocol == NUMBERS["icmp"] else refused


def _application(
    world: World, chain: list[FirewallPolicy], packet: Packet, at: Place | None
) -> set[Passage]:
    found: set[Passage] = set()
    for collection in collections(chain):
        if not isinstance(collection, ApplicationRules):
            continue
        for rule in collection.rules:
            match = application_rule(world, rule, packet, at)
            if True in match:
                allowed = collection.action == "allow"
                found.add(Passage(allowed, allowed, f"application rule {rule.name} by names"))
            meant = any_of(world, rule.source, packet.source, at)
            if True in match and meant == YES and collection.action == "deny" and "*" in rule.fqdns:
                return found
    if packet.protocol == TCP and packet.port in WEB and is_public(packet.destination):
        found.add(Passage(True, True, "built-in rules for names of the platform"))
    return found | {Passage(False, False, "no rule of the firewall matches")}


def application_rule(
    world: World, rule: ApplicationRule, packet: Packet, at: Place | None
) -> Possible:
    """Whether an application rule may match; one that denies all names has the last word."""
    ports = tuple(_port(text) for text in rule.protocols)
    named = rule.fqdns or rule.fqdn_tags or rule.web_categories
    if packet.protocol != TCP or is_public(packet.source) or not named:
        return NO
    source = any_of(world, rule.source, packet.source, at)
    return every([YES if in_ports(packet.port, ports) else NO, source, EITHER])


def _port(text: str) -> str:
    protocol, colon, port = text.lower().partition(":")
    return port if colon else PORTS[protocol]


class Translation(NamedTuple):
    """A DNAT rule that may lead a client to a machine."""

    possible: Possible
    rule: DnatRule


def translations(
    world: World, name: str, public: tuple[str, ...], packet: Packet, at: Place | None
) -> Iterator[Translation]:
    """The DNAT rules by which the client reaches this address and port; by a name, perhaps."""
    rules = dnat_rules(policies(world, name))
    for rule in rules:
        address = rule.translated_address
        here = address is None or inside(packet.destination, address)
        if here and rule.translated_port == packet.port and _has(public, rule.destination):
            asked = (rule.destination, rule.port)
            winners = _winners(world, rules, packet, asked, at)
            right = {_leads(each) == _leads(rule) for each in winners}
            if rule in winners:
                yield Translation(frozenset(right | ({False} if address is None else set())), rule)


def dnat_rules(chain: list[FirewallPolicy]) -> list[DnatRule]:
    """The DNAT rules of policies in the order in which they are asked."""
    return [
        rule
        for collection in collections(chain)
        if isinstance(collection, DnatRules)
        for rule in collection.rules
    ]


def _has(public: tuple[str, ...], address: str) -> bool:
    return any(inside(each, address) for each in public)


def _leads(rule: DnatRule | None) -> tuple[str | None, int] | None:
    return (rule.translated_address or rule.name, rule.translated_port) if rule else None


def _winners(
    world: World, rules: list[DnatRule], packet: Packet, asked: tuple[str, int], at: Place | None
) -> list[DnatRule | None]:
    """The rules of which one translates what the client sends to a public address and port."""
    found: list[DnatRule | None] = []
    for rule in rules:
        fits = any(protocol_matches(each, ("*",), ("*",), packet) for each in rule.protocols)
        if not fits or not inside(asked[0], rule.destination) or rule.port != asked[1]:
            continue
        match = any_of(world, rule.source, packet.source, at)
        if True in match:
            found.append(rule)
        if False not in match:
            return found
    return [*found, None]


def denies_by_inspection(chain: list[FirewallPolicy], packet: Packet) -> bool:
    """Whether what is allowed may still be dropped by what the firewall knows or sees."""
    return bool(_inspected(chain, packet, {Passage(True, True, "")}))
