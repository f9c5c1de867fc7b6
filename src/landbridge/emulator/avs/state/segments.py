"""Segments: each grows the address space of the network that its cloud stands in."""

from ipaddress import IPv4Network

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state.child import cloud_of, revised
from landbridge.emulator.avs.state.clusters import refuse_busy
from landbridge.emulator.avs.state.gateway import prefix_of, refuse_outer
from landbridge.emulator.avs.state.generation import network_of
from landbridge.emulator.avs.state.network_block import blocks_of, refuse_beside, refuse_range
from landbridge.emulator.avs.state.nsx_gateways import refuse_gateway
from landbridge.emulator.avs.state.reach import reached
from landbridge.emulator.avs.state.route_budget import refuse_pieces
from landbridge.emulator.figures import number
from landbridge.emulator.store import Body, Resource


class WorkloadNetworks(Kind):
    """The one network `default` that every cloud has."""

    type = "Microsoft.AVS/privateClouds/workloadNetworks"
    tracked = False
    methods = frozenset(("GET", "HEAD"))


class Segments(Kind):
    type = "Microsoft.AVS/privateClouds/workloadNetworks/segments"
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        cloud = cloud_of(world, wanted.id)
        refuse_busy(world, cloud)
        refuse_gateway(world, wanted)
        refuse_outer(wanted.properties)
        if prefix := prefix_of(wanted.properties):
            _refuse_prefix(world, cloud, prefix)
            self._refuse_overlap(world, wanted, prefix)
            _refuse_network(world, cloud, wanted, prefix)

    def begun(self, world: World, wanted: Wanted) -> Body:
        properties = {"status": "SUCCESS", "revision": revised(wanted), **wanted.properties}
        return {**wanted.body, "properties": {**properties, "revision": revised(wanted)}}

    def done(self, world: World, resource: Resource) -> Resource:
        world.store.put(reached(world, cloud_of(world, resource.id)))
        return resource

    def gone(self, world: World, resource: Resource) -> None:
        world.store.put(reached(world, cloud_of(world, resource.id), without=resource.id))

    def _refuse_overlap(self, world: World, wanted: Wanted, prefix: IPv4Network) -> None:
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            standing = prefix_of(other.properties)
            if other.id.key != wanted.id.key and standing and prefix.overlaps(standing):
                raise errors.segment_overlap(str(prefix), other.id)


def _refuse_prefix(world: World, cloud: Resource, prefix: IPv4Network) -> None:
    """In both generations: not in the cloud's own blocks, and not in what NSX keeps."""
    refuse_range(prefix)
    if any(prefix.overlaps(each) for each in blocks_of(cloud.properties)):
        raise errors.segment_in_block(str(prefix), cloud.id)


def _refuse_network(world: World, cloud: Resource, wanted: Wanted, prefix: IPv4Network) -> None:
    """In Generation 2: what the virtual network can take on."""
    network = network_of(world, cloud.properties)
    if network is None:
        return
    least = number("network.routes.segment-prefix-min")
    most = number("network.routes.segment-prefix-max")
    if not least <= prefix.prefixlen <= most:
        raise errors.segment_size(str(prefix), least, most)
    refuse_beside(world, prefix, network, cloud.id)
    before = prefix_of(wanted.before.properties) if wanted.before else None
    refuse_pieces(world, cloud, prefix, str(before))
