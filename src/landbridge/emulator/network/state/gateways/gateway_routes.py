"""What a gateway knows of the networks on its side, and of the sites on the other.

Of a peer it knows what the peering knows: prefixes that came later count once it is synchronised.
No router stands behind a circuit here, so that nothing is learned over one.
"""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.references import named, referred
from landbridge.emulator.network.state.gateways.connected import at
from landbridge.emulator.network.state.gateways.gateway_subnet import subnets
from landbridge.emulator.network.state.gateways.local_network_gateways import LocalNetworkGateways
from landbridge.emulator.store import Body, Resource

PEERINGS = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
WEIGHT = 32768  # of a route of one's own, as Azure's examples show it


def learned(world: World, id_: ResourceId, body: Body) -> Body:
    gateway = _standing(world, id_)
    own = list(dict.fromkeys(_own(world, gateway)))
    sites = [each for each in dict.fromkeys(_sites(world, id_)) if each not in own]
    return {"value": [_route(gateway, each) for each in (*own, *sites)]}


def advertised(world: World, id_: ResourceId, body: Body) -> Body:
    gateway = _standing(world, id_)
    found = dict.fromkeys(_own(world, gateway))
    return {"value": [_route(gateway, each) for each in found]}


def _own(world: World, gateway: Resource) -> Iterator[str]:
    """The prefixes of the network, and of the peers that use its gateway."""
    for network in _networks(world, gateway):
        yield from _prefixes(network)
        for peering in world.store.of_type(PEERINGS, within=str(network.id)):
            if peering.properties.get("allowGatewayTransit") and _used(world, network, peering):
                told = world.kinds.of(peering.id).computed(world, peering)
                yield from told["remoteAddressSpace"]["addressPrefixes"]


def _networks(world: World, gateway: Resource) -> list[Resource]:
    homes = [each.id.parent for each in subnets(world, gateway.properties) if each]
    found = {home.key: world.store.get(home) for home in homes if home}
    return [each for each in found.values() if each]


def _prefixes(network: Resource) -> list[str]:
    """What a network is told as: summarised where its owner says how."""
    summary = str(catalogue().value("expressroute.summarise-with"))
    for name in (summary, "addressSpace"):
        if found := (network.properties.get(name) or {}).get("addressPrefixes"):
            return [str(each) for each in found]
    return []


def _used(world: World, network: Resource, peering: Resource) -> bool:
    """Whether the other side leads back, and uses the gateway."""
    remote = named(peering.properties.get("remoteVirtualNetwork"))
    for back in world.store.of_type(PEERINGS, within=str(remote)) if remote else []:
        home = named(back.properties.get("remoteVirtualNetwork"))
        if home and home.key == network.id.key:
            return bool(back.properties.get("useRemoteGateways"))
    return False


def _sites(world: World, id_: ResourceId) -> Iterator[str]:
    """The prefixes of the sites that a gateway is connected with."""
    for connection in at(world, id_):
        held = connection.properties.get("localNetworkGateway2")
        site = referred(world, held, LocalNetworkGateways.type)
        space = (site.properties.get("localNetworkAddressSpace") or {}) if site else {}
        yield from space.get("addressPrefixes") or []


def _route(gateway: Resource, prefix: str) -> Body:
    address = (gateway.properties.get("bgpSettings") or {}).get("bgpPeeringAddress")
    ends = {"localAddress": address, "sourcePeer": address} if address else {}
    return {"network": prefix, "origin": "Network", "asPath": "", "weight": WEIGHT, **ends}


def _standing(world: World, id_: ResourceId) -> Resource:
    found = world.store.get(id_)
    if found is None:
        raise refusals.absent(id_)
    return found
