"""Every rule of a network that its owner wrote, with its name and where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.model.declared import Key
from landbridge.model.network import AvsNetwork, FirewallPolicy, Network
from landbridge.model.network.firewall import ApplicationRule, DnatRule, NetworkRule
from landbridge.security import admin, firewall, groups, nsx


class Owned(NamedTuple):
    """A rule as it is written; `key` leads to it in the network."""

    key: Key
    stage: str
    resource: str
    name: str
    rule: object


def owned(network: Network) -> Iterator[Owned]:
    """All rules of all rule sets."""
    for nth, group in enumerate(network.network_security_groups):
        for at, rule in enumerate(group.rules):
            key: Key = ("network_security_groups", nth, "rules", at)
            yield Owned(key, groups.STAGE, group.name, rule.name, rule)
    for nth, collection in enumerate(network.network_manager.security_admin):
        for at, above in enumerate(collection.rules):
            key = ("network_manager", "security_admin", nth, "rules", at)
            yield Owned(key, admin.STAGE, collection.name, above.name, above)
    for nth, policy in enumerate(network.firewall_policies):
        yield from _of_policy(("firewall_policies", nth), policy)
    for nth, cloud in enumerate(network.private_clouds):
        yield from _of_cloud(("private_clouds", nth), cloud)


def _of_policy(path: Key, policy: FirewallPolicy) -> Iterator[Owned]:
    for nth, group in enumerate(policy.rule_collection_groups):
        for at, each in enumerate(group.rule_collections):
            inside = (*path, "rule_collection_groups", nth, "rule_collections", at, "rules")
            rules: tuple[NetworkRule | ApplicationRule | DnatRule, ...] = each.rules
            for place, rule in enumerate(rules):
                name = f"{group.name}/{each.name}/{rule.name}"
                yield Owned((*inside, place), firewall.STAGE, policy.name, name, rule)


def _of_cloud(path: Key, cloud: AvsNetwork) -> Iterator[Owned]:
    for nth, policy in enumerate(cloud.distributed_firewall):
        for at, rule in enumerate(policy.rules):
            key = (*path, "distributed_firewall", nth, "rules", at)
            yield Owned(key, nsx.DISTRIBUTED, policy.name, rule.name, rule)
    for nth, wall in enumerate(cloud.gateway_firewall):
        for at, rule in enumerate(wall.rules):
            key = (*path, "gateway_firewall", nth, "rules", at)
            yield Owned(key, nsx.GATEWAY, wall.name, rule.name, rule)
