"""The guide's two topologies, drawn around a private cloud from one word of the estate."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.network import (
    AvsNetwork,
    Firewall,
    FirewallPolicy,
    Gateway,
    Network,
    Peering,
    Route,
    RouteTable,
    ServiceSubnet,
    Subnet,
    VirtualNetwork,
)
from landbridge.network.address.holes import Pool, pool, take
from landbridge.network.places import places
from landbridge.network.routing.fabric import Fabric
from landbridge.security.declared import declared_policy
from landbridge.security.ranges import listed
from landbridge.space import Addresses

HUB, FIREWALL, POLICY = "hub", "hub-firewall", "hub-firewall-policy"
TO_FIREWALL, FROM_OUTSIDE = "to-firewall", "gateway-to-firewall"
UPLINKS = ("avs-nsx-gw", "avs-nsx-gw-1")
FIREWALL_PREFIX, GATEWAY_PREFIX = "firewall.subnet.prefix", "expressroute.gateway-subnet.prefix"


class Named(Protocol):
    """Anything with a name."""

    @property
    def name(self) -> str: ...


class Wanted(NamedTuple):
    """A subnet that a hub needs; `size` is the fact with its prefix length."""

    name: str
    size: str
    keys: Mapping[str, Any]


WANTED = (
    Wanted("AzureFirewallSubnet", FIREWALL_PREFIX, {}),
    Wanted("GatewaySubnet", GATEWAY_PREFIX, {"route_table": FROM_OUTSIDE}),
)


def drawn(network: Network, estate: Estate) -> Network:
    """The network with its topology drawn; what is declared under the same names stays."""
    policy = _policy(network, estate)
    if policy and POLICY not in _names(network.firewall_policies):
        policies = (*network.firewall_policies, policy)
        network = network.model_copy(update={"firewall_policies": policies})
    return {"declared": _declared, "hub-and-spoke": _hub_and_spoke, "mesh": _mesh}[
        network.topology
    ](network, estate)


def _policy(network: Network, estate: Estate) -> FirewallPolicy | None:
    try:
        return declared_policy(POLICY, estate.firewall_rules, network)
    except ValueError as error:
        raise InputError(
            f"`firewall_rules` has a protocol that nobody knows: {error}",
            remedy="Name a protocol with a port, or a service such as HTTPS.",
        ) from None


def _names(things: Iterable[Named]) -> frozenset[str]:
    """What things are called; names in Azure are blind to case."""
    return frozenset(each.name.lower() for each in things)


def _declared(network: Network, _: Estate) -> Network:
    return network


def _mesh(network: Network, _: Estate) -> Network:
    """Every virtual network peered with every other; gateways stay with the private cloud's."""
    peered = [_peered(each, network.virtual_networks, {}) for each in network.virtual_networks]
    home = _home(network)
    network = network.model_copy(update={"virtual_networks": tuple(peered)})
    return _with_gateway(network, home) if home else network


def _hub_and_spoke(network: Network, estate: Estate) -> Network:
    """A hub with firewall and gateway; all traffic that leaves a network goes by the firewall."""
    hub = _hub(network, estate)
    spokes = [each for each in network.virtual_networks if each.name.lower() != hub.name.lower()]
    lend = _peered(hub, spokes, {"allow_gateway_transit": True, "allow_forwarded_traffic": True})
    use = {"use_remote_gateways": True, "allow_forwarded_traffic": True}
    network = network.model_copy(
        update={
            "virtual_networks": (lend, *(_spoke(each, hub, use) for each in spokes)),
            "private_clouds": tuple(_uplinked(each) for each in network.private_clouds),
        }
    )
    network = _with_firewall(network, hub)
    return _with_gateway(network, hub.name)


def _hub(network: Network, estate: Estate) -> VirtualNetwork:
    """The hub as declared, with the subnets that it needs."""
    declared = {each.name.lower(): each for each in network.virtual_networks}
    home = declared.get((_home(network) or "").lower())
    region = home.region if home else None
    hub = declared.get(HUB) or VirtualNetwork(
        name=HUB, region=region, address_space=(_free(network, estate),)
    )
    present = {each.name.lower() for each in hub.subnets}
    taken = Addresses.of(prefix for each in hub.subnets for prefix in each.prefixes)
    subnets = list(hub.subnets)
    for wanted in WANTED:
        if wanted.name.lower() not in present:
            prefix = _carved(pool(hub.name, hub.address_space, taken), wanted.size)
            taken |= Addresses.parse(prefix)
            subnets.append(Subnet(name=wanted.name, prefixes=(prefix,), **wanted.keys))
    return hub.model_copy(update={"subnets": tuple(subnets)})


def _spoke(network: VirtualNetwork, hub: VirtualNetwork, flags: dict[str, bool]) -> VirtualNetwork:
    """Peered with the hub; its subnets without a route table go by the firewall."""
    subnets = tuple(
        each if each.route_table else each.model_copy(update={"route_table": TO_FIREWALL})
        for each in network.subnets
    )
    return _peered(network.model_copy(update={"subnets": subnets}), [hub], flags)


def _uplinked(cloud: AvsNetwork) -> AvsNetwork:
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


def _peered(
    network: VirtualNetwork, others: Iterable[VirtualNetwork], flags: dict[str, bool]
) -> VirtualNetwork:
    known = {network.name.lower(), *(each.to.lower() for each in network.peerings)}
    more = [Peering(to=each.name, **flags) for each in others if each.name.lower() not in known]
    return network.model_copy(update={"peerings": (*network.peerings, *more)})


def _with_firewall(network: Network, hub: VirtualNetwork) -> Network:
    """With the hub's firewall and the route tables that lead to it, as far as they are missing."""
    firewall = _firewall(hub)
    tables = (_to_firewall(network, firewall), _from_outside(network, hub, firewall))
    named, present = _names(network.firewalls), _names(network.route_tables)
    missing = (each for each in tables if each.name.lower() not in present)
    return network.model_copy(
        update={
            "firewalls": (*network.firewalls, *([] if FIREWALL in named else [firewall])),
            "route_tables": (*network.route_tables, *missing),
        }
    )


def _firewall(hub: VirtualNetwork) -> Firewall:
    """It is yet to be made, and is to lead to the Internet."""
    subnet = next(each for each in hub.subnets if each.name.lower() == "azurefirewallsubnet")
    first = int(catalogue().number("platform.subnet-first-address"))
    start = Addresses.of(subnet.prefixes).bounds[0] + first
    return Firewall(
        name=FIREWALL,
        virtual_network=hub.name,
        address=Addresses((start, start + 1)).sample,
        has_public_address=True,
        policy=POLICY,
    )


def _to_firewall(network: Network, firewall: Firewall) -> RouteTable:
    """Of spokes and uplinks: everything that leaves a network."""
    beside = {each.name.lower(): each.resource_group for each in network.virtual_networks}
    return RouteTable(
        name=TO_FIREWALL,
        resource_group=beside.get((_home(network) or "").lower()),
        gateway_propagation=False,
        routes=(_to(firewall.address or "", "0.0.0.0/0"),),
    )


def _from_outside(network: Network, hub: VirtualNetwork, firewall: Firewall) -> RouteTable:
    """Of the gateway's subnet: everything that lies in the spokes."""
    routes = tuple(_to(firewall.address or "", each) for each in _inside(network, hub))
    return RouteTable(name=FROM_OUTSIDE, routes=routes)


def _to(address: str, prefix: str) -> Route:
    return Route(prefix=prefix, next_hop="virtual_appliance", address=address)


def _inside(network: Network, hub: VirtualNetwork) -> Iterator[str]:
    """Each prefix that a gateway knows of the spokes: a supernet would lose to the longer ones."""
    fabric = Fabric(network, places(network))
    for each in network.virtual_networks:
        if each.name.lower() != hub.name.lower():
            name = each.name.lower()
            for prefix in dict.fromkeys((*fabric.prefixes(name), *fabric.synchronised(name))):
                yield from prefix.prefixes()


def _with_gateway(network: Network, home: str) -> Network:
    """An ExpressRoute gateway to every site and Generation 1 cloud that no gateway connects."""
    connected = {name.lower() for each in network.gateways for name in each.connects}
    outside = [
        *(site.name for site in network.sites),
        *(cloud.name for cloud in network.private_clouds if cloud.generation == 1),
    ]
    left = tuple(name for name in outside if name.lower() not in connected)
    if not left:
        return network
    gateway = Gateway(
        name=f"{home}-gateway", virtual_network=home, kind="expressroute", connects=left
    )
    return network.model_copy(update={"gateways": (*network.gateways, gateway)})


def _home(network: Network) -> str | None:
    """The virtual network of the first Generation 2 cloud."""
    homes = [each.virtual_network for each in network.private_clouds if each.generation == 2]
    return next((each for each in homes if each), None)


def _free(network: Network, estate: Estate) -> str:
    """The first block of a hub's size in the private ranges that nobody uses."""
    from landbridge.network.address.ground import Ground  # asks the inventory: slow to import

    ranges = listed("network.block.ranges").prefixes()
    taken = Ground.of(estate, network).taken
    return _carved(pool(HUB, ranges, taken), "network.block.prefix-max")


def _carved(space: Pool, length: str) -> str:
    """The first prefix of a published length that is free. Raises InputError where none is."""
    bits = int(catalogue().number(length))
    found, _ = take(space.free, bits)
    if found is None:
        raise InputError(
            f"no /{bits} is free for the hub",
            remedy="Declare the virtual network `hub` with an address space of its own.",
        )
    return str(found)
