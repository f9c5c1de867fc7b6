"""Network groups: of virtual networks; those of subnets are for routes, which are not here."""

from landbridge.emulator.arm.kind import Kind, Wanted, World
from landbridge.emulator.clock import MOMENT
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.references import guid
from landbridge.emulator.network.state.avnm import errors
from landbridge.emulator.network.state.avnm.membership import group_ids
from landbridge.emulator.network.state.avnm.naming import (
    COLLECTIONS,
    CONNECTIVITY,
    GROUPS,
    instance_of,
    under,
)
from landbridge.emulator.network.state.avnm.peering import arranged
from landbridge.emulator.store import Body, Resource


class NetworkGroups(Kind):
    type = GROUPS
    tracked = False
    forcible = True

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        if str(wanted.properties.get("memberType", "VirtualNetwork")) != "VirtualNetwork":
            raise errors.not_emulated("groups of subnets")

    def begun(self, world: World, wanted: Wanted) -> Body:
        own = {"memberType": "VirtualNetwork", "resourceGuid": guid(wanted.id)}
        return {**wanted.body, "properties": {**wanted.properties, **own}}

    def refuse_delete(self, world: World, resource: Resource) -> None:
        for type_ in (CONNECTIVITY, COLLECTIONS):
            for user in under(world, type_, instance_of(resource.id)):
                if resource.id.key in {each.casefold() for each in group_ids(user.properties)}:
                    raise errors.group_used(resource.id, user.id)

    def gone(self, world: World, resource: Resource) -> None:
        arranged(world, instance_of(resource.id), without=resource.id)


def refuse_groups(world: World, id_: ResourceId, properties: Body) -> None:
    """Raises Refusal for a group that is none of the same instance."""
    for told in group_ids(properties):
        name = parsed(told)
        standing = world.store.get(name) if name else None
        if standing is None or standing.id.type != GROUPS or not _beside(standing.id, id_):
            raise errors.group_absent(id_, told)


def _beside(group: ResourceId, id_: ResourceId) -> bool:
    return instance_of(group).key == instance_of(id_).key
