"""Static members of a group: the networks that are in it as soon as they are named."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.access import covers
from landbridge.emulator.network.state.avnm.membership import network_of
from landbridge.emulator.network.state.avnm.naming import MEMBERS, instance_of
from landbridge.emulator.network.state.avnm.peering import arranged
from landbridge.emulator.region import region
from landbridge.emulator.store import Body, Resource


class StaticMembers(Kind):
    """What is deployed holds for a new member without another commit."""

    type = MEMBERS
    tracked = False

    def refuse(self, world: World, wanted: Wanted) -> None:
        told = str(wanted.properties.get("resourceId", ""))
        name = parsed(told)
        if name is None or network_of(world, told) is None:
            raise errors.network_absent(wanted.id, told)
        _refuse_scope(world, wanted.id, name)

    def done(self, world: World, resource: Resource) -> Resource:
        arranged(world, instance_of(resource.id))
        return resource

    def computed(self, world: World, resource: Resource) -> Body:
        network = network_of(world, str(resource.properties.get("resourceId", "")))
        return {"region": region(network.body.get("location"))} if network else {}

    def gone(self, world: World, resource: Resource) -> None:
        arranged(world, instance_of(resource.id), without=resource.id)


def _refuse_scope(world: World, id_: ResourceId, network: ResourceId) -> None:
    instance = world.store.get(instance_of(id_))
    if instance and not covers(instance.properties, network):
        raise errors.out_of_scope(id_, str(network))
