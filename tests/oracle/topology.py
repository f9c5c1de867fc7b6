"""Who is connected to whom, and what gateways and virtual hubs make known."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.oracle.numbers import fact
from tests.oracle.world import Place, World

from landbridge.model.network import Gateway, Peering, VirtualHub

ANYWHERE = ("0.0.0.0/0", "::/0")


class Link(NamedTuple):
    """A network that another one sees; `accepts` whether it takes what others forward.

    `case` tells that a support case must have opened it.
    """

    network: str
    kind: str
    certain: bool
    accepts: bool
    in_sync: bool
    in_tag: bool
    case: bool = False


class Learned(NamedTuple):
    """A prefix that a gateway or a virtual hub makes known."""

    prefix: str
    gateway: Gateway | None = None
    target: str = ""
    hub: VirtualHub | None = None


def connected(world: World, one: str, other: str) -> tuple[Peering, Peering] | None:
    """Both sides of a peering, if both say that it is connected."""
    mine = world.peerings.get(one, {}).get(other)
    theirs = world.peerings.get(other, {}).get(one)
    if mine is None or theirs is None:
        return None
    return (mine, theirs) if mine.state == theirs.state == "connected" else None


def links(world: World, network: str) -> Iterator[Link]:
    """The peers of a network and the members of its connected groups."""
    for peer in world.peerings[network]:
        sides = connected(world, network, peer)
        if sides:
            mine, theirs = sides
            yield Link(peer, "peering", True, theirs.allow_forwarded_traffic, mine.in_sync,
                       mine.allow_virtual_network_access, _case(world, network, peer))  # fmt: skip
    for member, joined in sorted(group_members(world, network).items()):
        certain = joined and not (world.cloud_of(network) or world.cloud_of(member))
        yield Link(member, "group", certain, True, True, True, _case(world, network, member))


def _case(world: World, one: str, other: str) -> bool:
    """Whether a private cloud is linked with another region."""
    cloud = world.cloud_of(one) or world.cloud_of(other)
    regions = (world.networks[one].region, world.networks[other].region)
    return cloud is not None and differ(*regions)


def differ(one: str | None, other: str | None) -> bool:
    """Whether both regions are told, and are two."""
    if one is None or other is None:
        return False
    return one.lower().replace(" ", "") != other.lower().replace(" ", "")


def group_members(world: World, network: str) -> dict[str, bool]:
    """The networks that may be joined with this one, and whether they are for certain."""
    found: dict[str, bool] = {}
    for members, everywhere in _circles(world):
        for member in members - {network} if network in members else ():
            regions = world.networks[network].region, world.networks[member].region
            if everywhere is False and differ(*regions):
                continue
            alike = None not in regions and not differ(*regions)
            found[member] = found.get(member, False) or alike or everywhere is True
    return found


def _circles(world: World) -> Iterator[tuple[set[str], bool | None]]:
    """Who is in one group, and whether it reaches from region to region."""
    for each in world.network.network_manager.connectivity:
        if each.topology == "mesh":
            everybody = (set(world.members(group.name)) for group in each.groups)
            yield set().union(*everybody), each.across_regions
            continue
        for group in each.groups:
            if group.direct_connectivity:
                yield set(world.members(group.name)), group.across_regions


def prefixes_of(world: World, target: str) -> tuple[str, ...]:
    """The prefixes of a site or of a private cloud of Generation 1."""
    name = target.lower()
    if name in world.sites:
        return world.sites[name].prefixes
    cloud = world.clouds[name]
    return (*(segment.prefix for segment in cloud.segments), cloud.address_block)


def gateways_used(world: World, network: str) -> Iterator[Gateway]:
    """The gateways of a network, and those of peers that lend theirs to it."""
    for gateway in world.network.gateways:
        home = gateway.virtual_network.lower()
        sides = connected(world, network, home)
        lent = sides and sides[0].use_remote_gateways and sides[1].allow_gateway_transit
        if home == network or lent:
            yield gateway


def gateway_users(world: World, gateway: Gateway) -> list[str]:
    """The networks whose address space a gateway advertises."""
    return [name for name in world.networks if gateway in gateways_used(world, name)]


def hubs_of(world: World, network: str) -> list[VirtualHub]:
    """The virtual hubs to which a network is connected."""
    return [
        hub
        for hub in world.network.virtual_hubs
        if any(each.virtual_network.lower() == network for each in hub.connections)
    ]


def hub_entries(world: World) -> Iterator[tuple[str, VirtualHub, str, str]]:
    """What all hubs know: prefix, hub that has it, kind and name of what it belongs to."""
    for hub in world.network.virtual_hubs:
        for connection in hub.connections:
            name = connection.virtual_network.lower()
            yield from ((prefix, hub, "network", name) for prefix in world.spaces[name])
        for target in hub.connects:
            for prefix in prefixes_of(world, target):
                yield prefix, hub, "target", target.lower()


def propagates(world: World, at: Place) -> bool:
    """Whether routes of gateways and hubs reach a subnet."""
    table = at.subnet.route_table
    gateway_subnet = at.short == "gatewaysubnet"
    return gateway_subnet or not table or world.tables[table.lower()].gateway_propagation


def learned(world: World, at: Place) -> list[Learned]:
    """The prefixes that gateways and virtual hubs make known to a subnet."""
    if not propagates(world, at):
        return []
    found = [
        Learned(prefix, gateway=gateway, target=target.lower())
        for gateway in gateways_used(world, at.network)
        for target in gateway.connects
        for prefix in prefixes_of(world, target)
    ]
    for hub in hubs_of(world, at.network):
        found += [Learned(prefix, hub=hub) for prefix in _of_hub(world, hub, at.network)]
    return found


def _of_hub(world: World, hub: VirtualHub, network: str) -> Iterator[str]:
    for prefix, _, kind, name in hub_entries(world):
        if (kind, name) != ("network", network):
            yield prefix
    intent = hub.routing_intent
    if intent.private:
        yield from (*fact("vwan.intent.private-prefixes"), *intent.private_prefixes)
    mine = [c for c in hub.connections if c.virtual_network.lower() == network]
    if intent.internet and any(connection.internet_security for connection in mine):
        yield "0.0.0.0/0"
