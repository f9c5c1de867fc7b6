"""Segments: each grows the address space of the network that its cloud stands in."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.avs import errors
from landbridge.emulator.avs.state import service_network
from landbridge.emulator.avs.state.gateway import prefix_of
from landbridge.emulator.ids import ResourceId
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
        prefix = prefix_of(wanted.properties)
        for other in world.store.of_type(self.type, within=str(wanted.id.parent)):
            standing = prefix_of(other.properties)
            if other.id.key != wanted.id.key and prefix and standing and prefix.overlaps(standing):
                raise errors.segment_overlap(str(prefix), other.id)

    def begun(self, world: World, wanted: Wanted) -> Body:
        properties = {"status": "SUCCESS", "revision": _revision(wanted), **wanted.properties}
        return {**wanted.body, "properties": {**properties, "revision": _revision(wanted)}}

    def done(self, world: World, resource: Resource) -> Resource:
        service_network.reach(world, _cloud(resource.id))
        return resource

    def gone(self, world: World, resource: Resource) -> None:
        service_network.reach(world, _cloud(resource.id), without=resource.id)


def _revision(wanted: Wanted) -> int:
    return int(wanted.before.properties.get("revision", 0)) + 1 if wanted.before else 0


def _cloud(segment: ResourceId) -> ResourceId:
    above = segment.parent
    cloud = above.parent if above else None
    assert cloud is not None  # noqa: S101 - a segment is in a network of a cloud
    return cloud
