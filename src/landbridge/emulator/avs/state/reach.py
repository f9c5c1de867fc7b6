"""How segments enter the virtual network: its address space grows, and a subnet takes them on."""

from ipaddress import IPv4Network, ip_network

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.gateway import prefix_of
from landbridge.emulator.avs.state.generation import network_of
from landbridge.emulator.avs.state.layouts import inbound, laid_out
from landbridge.emulator.avs.state.secondary import secondary
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network.state.space import inside, prefixes, space_of
from landbridge.emulator.network.state.subnets import Subnets
from landbridge.emulator.store import Resource

SEGMENTS = "Microsoft.AVS/privateClouds/workloadNetworks/segments"
MOST = "network.routes.vnet-prefixes-max"
ADDED = "added"  # the note of what the service added to the address space


def reached(world: World, cloud: Resource, without: ResourceId | None = None) -> Resource:
    """The cloud, once its network holds the prefix of each of its segments. Raises Refusal."""
    network = network_of(world, cloud.properties)
    if network is None:
        return cloud
    told = segments_of(world, cloud.id, without)
    before, space = cloud.hidden.get(ADDED, []), space_of(network)
    own = [each for each in space if each not in before]
    added = [each for each in (cloud.properties["networkBlock"], *told) if not _held(each, own)]
    new = [each for each in added if each not in space]
    staying = {*own, *added, *_subnetted(world, network)}
    _set_space(world, network, [each for each in space if each in staying] + new)
    _take_on(world, cloud, network, told)
    return cloud.noting(**{ADDED: added})


def let_go(world: World, cloud: Resource) -> None:
    """Takes out of the address space what the service added."""
    if network := network_of(world, cloud.properties):
        going = {*cloud.hidden.get(ADDED, [])} - {*_subnetted(world, network)}
        _set_space(world, network, [each for each in space_of(network) if each not in going])


def segments_of(world: World, cloud: ResourceId, without: ResourceId | None = None) -> list[str]:
    """The prefixes of the segments of a cloud."""
    standing = world.store.of_type(SEGMENTS, within=str(cloud))
    found = (prefix_of(each.properties) for each in standing if each.id != without)
    return [str(each) for each in sorted(each for each in found if each)]


def _subnetted(world: World, network: Resource) -> list[str]:
    """The prefixes of the address space in which a subnet stands: Azure lets none of them go."""
    standing = world.store.of_type(Subnets.type, within=str(network.id))
    taken = [one for each in standing for one in prefixes(each.properties)]
    return [
        each for each in space_of(network) if any(inside(one, ip_network(each)) for one in taken)
    ]


def _held(prefix: str, space: list[str]) -> bool:
    """Whether the customer's own address space holds a prefix already."""
    return any(inside(ip_network(prefix), ip_network(each)) for each in space)


def _set_space(world: World, network: Resource, prefixes: list[str]) -> None:
    if len(prefixes) > number(MOST):
        raise errors.routes_full(number(MOST))
    if prefixes != space_of(network):
        space = {**(network.properties.get("addressSpace") or {}), "addressPrefixes": prefixes}
        world.put(network.with_properties(addressSpace=space))


def _take_on(world: World, cloud: Resource, network: Resource, told: list[str]) -> None:
    """Sets the segments as secondary addresses, once the subnet for them is there."""
    layout = laid_out(IPv4Network(cloud.properties["networkBlock"]), cloud.hidden["layout"])
    name = f"{inbound(layout).prefix}-{cloud.hidden['suffix']}"
    subnet = world.store.get(network.id.child("subnets", name))
    if subnet and subnet.properties.get("ipConfigurations", []) != secondary(told):
        world.put(subnet.with_properties(ipConfigurations=secondary(told) or None))
