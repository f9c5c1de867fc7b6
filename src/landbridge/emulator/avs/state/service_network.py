"""What the service makes and keeps in the virtual network of a Generation 2 cloud."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.gateway import prefix_of
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.space import inside, space_of, spaces
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.store import Body, Resource

LAYOUT = "network.subnet-layout.current"
SEGMENTS = "Microsoft.AVS/privateClouds/workloadNetworks/segments"
MOST = "network.routes.vnet-prefixes-max"
MANAGEMENT = "management"


class Made(NamedTuple):
    """A subnet of the layout, in the block of a cloud; without a name it is not shown."""

    role: str
    prefix: str
    cidr: IPv4Network


def make(world: World, cloud: Resource, network: Resource) -> None:
    """The subnets in the cloud's block, with the route table that the service edits."""
    block = IPv4Network(cloud.properties["networkBlock"])
    _widen(world, network, block)
    table = _table(world, cloud)
    for each in laid_out(block):
        if each.prefix:
            id_ = network.id.child("subnets", f"{each.prefix}-{_suffix(cloud)}")
            if world.store.get(id_) is None:
                world.put(world.new(id_, _subnet(each, cloud, table)))
    reach(world, cloud.id)


def take_away(world: World, cloud: Resource, network: Resource) -> None:
    """What the service made goes with the cloud; the address space shrinks by its segments."""
    for subnet in world.store.of_type(Subnets.type, within=str(network.id)):
        if _owned(subnet, cloud.id):
            world.store.delete(subnet.id)
    world.store.delete(_table_id(cloud))
    segments = _told(world, cloud.id)
    kept = [each for each in _space(world, network.id) if each not in segments]
    _set_space(world, network.id, kept)


def reach(world: World, cloud_id: ResourceId, without: ResourceId | None = None) -> None:
    """The address space holds the prefix of each segment. Raises Refusal beyond its limit."""
    cloud = world.store.get(cloud_id)
    network = parsed(str(cloud.properties.get("virtualNetworkId", ""))) if cloud else None
    if network is None or cloud is None or world.store.get(network) is None:
        return
    gone = _told(world, cloud_id) - _told(world, cloud_id, without)
    kept = [each for each in _space(world, network) if each not in gone]
    new = sorted(_told(world, cloud_id, without) - set(kept))
    _set_space(world, network, kept + new)


def laid_out(block: IPv4Network) -> Iterator[Made]:
    """The current layout moved into a block."""
    layout = catalogue().value(LAYOUT)
    assert isinstance(layout, dict)  # noqa: S101 - the data are ours
    example, subnets = IPv4Network(str(layout["block"])), layout["subnets"]
    shift = int(block.network_address) - int(example.network_address)
    for each in subnets if isinstance(subnets, tuple) else ():
        if isinstance(each, dict):
            cidr = _moved(IPv4Network(str(each["cidr"])), shift)
            yield Made(str(each["role"]), str(each.get("prefix", "")), cidr)


def _moved(subnet: IPv4Network, shift: int) -> IPv4Network:
    return IPv4Network((int(subnet.network_address) + shift, subnet.prefixlen))


def _told(world: World, cloud: ResourceId, without: ResourceId | None = None) -> set[str]:
    """The prefixes of the segments of a cloud."""
    standing = world.store.of_type(SEGMENTS, within=str(cloud))
    found = (prefix_of(each.properties) for each in standing if each.id != without)
    return {str(each) for each in found if each}


def _widen(world: World, network: Resource, block: IPv4Network) -> None:
    """A block that the space holds already is not added."""
    if not any(inside(block, each) for each in spaces(network.properties)):
        _set_space(world, network.id, [*_space(world, network.id), str(block)])


def _space(world: World, network: ResourceId) -> list[str]:
    return space_of(world.store.get(network))


def _set_space(world: World, network: ResourceId, prefixes: list[str]) -> None:
    if len(prefixes) > number(MOST):
        raise errors.routes_full(number(MOST))
    standing = world.store.get(network)
    if standing and prefixes != _space(world, network):
        space = {**(standing.properties.get("addressSpace") or {}), "addressPrefixes": prefixes}
        world.put(standing.with_properties(addressSpace=space))


def _table(world: World, cloud: Resource) -> ResourceId:
    id_ = _table_id(cloud)
    if world.store.get(id_) is None:
        body = {
            "location": cloud.body["location"],
            "properties": {"provisioningState": "Succeeded"},
        }
        world.put(world.new(id_, body))
    return id_


def _table_id(cloud: Resource) -> ResourceId:
    return cloud.id.beside("Microsoft.Network", "routeTables", f"avs-mgmt-{_suffix(cloud)}-rt")


def _subnet(made: Made, cloud: Resource, table: ResourceId) -> Body:
    """Owned by the service: linked to the cloud, so that nobody deletes it."""
    link = {"linkedResourceType": cloud.id.type, "link": str(cloud.id)}
    properties: Body = {
        "addressPrefix": str(made.cidr),
        "serviceAssociationLinks": [{"name": "AvsServiceLink", "properties": link}],
        "provisioningState": "Succeeded",
    }
    if made.role == MANAGEMENT:
        properties["routeTable"] = {"id": str(table)}
    return {"properties": properties}


def _owned(subnet: Resource, cloud: ResourceId) -> bool:
    links = subnet.properties.get("serviceAssociationLinks") or []
    return any(each["properties"]["link"].casefold() == cloud.key for each in links)


def _suffix(cloud: Resource) -> str:
    """A word that nobody can know before the cloud is there."""
    return uuid5(NAMESPACE_URL, f"{cloud.id.key}{cloud.created}").hex[:12]
