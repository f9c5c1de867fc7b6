"""Networks around the hub: their peerings, and what sends them through its firewall."""

from collections.abc import Iterable, Mapping

from landbridge.model.network import AvsNetwork, Peering, ServiceSubnet, VirtualNetwork
from landbridge.network.topologies.names import TO_FIREWALL

UPLINKS = ("avs-nsx-gw", "avs-nsx-gw-1")


def spoke(
    network: VirtualNetwork, hub: VirtualNetwork, flags: Mapping[str, bool]
) -> VirtualNetwork:
    """Peered with the hub; its subnets without a route table go by the firewall."""
    subnets = tuple(
        each if each.route_table else each.model_copy(update={"route_table": TO_FIREWALL})
        for each in network.subnets
    )
    return peered(network.model_copy(update={"subnets": subnets}), [hub], flags)


def uplinked(cloud: AvsNetwork) -> AvsNetwork:
    """Both uplinks of a Generation 2 cloud go by the firewall, unless something is on them."""
    if cloud.generation != 2:
        return cloud
    written = {name.lower(): name for name in cloud.service_subnets}
    keys = [written.get(name, name) for name in UPLINKS]
    on = {key: cloud.service_subnets.get(key, ServiceSubnet()) for key in keys}
    tables = {
        name: each if each.route_table else each.model_copy(update={"route_table": TO_FIREWALL})
        for name, each in on.items()
    }
    return cloud.model_copy(update={"service_subnets": {**cloud.service_subnets, **tables}})


def peered(
    network: VirtualNetwork, others: Iterable[VirtualNetwork], flags: Mapping[str, bool]
) -> VirtualNetwork:
    """With a peering to each of the others that it has none to."""
    known = {network.name.lower(), *(each.to.lower() for each in network.peerings)}
    more = [Peering(to=each.name, **flags) for each in others if each.name.lower() not in known]
    return network.model_copy(update={"peerings": (*network.peerings, *more)})
