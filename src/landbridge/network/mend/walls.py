"""What lets a connection past the firewalls of NSX."""

from collections.abc import Iterator, Sequence

from landbridge.model.declared import Key
from landbridge.model.network import AvsNetwork, Network
from landbridge.model.network.nsx import DistributedPolicy, GatewayPolicy, NsxRule
from landbridge.model.proof import Cause
from landbridge.network.mend.edit import Edit, added, struck, unused
from landbridge.network.mend.wanted import Wanted

DENIES = frozenset({"drop", "reject"})


def past_distributed(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """A rule right before the one that denies; at the end, where the default denies."""
    for nth, cloud in _clouds(network, cause.resource):
        path = ("private_clouds", nth, "distributed_firewall")
        found = list(_denying(cloud.distributed_firewall, path, cause, wanted))
        yield from found or [[_at_the_end(cloud, path, wanted)]]


def past_gateway(network: Network, cause: Cause, wanted: Wanted) -> Iterator[list[Edit]]:
    """The same at a tier-0 or tier-1 gateway, where only rules deny."""
    for nth, cloud in _clouds(network, cause.resource.rpartition("/")[0]):
        path = ("private_clouds", nth, "gateway_firewall")
        yield from _denying(cloud.gateway_firewall, path, cause, wanted)


def _clouds(network: Network, name: str) -> Iterator[tuple[int, AvsNetwork]]:
    for nth, cloud in enumerate(network.private_clouds):
        if cloud.name == name:
            yield nth, cloud


def _denying(
    policies: Sequence[DistributedPolicy | GatewayPolicy],
    path: Key,
    cause: Cause,
    wanted: Wanted,
) -> Iterator[list[Edit]]:
    for nth, policy in enumerate(policies):
        for rule in policy.rules:
            if rule.action in DENIES and f"{policy.name}/{rule.name}" == cause.rule:
                where, inside = f"NSX policy {policy.name}", (*path, nth, "rules")
                let = _rule(wanted, [each.name for each in policy.rules])
                yield [added(where, f"let {wanted.told} before {rule.name}", inside, let, rule)]
                yield [struck(where, f"take out {rule.name}", inside, rule)]


def _at_the_end(cloud: AvsNetwork, path: Key, wanted: Wanted) -> Edit:
    names = [each.name for each in cloud.distributed_firewall]
    policy = DistributedPolicy(name=unused(wanted.name, names), rules=(_rule(wanted, ()),))
    return added(f"distributed firewall of {cloud.name}", f"let {wanted.told}", path, policy)


def _rule(wanted: Wanted, names: list[str] | tuple[str, ...]) -> NsxRule:
    return NsxRule(
        name=unused(wanted.name, names),
        action="allow",
        source=wanted.source,
        destination=wanted.destination,
        services=wanted.asked.services,
    )
