"""What stands in a hub: one of a kind, at an address that the hub gives."""

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors as general
from landbridge.emulator.network.references import referred
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.wide_area import errors
from landbridge.emulator.store import Resource

HUBS = "Microsoft.Network/virtualHubs"


def refuse_place(world: World, wanted: Wanted, path: str) -> Resource:
    """The hub in which something of a type shall stand. Raises Refusal."""
    hub = referred(world, wanted.properties.get("virtualHub"), HUBS)
    if hub is None:
        raise general.missing("properties.virtualHub")
    for other in within(world, hub.id, path):
        if other.id.key != wanted.id.key:
            raise errors.second(wanted.id, hub.id, other.id)
    return hub


def within(world: World, hub: ResourceId, path: str) -> list[Resource]:
    """What of a type stands in a hub."""
    return [
        each
        for each in users(world, hub, path)
        if (at := referred(world, each.properties.get("virtualHub"), HUBS)) and at.id.key == hub.key
    ]
