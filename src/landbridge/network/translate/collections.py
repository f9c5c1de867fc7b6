"""A policy of Azure Firewall that denies what the firewall of a private cloud denies.

The policy of a firewall inherits from it, so that it is asked first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.network import FirewallPolicy, Network
from landbridge.model.network.firewall import NetworkRules, RuleCollectionGroup
from landbridge.network.translate.denied import denied
from landbridge.network.translate.entries import Entry, Left
from landbridge.network.translate.words import ANY, Said, prefixes, said

FIRST = "firewall.priority-min"
PROTOCOLS = frozenset({"any", "tcp", "udp", "icmp"})
UNSAID = "no network rule of Azure Firewall says {}"
ELDEST = "Name that policy, or one without a parent, with --policy."


class Collected(NamedTuple):
    """The policy, and what of the entries it cannot say."""

    policy: FirewallPolicy
    left: tuple[Left, ...]


def collected(name: str, asked: Sequence[Entry]) -> Collected:
    """All that the entries deny, in one collection; what they allow is left to the heir's rules."""
    first = int(catalogue().number(FIRST))
    pieces = [(entry, each) for entry in denied(asked) for each in said(entry.traffic)]
    rules = [
        _rule(f"{nth}-{e.rule}", e, what) for nth, (e, what) in enumerate(pieces) if _says(what)
    ]
    told = {"kind": "network", "name": "deny", "priority": first, "action": "deny", "rules": rules}
    collections = (NetworkRules.model_validate(told),) if rules else ()
    group = RuleCollectionGroup(name=name, priority=first, rule_collections=collections)
    left = [Left(entry.rule, UNSAID.format(_unsaid(e))) for entry, e in pieces if not _says(e)]
    return Collected(FirewallPolicy(name=name, rule_collection_groups=(group,)), tuple(left))


def inherited(network: Network, heir: str, policy: FirewallPolicy) -> Network:
    """The network in which a policy inherits from another, which is so asked first.

    Raises InputError where it has a parent already.
    """
    policies = (_heir(e, policy) if e.name == heir else e for e in network.firewall_policies)
    return network.model_copy(update={"firewall_policies": (*policies, policy)})


def _heir(heir: FirewallPolicy, policy: FirewallPolicy) -> FirewallPolicy:
    if heir.parent:
        raise InputError(f"{heir.name} inherits from {heir.parent} already", remedy=ELDEST)
    return heir.model_copy(update={"parent": policy.name})


def _rule(name: str, entry: Entry, what: Said) -> dict[str, Any]:
    return {
        "name": name,
        "source": prefixes(entry.source),
        "destination": prefixes(entry.destination),
        "protocols": [what.protocol],
        "ports": what.ports,
    }


def _says(each: Said) -> bool:
    return each.whole and each.protocol in PROTOCOLS and each.source_ports == ANY


def _unsaid(each: Said) -> str:
    if each.source_ports != ANY:
        return f"source ports of {each.protocol}"
    return each.protocol if each.whole else f"a part of {each.protocol}"
