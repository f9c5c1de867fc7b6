"""The guide's `firewall_rules` block as a policy of Azure Firewall."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from landbridge.model.estate import FirewallRule
from landbridge.model.network import FirewallPolicy, Network
from landbridge.model.network.firewall import NetworkRule, NetworkRules, RuleCollectionGroup
from landbridge.security.matching import service
from landbridge.space import NUMBERS, PORTS, Traffic

STEP = 100
"""Between priorities, so that rules can be put in later."""
GROUP = "firewall-rules"
"""The rule collection group that the block becomes."""
GUIDE_NAME = "avs-gen2-subnet"
"""How the guide calls the segments of the private cloud."""


class Wanted(NamedTuple):
    """Protocols and ports of a network rule."""

    protocols: tuple[str, ...]
    ports: tuple[str, ...]


def declared_policy(
    name: str, rules: Sequence[FirewallRule], network: Network
) -> FirewallPolicy | None:
    """One collection of network rules for each run of equal actions, in the order of the block.

    A service tag can only be the end of a network rule, so that a word such as HTTPS means its
    port. None without rules. Raises ValueError for a protocol that nobody knows.
    """
    if not rules:
        return None
    runs = [(action, list(run)) for action, run in groupby(rules, key=lambda each: each.action)]
    collections = tuple(
        NetworkRules(
            kind="network",
            name=f"{action.lower()}-{number}",
            priority=number * STEP,
            action="allow" if action == "Allow" else "deny",
            rules=tuple(rule for each in run for rule in _rules(each, network)),
        )
        for number, (action, run) in enumerate(runs, start=1)
    )
    group = RuleCollectionGroup(name=GROUP, priority=STEP, rule_collections=collections)
    return FirewallPolicy(name=name, rule_collection_groups=(group,))


def ends_of(text: str, network: Network) -> tuple[str, ...]:
    """An end of the block; the guide's own name means the segments of the private cloud."""
    named = {group.name.lower() for group in network.groups}
    if text.lower() != GUIDE_NAME or text.lower() in named:
        return (text,)
    clouds = [each for each in network.private_clouds if each.generation == 2]
    return tuple(segment.prefix for cloud in clouds for segment in cloud.segments) or (text,)


def _rules(rule: FirewallRule, network: Network) -> Iterator[NetworkRule]:
    """A network rule for each set of ports: usually one."""
    for number, wanted in enumerate(_wanted(service(rule.protocol))):
        yield NetworkRule.model_validate(
            {
                "name": rule.name if number == 0 else f"{rule.name}-{number + 1}",
                "source": ends_of(rule.source, network),
                "destination": ends_of(rule.destination, network),
                "protocols": wanted.protocols,
                "ports": wanted.ports,
            }
        )


def _wanted(traffic: Traffic) -> Iterable[Wanted]:
    """Traffic as protocols with ports; whole protocols have every port."""
    if traffic == service("any"):
        return [Wanted(("any",), ("*",))]
    return [
        Wanted((name,), _ports(part, number))
        for name, number in NUMBERS.items()
        if (part := traffic & Traffic.of(number))
    ]


def _ports(traffic: Traffic, number: int) -> tuple[str, ...]:
    base = number * PORTS
    spans = [(piece.start - base, piece.end - base - 1) for piece in traffic.pieces]
    if spans == [(0, PORTS - 1)]:
        return ("*",)
    return tuple(str(first) if first == last else f"{first}-{last}" for first, last in spans)
