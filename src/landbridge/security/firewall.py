"""Azure Firewall policies as filters, their DNAT rules, and where they translate the source."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from landbridge.model.network import FirewallPolicy
from landbridge.model.network.firewall import (
    ApplicationRule,
    ApplicationRules,
    DnatRule,
    DnatRules,
    NetworkRule,
    NetworkRules,
)
from landbridge.security.ends import NOT_HERE, Ends
from landbridge.security.filter import EVERYONE, Action, Filter, Known, Rule, spread
from landbridge.security.matching import service, services, traffic_of
from landbridge.security.ranges import listed, public
from landbridge.space import ANYWHERE, NOWHERE, V4, Addresses, Traffic

STAGE = "Azure Firewall"
NEVER, ALWAYS = "0.0.0.0/0", "255.255.255.255/32"
EVERY_NAME = "*"
BY_NAMES = "it asks for names ({}), not for addresses"
FOR_ANY = (
    "by Azure Firewall's page of known issues a DNAT rule for any source lets traffic between "
    "networks through as well, and translates it; which of it is not told"
)
BUILT_IN = ("http", "https")
"""What the built-in rules for names of the platform may let through."""
Collection = TypeVar("Collection", NetworkRules, ApplicationRules, DnatRules)
Policies = Mapping[str, FirewallPolicy]
"""Policies by name in small letters."""


class Dnat(NamedTuple):
    """A DNAT rule with what it matches; `source` may be known in part."""

    rule: DnatRule
    name: str
    source: Known


def lineage(name: str | None, policies: Policies) -> list[FirewallPolicy]:
    """A policy behind its parents, the eldest first; a parent that is its own heir counts once."""
    line: list[FirewallPolicy] = []
    while name and (policy := policies.get(name.lower())) and policy not in line:
        line.append(policy)
        name = policy.parent
    return line[::-1]


def policy_filter(
    name: str, policy: str | None, policies: Policies, ends: Ends, scope: Known = NOT_HERE
) -> Filter:
    """What a firewall lets through; under `Action.PROXY` what only an application rule allows.

    `scope` is what `VirtualNetwork` means at its subnet.
    """
    line = lineage(policy, policies)
    if not line:
        return Filter(STAGE, name, (Rule("no policy", Action.DENY),), otherwise=Action.DENY)
    rules = [
        *_watch(line),
        *(rule for each in translations(policy, policies, ends) for rule in for_any(each)),
        *_network(line, ends, scope),
        *_application(line, ends, scope),
        Rule(
            "built-in names of the platform",
            Action.PROXY,
            destination=public(),
            traffic=services(BUILT_IN),
            certain=False,
            why="built-in rules let some names of the platform through",
        ),
    ]
    return Filter(STAGE, name, tuple(rules), otherwise=Action.DENY)


def denying(
    name: str, policy: str | None, policies: Policies, ends: Ends, scope: Known = NOT_HERE
) -> Filter:
    """Its network rules alone, for what a DNAT rule has let in already: what of it they deny."""
    rules = tuple(_network(lineage(policy, policies), ends, scope))
    return Filter(STAGE, name, rules, otherwise=Action.ALLOW)


def untranslated(policy: str | None, policies: Policies) -> Addresses:
    """The destinations to which network rules keep the source."""
    line = lineage(policy, policies)
    own = line[-1].snat_private_ranges if line else None
    if own is None:
        return listed("firewall.snat.private-ranges")
    if NEVER in own:
        return ANYWHERE
    return NOWHERE if ALWAYS in own else Addresses.of(own)


def translations(policy: str | None, policies: Policies, ends: Ends) -> Iterator[Dnat]:
    """The DNAT rules in the order in which they are asked."""
    for name, collection in _ordered(lineage(policy, policies), DnatRules):
        for rule in collection.rules:
            yield Dnat(rule, f"{name}/{rule.name}", ends.known(rule.source))


def watches(line: list[FirewallPolicy], what: str) -> bool:
    """Whether `threat_intelligence` or `intrusion_detection` denies, in a policy or its parents."""
    return any(getattr(policy, what) == "deny" for policy in line)


def _watch(line: list[FirewallPolicy]) -> Iterator[Rule]:
    """Threat intelligence and intrusion detection may deny whatever rules say."""
    if watches(line, "intrusion_detection"):
        why = "intrusion detection may take it for an attack"
        yield Rule("intrusion detection", Action.DENY, certain=False, why=why)
    if watches(line, "threat_intelligence"):
        why = "threat intelligence may know a public address as bad"
        name = "threat intelligence"
        yield Rule(name, Action.DENY, source=public(), certain=False, why=why)
        yield Rule(name, Action.DENY, destination=public(), certain=False, why=why)


def for_any(dnat: Dnat) -> Iterator[Rule]:
    """What a DNAT rule for any source may do to traffic between networks, too."""
    address = dnat.rule.translated_address
    if Addresses(V4) <= dnat.source.certain:
        yield Rule(
            dnat.name,
            Action.PROXY,
            destination=Addresses.parse(address) if address else ANYWHERE,
            traffic=led_to(dnat),
            certain=False,
            why=FOR_ANY,
        )


def led_to(dnat: Dnat) -> Traffic:
    """What arrives at the machine."""
    ports = (str(dnat.rule.translated_port),)
    return Traffic.union(traffic_of(protocol, ports) for protocol in dnat.rule.protocols)


def _network(line: list[FirewallPolicy], ends: Ends, scope: Known) -> Iterator[Rule]:
    for name, collection in _ordered(line, NetworkRules):
        action = Action.ALLOW if collection.action == "allow" else Action.DENY
        for rule in collection.rules:
            plain = Rule(f"{name}/{rule.name}", action, traffic=_traffic(rule), written=rule)
            yield from spread(
                plain, ends.known(rule.source, scope), ends.known(rule.destination, scope)
            )


def _traffic(rule: NetworkRule) -> Traffic:
    return Traffic.union(traffic_of(protocol, rule.ports) for protocol in rule.protocols)


def _application(line: list[FirewallPolicy], ends: Ends, scope: Known) -> Iterator[Rule]:
    for name, collection in _ordered(line, ApplicationRules):
        action = Action.PROXY if collection.action == "allow" else Action.DENY
        for rule in filter(_names, collection.rules):
            denies_all = action is Action.DENY and EVERY_NAME in rule.fqdns
            plain = Rule(
                f"{name}/{rule.name}",
                action,
                traffic=_called(rule),
                certain=denies_all,
                why="" if denies_all else BY_NAMES.format(", ".join(_names(rule))),
                written=rule,
            )
            yield from spread(plain, ends.known(rule.source, scope) - public(), EVERYONE)


def _called(rule: ApplicationRule) -> Traffic:
    """The TCP ports of its protocols, such as `https:443`."""
    return Traffic.union(_port(text) for text in rule.protocols)


def _port(text: str) -> Traffic:
    name, _, port = text.partition(":")
    return traffic_of("tcp", (port,)) if port else service(name)


def _names(rule: ApplicationRule) -> tuple[str, ...]:
    return (*rule.fqdns, *rule.fqdn_tags, *rule.web_categories)


def _ordered(
    line: Iterable[FirewallPolicy], kind: type[Collection]
) -> Iterator[tuple[str, Collection]]:
    """The collections of one kind: parents first, then priority of the group and collection."""
    for policy in line:
        for group in sorted(policy.rule_collection_groups, key=lambda each: each.priority):
            for each in sorted(group.rule_collections, key=lambda each: each.priority):
                if isinstance(each, kind):
                    yield f"{policy.name}/{group.name}/{each.name}", each
