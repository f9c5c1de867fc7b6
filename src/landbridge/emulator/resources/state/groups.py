"""Resource groups: what is in one goes before it, in its order, but for a private cloud."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from landbridge.emulator.arm.kind import Kind, Making, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.sweeping import swept
from landbridge.emulator.ids import GROUP_TYPE, ResourceId
from landbridge.emulator.resources import errors
from landbridge.emulator.store import Resource

CLOUDS = "Microsoft.AVS/privateClouds"
GOES_WITH_IT = ("microsoft.resources/deployments", "microsoft.authorization/locks")
AT_LEAST = 1 / 360
"""What it takes beyond what is in it, in hours; inferred."""


class ResourceGroups(Kind):
    type = GROUP_TYPE
    filters: ClassVar = {"name": lambda group: group.id.name}

    def hours_to_delete(self, resource: Resource) -> float:
        return AT_LEAST

    def refuse_delete(self, world: World, resource: Resource) -> None:
        clouds = world.store.of_type(CLOUDS, within=str(resource.id))
        if clouds:
            raise errors.cloud_inside(resource.id, clouds[0].id)

    def unmade(self, making: Making, resource: Resource) -> datetime | None:
        try:
            return swept(making, lambda: _inside(making.world, resource.id))
        except Refusal as refusal:
            raise errors.group_kept(resource.id, refusal) from refusal


def _inside(world: World, group: ResourceId) -> Iterator[Resource]:
    """What somebody could delete one by one; the rest goes with what it belongs to."""
    for each in world.store.within(str(group)):
        kind = world.kinds.get(each.id.type)
        whole = len(each.id.types) == 1 or (kind and kind.binds)
        if (
            whole
            and each.id.scope.casefold() == group.key
            and kind
            and "DELETE" in kind.methods
            and each.id.type.casefold() not in GOES_WITH_IT
        ):
            yield each
