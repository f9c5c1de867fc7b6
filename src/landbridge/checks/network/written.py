"""The ends of all rules of a network, with the rule in which they stand."""

from collections.abc import Iterable, Iterator

from landbridge.model.network import AvsNetwork, FirewallPolicy, Network
from landbridge.model.network.firewall import ApplicationRules, NetworkRule, NetworkRules

Written = tuple[str, str]
"""An end, and where it is written."""


def written(network: Network) -> Iterator[Written]:
    """Every end of every rule, every route's destination, and every member of a group."""
    yield from _of_azure(network)
    for table in network.route_tables:
        yield from _each((route.prefix for route in table.routes), table.name)
    for group in network.groups:
        yield from _each(group.members, group.name)
    for policy in network.firewall_policies:
        yield from _of_policy(policy)
    for cloud in network.private_clouds:
        yield from _of_cloud(cloud)


def network_rules(policy: FirewallPolicy) -> Iterator[tuple[str, NetworkRule]]:
    """The network rules of a policy, each with its name."""
    for group in policy.rule_collection_groups:
        for collection in group.rule_collections:
            if isinstance(collection, NetworkRules):
                for rule in collection.rules:
                    yield f"{policy.name}/{group.name}/{collection.name}/{rule.name}", rule


def _of_azure(network: Network) -> Iterator[Written]:
    """Network security groups and security admin rules."""
    for group in network.network_security_groups:
        for rule in group.rules:
            yield from _each((*rule.source, *rule.destination), f"{group.name}/{rule.name}")
    for admin in network.network_manager.security_admin:
        for above in admin.rules:
            yield from _each((*above.source, *above.destination), f"{admin.name}/{above.name}")


def _of_policy(policy: FirewallPolicy) -> Iterator[Written]:
    for group in policy.rule_collection_groups:
        for collection in group.rule_collections:
            for rule in collection.rules:
                where = f"{policy.name}/{group.name}/{collection.name}/{rule.name}"
                yield from _each(rule.source, where)
                if isinstance(rule, NetworkRule) and not isinstance(collection, ApplicationRules):
                    yield from _each((end for end in rule.destination if "." not in end), where)


def _of_cloud(cloud: AvsNetwork) -> Iterator[Written]:
    yield from _each(cloud.exclude, cloud.name)
    for policy in cloud.distributed_firewall:
        yield from _each(policy.applied_to, policy.name)
        for rule in policy.rules:
            ends = (*rule.source, *rule.destination, *rule.applied_to)
            yield from _each(ends, f"{policy.name}/{rule.name}")
    for gateway in cloud.gateway_firewall:
        for rule in gateway.rules:
            yield from _each((*rule.source, *rule.destination), f"{gateway.name}/{rule.name}")


def _each(ends: Iterable[str], where: str) -> Iterator[Written]:
    return ((end, where) for end in ends)
