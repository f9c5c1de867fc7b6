"""The hub's firewall, and the route tables that send traffic through it both ways."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import Firewall, Network, Route, RouteTable, VirtualNetwork
from landbridge.network.places import Place, places
from landbridge.network.routing.fabric import Fabric
from landbridge.network.service import Role
from landbridge.network.topologies.names import (
    FIREWALL,
    FROM_OUTSIDE,
    POLICY,
    TO_FIREWALL,
    home_of,
    names,
)
from landbridge.space import Addresses

MANAGED = (Role.SERVICE, Role.INBOUND)
"""Subnets whose answers leave by no route table of the customer's: they bypass the firewall."""


def with_firewall(network: Network, hub: VirtualNetwork) -> Network:
    """With the hub's firewall and the route tables that lead to it, as far as they are missing."""
    own = next((each for each in network.firewalls if _stands_in(each, hub)), None)
    firewall = _ruled(own, network) if own else _firewall(hub)
    address = firewall.address or _first(hub)
    tables = (_to_firewall(network, address), _from_outside(network, hub, address))
    present = names(network.route_tables)
    missing = (each for each in tables if each.name.lower() not in present)
    return network.model_copy(
        update={
            "firewalls": (*(each for each in network.firewalls if each is not own), firewall),
            "route_tables": (*network.route_tables, *missing),
        }
    )


def _stands_in(firewall: Firewall, hub: VirtualNetwork) -> bool:
    return firewall.virtual_network.lower() == hub.name.lower()


def _ruled(firewall: Firewall, network: Network) -> Firewall:
    """One that names no policy has that of `firewall_rules`, where there are such rules."""
    if firewall.policy is not None or POLICY not in names(network.firewall_policies):
        return firewall
    return firewall.model_copy(update={"policy": POLICY})


def _firewall(hub: VirtualNetwork) -> Firewall:
    """It is yet to be made, and is to lead to the Internet."""
    return Firewall(
        name=FIREWALL,
        virtual_network=hub.name,
        address=_first(hub),
        has_public_address=True,
        policy=POLICY,
    )


def _first(hub: VirtualNetwork) -> str:
    """The first address that Azure lends in the firewall's subnet."""
    subnet = next(each for each in hub.subnets if each.name.lower() == "azurefirewallsubnet")
    first = int(catalogue().number("platform.subnet-first-address"))
    start = Addresses.of(subnet.prefixes).bounds[0] + first
    return Addresses((start, start + 1)).sample


def _to_firewall(network: Network, firewall: str) -> RouteTable:
    """Of spokes and uplinks: everything that leaves a network."""
    beside = {each.name.lower(): each.resource_group for each in network.virtual_networks}
    return RouteTable(
        name=TO_FIREWALL,
        resource_group=beside.get((home_of(network) or "").lower()),
        gateway_propagation=False,
        routes=(_to(firewall, "0.0.0.0/0"),),
    )


def _from_outside(network: Network, hub: VirtualNetwork, firewall: str) -> RouteTable:
    """Of the gateway's subnet: everything in the spokes that answers by the firewall."""
    routes = tuple(_to(firewall, each) for each in dict.fromkeys(_inside(network, hub)))
    return RouteTable(name=FROM_OUTSIDE, routes=routes)


def _to(address: str, prefix: str) -> Route:
    return Route(prefix=prefix, next_hop="virtual_appliance", address=address)


def _inside(network: Network, hub: VirtualNetwork) -> Iterator[str]:
    """Each prefix that a gateway knows of the spokes: a supernet would lose to the longer ones."""
    there = places(network)
    fabric = Fabric(network, there)
    for each in network.virtual_networks:
        name = each.name.lower()
        if name != hub.name.lower():
            managed = Addresses.union(_managed(place, name) for place in there)
            for prefix in dict.fromkeys((*fabric.prefixes(name), *fabric.synchronised(name))):
                yield from (prefix - managed).prefixes()


def _managed(place: Place, home: str) -> Addresses:
    return place.addresses if place.home == home and place.role in MANAGED else Addresses()
