"""Drawn networks without what bodies do not hold, such as doubts, or a side that is out of sync."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from tests.render.arm.rendered import HOME, SUBSCRIPTION

from landbridge.model.network import (
    FirewallPolicy,
    Network,
    Peering,
    RouteTable,
    Subnet,
    VirtualHub,
    VirtualNetwork,
)
from landbridge.model.network.security_group import NetworkSecurityGroup
from landbridge.model.network.virtual_network_manager import Connectivity, NetworkManager
from landbridge.model.place import Frozen
from landbridge.render.arm.security_groups import PROTOCOLS
from landbridge.render.arm.virtual_network_manager import PROTOCOLS as KNOWN
from landbridge.security.ends import Ends

NOT_RENDERED = (
    "private_clouds", "interfaces", "load_balancers", "gateways", "sites",
    "global_reach", "application_security_groups",
)  # fmt: skip
TAGS = frozenset({"virtualnetwork", "internet", "azureloadbalancer", "storage", "storage.westus2"})
Ruled = TypeVar("Ruled", bound=Frozen)
STORED = (
    f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts"
)
STEP = 20
"""Between priorities: room for rules that Azure takes in parts."""


def renderable(network: Network) -> Network:
    """What is left can be told back without a doubt."""
    parts: dict[str, Any] = dict.fromkeys(NOT_RENDERED, ())
    parts |= {
        "network_manager": network.network_manager.model_copy(update={"skips": ()}),
        "virtual_networks": tuple(map(_network, network.virtual_networks)),
        "route_tables": tuple(_table(each, network) for each in network.route_tables),
        "private_endpoints": tuple(
            each.model_copy(update={"service_id": f"{STORED}/{each.name}", "subresource": "blob"})
            for each in network.private_endpoints
        ),
        "virtual_hubs": tuple(map(_hub, network.virtual_hubs)),
        "firewalls": tuple(
            each.model_copy(
                update={"public_addresses": each.public_addresses or (f"20.9.9.{nth}",)}
            )
            for nth, each in enumerate(network.firewalls)
        ),
    }
    left = network.model_copy(update=parts)
    ends = Ends(left)
    groups = tuple(_group(each, ends) for each in left.network_security_groups)
    policies = tuple(_policy(each, ends) for each in left.firewall_policies)
    above = _above(left.network_manager, ends)
    return left.model_copy(
        update={
            "network_security_groups": groups,
            "firewall_policies": policies,
            "network_manager": above,
        }
    )


def _hub(hub: VirtualHub) -> VirtualHub:
    """Without what is behind its gateways: circuits and tunnels are not rendered."""
    nothing = {"connects": (), "expressroute": (), "vpn": (), "region": hub.region or HOME.region}
    return hub.model_copy(update=nothing)


def _above(asked: NetworkManager, ends: Ends) -> NetworkManager:
    """Rules with protocols and ends that it knows."""
    collections = tuple(
        each.model_copy(
            update={
                "rules": tuple(
                    _meant((rule for rule in each.rules if rule.protocol in KNOWN), ends)
                )
            }
        )
        for each in asked.security_admin
    )
    connectivity = tuple(map(_decided, asked.connectivity))
    return asked.model_copy(update={"security_admin": collections, "connectivity": connectivity})


def _decided(each: Connectivity) -> Connectivity:
    """What is not told of regions is rendered as a no."""
    groups = tuple(
        group.model_copy(update={"across_regions": bool(group.across_regions)})
        for group in each.groups
    )
    return each.model_copy(update={"across_regions": bool(each.across_regions), "groups": groups})


def _network(network: VirtualNetwork) -> VirtualNetwork:
    own = [each for each in network.subnets if not each.name.startswith(("avs-", "esx-"))]
    subnets = tuple(map(_subnet, own))
    peerings = tuple(map(_peering, network.peerings))
    return network.model_copy(
        update={
            "complete": True,
            "subnets": subnets,
            "peerings": peerings,
            "region": network.region or HOME.region,
        }
    )


def _subnet(subnet: Subnet) -> Subnet:
    return subnet.model_copy(update={"complete": True, "application_gateway": None})


def _peering(peering: Peering) -> Peering:
    sound = {"state": "connected", "in_sync": True, "use_remote_gateways": False}
    return peering.model_copy(update=sound)


def _group(group: NetworkSecurityGroup, ends: Ends) -> NetworkSecurityGroup:
    known = sorted((each for each in group.rules if each.protocol in PROTOCOLS), key=_priority)
    rules = tuple(
        each.model_copy(update={"priority": STEP * nth})
        for nth, each in enumerate(_meant(known, ends), start=5)
    )
    return group.model_copy(update={"rules": rules})


def _policy(policy: FirewallPolicy, ends: Ends) -> FirewallPolicy:
    groups = tuple(
        group.model_copy(
            update={
                "rule_collections": tuple(
                    each.model_copy(update={"rules": tuple(_meant(each.rules, ends))})
                    for each in group.rule_collections
                )
            }
        )
        for group in policy.rule_collection_groups
    )
    return policy.model_copy(update={"rule_collection_groups": groups})


def _meant(rules: Iterable[Ruled], ends: Ends) -> Iterator[Ruled]:
    """The rules with those of their ends that mean something for certain, where some do."""
    for rule in rules:
        sides = {
            side: tuple(each for each in texts if _known(each, ends))
            for side in ("source", "destination")
            if isinstance(texts := getattr(rule, side, None), tuple)
        }
        if all(sides.values()):
            yield rule.model_copy(update=sides)


def _known(text: str, ends: Ends) -> bool:
    return text.lower() in TAGS or (ends.knows(text) and bool(ends.one(text).certain))


def _priority(rule: Any) -> int:  # noqa: ANN401 - a rule of either direction
    return int(rule.priority)


def _table(table: RouteTable, network: Network) -> RouteTable:
    """Each prefix once, and no appliance but the firewalls."""
    there = {each.address for each in network.firewalls} | {None}
    once = {each.prefix.lower(): each for each in table.routes if each.address in there}
    return table.model_copy(update={"complete": True, "routes": tuple(once.values())})
