"""What lets a connection past an Azure Firewall."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.declared import Key
from landbridge.model.network import FirewallPolicy, Network
from landbridge.model.network.firewall import (
    ApplicationRule,
    ApplicationRules,
    NetworkRule,
    NetworkRules,
    RuleCollectionGroup,
)
from landbridge.model.proof import Cause
from landbridge.network.mend.drawn import in_block
from landbridge.network.mend.edit import Edit, added, free_below, struck, unused
from landbridge.network.mend.wanted import Wanted
from landbridge.security.firewall import lineage

LEAST, MOST = "firewall.priority-min", "firewall.priority-max"


def past_firewall(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """A collection before the one that denies, that rule taken out, or a collection at the end."""
    policies = {each.name.lower(): each for each in network.firewall_policies}
    line = lineage(_policy_of(network, cause.resource), policies)
    denying = list(_denying(network, line, cause, wanted))
    yield from denying
    if line and not denying and cause.rule == "no rule matches":
        yield [_last(network, line[-1], wanted)]


def _policy_of(network: Network, name: str) -> str | None:
    firewalls = {each.name.lower(): each.policy for each in network.firewalls}
    hubs = {f"hub {each.name}".lower(): each.firewall_policy for each in network.virtual_hubs}
    return {**firewalls, **hubs}.get(name.lower())


def _denying(
    network: Network, line: list[FirewallPolicy], cause: Cause, wanted: Wanted
) -> Iterator[list[Edit]]:
    for policy in line:
        at = network.firewall_policies.index(policy)
        for nth, group in enumerate(policy.rule_collection_groups):
            path = ("firewall_policies", at, "rule_collection_groups", nth, "rule_collections")
            yield from _in_group(policy, group, path, cause, wanted)


def _in_group(
    policy: FirewallPolicy, group: RuleCollectionGroup, path: Key, cause: Cause, wanted: Wanted
) -> Iterator[list[Edit]]:
    where = f"firewall policy {policy.name}, group {group.name}"
    for nth, each in enumerate(group.rule_collections):
        if not isinstance(each, NetworkRules | ApplicationRules) or each.action != "deny":
            continue
        rules: tuple[NetworkRule | ApplicationRule, ...] = each.rules
        for rule in rules:
            if f"{policy.name}/{group.name}/{each.name}/{rule.name}" == cause.rule:
                taken = [one.priority for one in group.rule_collections]
                number = free_below(each.priority, taken, _least(policy, wanted))
                if number is not None:
                    let = _collection(wanted, [one.name for one in group.rule_collections], number)
                    does = f"let {wanted.told} before {each.name}, with priority {number}"
                    yield [in_block(added(where, does, path, let), policy, wanted, rules)]
                if policy.name not in wanted.drawn:  # an entry of its block may make other rules
                    does = f"take out {each.name}/{rule.name}"
                    yield [struck(where, does, (*path, nth, "rules"), rule)]


def _least(policy: FirewallPolicy, wanted: Wanted) -> int:
    """The first number there is; a drawn policy is numbered anew."""
    return 0 if policy.name in wanted.drawn else int(catalogue().number(LEAST))


def _last(network: Network, policy: FirewallPolicy, wanted: Wanted) -> Edit:
    """A group of its own behind all others of the firewall's policy."""
    groups = policy.rule_collection_groups
    taken, most = [each.priority for each in groups], int(catalogue().number(MOST))
    last = max(taken, default=int(catalogue().number(LEAST)) - 1) + 1
    number = last if last <= most else free_below(most + 1, taken, int(catalogue().number(LEAST)))
    group = RuleCollectionGroup(
        name=unused(wanted.name, [each.name for each in groups]),
        priority=number or most,
        rule_collections=(_collection(wanted, (), int(catalogue().number(LEAST))),),
    )
    path = ("firewall_policies", network.firewall_policies.index(policy), "rule_collection_groups")
    does = f"let {wanted.told}, in a group of its own with priority {group.priority}"
    return in_block(added(f"firewall policy {policy.name}", does, path, group), policy, wanted)


def _collection(wanted: Wanted, names: list[str] | tuple[()], priority: int) -> NetworkRules:
    rules = tuple(
        NetworkRule(
            name=f"{wanted.name}-{protocol}",
            source=wanted.firewall_source,
            destination=wanted.firewall_destination,
            protocols=(protocol,),
            ports=ports,
        )
        for protocol, ports in wanted.for_firewall()
    )
    return NetworkRules(
        kind="network",
        name=unused(wanted.name, names),
        priority=priority,
        action="allow",
        rules=rules,
    )
