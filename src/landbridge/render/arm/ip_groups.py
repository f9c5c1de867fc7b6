"""IP groups: what firewall rules call by name."""

from collections.abc import Iterator

from landbridge.model.network import Network
from landbridge.model.network.firewall import NetworkRule
from landbridge.render.arm.ends import NOT_ALL
from landbridge.render.arm.ground import IP_GROUP, Ground
from landbridge.render.arm.resource import ArmResource
from landbridge.space import ANYWHERE


def ip_groups(ground: Ground) -> Iterator[ArmResource]:
    """The groups that a firewall's rules name, as the addresses that they have now."""
    used = set(referred(ground.network))
    for group in ground.network.groups:
        if group.name.lower() in used:
            known = ground.ends.one(group.name)
            addresses = [] if known.certain == ANYWHERE else list(known.certain.prefixes())
            remarks = [NOT_ALL.format(group.name)] if known.possible else []
            yield ground.resource(IP_GROUP, group.name, {"ipAddresses": addresses}, remarks=remarks)


def referred(network: Network) -> Iterator[str]:
    """The names of groups at the ends of firewall rules, in small letters."""
    groups = {each.name.lower() for each in network.groups}
    for policy in network.firewall_policies:
        for group in policy.rule_collection_groups:
            for collection in group.rule_collections:
                for rule in collection.rules:
                    more = rule.destination if isinstance(rule, NetworkRule) else ()
                    texts = (*rule.source, *more)
                    yield from (each.lower() for each in texts if each.lower() in groups)
