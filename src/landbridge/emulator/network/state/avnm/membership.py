"""Which networks are in which groups at this moment."""

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.network.state.avnm.naming import MEMBERS, NETWORKS, under
from landbridge.emulator.store import Body, Resource


def network_of(world: World, name: str) -> Resource | None:
    """The network of that name, if one stands."""
    found = parsed(name)
    standing = world.store.get(found) if found else None
    return standing if standing and standing.id.type == NETWORKS else None


def group_ids(properties: Body) -> list[str]:
    """The groups that a configuration or a collection is for."""
    named = properties.get("appliesToGroups") or []
    return [str(each.get("networkGroupId", "")) for each in named]


def members(world: World, group: str, without: ResourceId | None = None) -> list[Resource]:
    """The networks of a group, each once; `without` is a member, or a group, that is going."""
    name = parsed(group)
    if name is None or (without and name.key == without.key):
        return []
    named = [each for each in under(world, MEMBERS, name) if each.id != without]
    found = (network_of(world, str(each.properties.get("resourceId", ""))) for each in named)
    return list({each.id.key: each for each in found if each}.values())


def holds(world: World, group: str, network: ResourceId) -> bool:
    return any(each.id.key == network.key for each in members(world, group))
