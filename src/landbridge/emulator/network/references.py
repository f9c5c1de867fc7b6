"""What a body names by `{"id": ...}`, and the numbers that the service gives to resources."""

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body, Resource


def named(held: object) -> ResourceId | None:
    """The name that a reference holds; None where it holds none."""
    return parsed(str(held.get("id") or "")) if isinstance(held, Mapping) else None


def referred(world: World, held: object, type_: str) -> Resource | None:
    """The resource that a reference names, if it stands and is of the type."""
    name = named(held)
    standing = world.store.get(name) if name else None
    return standing if standing and standing.id.type == type_ else None


def listed(properties: Body, name: str) -> list[Body]:
    """The properties of each entry of a list such as `ipConfigurations`."""
    return [each.get("properties") or {} for each in properties.get(name) or []]


def guid(id_: ResourceId, of: str = "") -> str:
    """A number that follows from the name of a resource: the same in each run."""
    return str(uuid5(NAMESPACE_URL, f"{id_.key}{of}"))
