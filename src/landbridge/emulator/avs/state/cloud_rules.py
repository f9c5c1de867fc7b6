"""What the service refuses of a private cloud: where one may stand, how large it is, what changes.

One cloud a network and a group, one group for both, the block, the zones and the sizes are
published; that a property stays as it was made, where the models allow to write it, is inferred.
"""

from landbridge.catalogue import catalogue
from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.arm.refusals import busy
from landbridge.emulator.avs import errors, place_errors
from landbridge.emulator.avs.state import hosts
from landbridge.emulator.avs.state.clusters import size_of
from landbridge.emulator.avs.state.first_cluster import management_cluster, of_cloud
from landbridge.emulator.avs.state.generation import network_of, refuse_first, second, sku_of
from landbridge.emulator.avs.state.locations import refuse_cloud, refuse_hosts, refuse_quota
from landbridge.emulator.avs.state.network_block import (
    CLOUDS,
    blocks_of,
    refuse_beside,
    refuse_block,
    refuse_extended,
)
from landbridge.emulator.avs.state.zones import refuse_zones, zones_in
from landbridge.emulator.network.state.virtual_networks import VirtualNetworks
from landbridge.emulator.region import same_region
from landbridge.emulator.store import Body, Resource


def refuse_new(world: World, wanted: Wanted) -> None:
    """Raises Refusal for a cloud that cannot be made."""
    _refuse_version(wanted)
    refuse_first(wanted.body)
    if named := managed(wanted.properties).get("hosts"):
        raise errors.host_unknown(wanted.id, named[0])
    refuse_zones(wanted)
    size = hosts_in(wanted.properties)
    hosts.refuse_size(wanted.id, size, wanted.properties)
    _refuse_neighbours(world, wanted)
    refuse_block(world, wanted)
    refuse_extended(world, wanted)
    if second(wanted.properties):
        _refuse_place(world, wanted)
    refuse_cloud(world, wanted)
    refuse_quota(world, wanted, size)


def refuse_change(world: World, wanted: Wanted, before: Resource) -> None:
    """Raises Refusal for what no change of a cloud can do."""
    _refuse_fixed(wanted, before)
    size, first = hosts_in(wanted.properties), managed(wanted.properties)
    hosts.refuse_size(wanted.id, size, wanted.properties)
    refuse_extended(world, wanted)
    more = size - hosts_in(before.properties)
    refuse_hosts(world, wanted.id, more)
    refuse_quota(world, wanted, more)
    staying = first.get("hosts") or []
    hosts.refuse_unknown(world, management_cluster(before.id), staying)
    hosts.refuse_removal(world, of_cloud(before), size, staying)


def _refuse_version(wanted: Wanted) -> None:
    """Where the version is known: an older one has no property that makes Generation 2."""
    version = wanted.options.get("api-version", "")
    first = str(catalogue().value("arm.api-version.first-gen2"))
    if version and version < first and second(wanted.properties):
        raise errors.version_old(version, first)


def refuse_busy_children(world: World, cloud: Resource) -> None:
    """Raises Refusal while a cluster of the cloud is made, changed or deleted."""
    for child in world.store.of_type(f"{CLOUDS}/clusters", str(cloud.id)):
        if world.operations.of(child.id):
            raise busy(child.id)


def _refuse_fixed(wanted: Wanted, before: Resource) -> None:
    """The models let these be written at any time; that the service does not is inferred."""
    if sku_of(wanted.body) != sku_of(before.body):
        raise errors.fixed(wanted.id, "sku.name")
    if wanted.properties.get("networkBlock") != before.properties.get("networkBlock"):
        raise errors.fixed(wanted.id, "properties.networkBlock")
    zones = wanted.body.get("zones")
    if zones and zones != zones_in(before.properties)[: len(zones)]:
        raise errors.fixed(wanted.id, "zones")


def _refuse_neighbours(world: World, wanted: Wanted) -> None:
    """One cloud a network and a group, where one of them is of Generation 2."""
    for other in world.store.of_type(CLOUDS, wanted.id.scope):
        if second(wanted.properties) or second(other.properties):
            _refuse_beside(wanted, other)


def _refuse_place(world: World, wanted: Wanted) -> None:
    """In a virtual network of the same group and region, where its block is free."""
    network = network_of(world, wanted.properties)
    if network is None or network.id.type.casefold() != VirtualNetworks.type.casefold():
        raise place_errors.network_absent(str(wanted.properties["virtualNetworkId"]))
    _refuse_network(wanted, network)
    refuse_beside(world, blocks_of(wanted.properties)[0], network, wanted.id)


def _refuse_network(wanted: Wanted, network: Resource) -> None:
    if network.id.scope.casefold() != wanted.id.scope.casefold():
        raise place_errors.other_group(wanted.id, network.id)
    if not same_region(network.body, wanted.body):
        raise place_errors.other_region(wanted.id, network.id)


def _refuse_beside(wanted: Wanted, other: Resource) -> None:
    """In one group: the network is the nearer reason where both clouds name the same."""
    own, others = (
        str(each.get("virtualNetworkId", "")).casefold()
        for each in (wanted.properties, other.properties)
    )
    if own and own == others:
        raise place_errors.network_taken(own.rpartition("/")[2], other.id)
    raise place_errors.group_taken(wanted.id, other.id)


def managed(properties: Body) -> Body:
    """What a private cloud tells of its first cluster."""
    found: Body = properties.get("managementCluster") or {}
    return found


def hosts_in(properties: Body) -> int:
    """How many hosts the first cluster has."""
    return size_of(managed(properties))
