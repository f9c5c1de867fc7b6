"""Resource groups: what is in one goes with it, but for a private cloud."""

from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.ids import GROUP_TYPE
from landbridge.emulator.resources import errors
from landbridge.emulator.store import Resource

CLOUDS = "Microsoft.AVS/privateClouds"


class ResourceGroups(Kind):
    type = GROUP_TYPE

    def refuse_delete(self, world: World, resource: Resource) -> None:
        clouds = world.store.of_type(CLOUDS, within=str(resource.id))
        if clouds:
            raise errors.cloud_inside(resource.id, clouds[0].id)
