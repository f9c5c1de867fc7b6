"""What stands, or the refusal that names the outermost of what does not."""

from collections.abc import Collection

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource


def standing(world: World, id_: ResourceId) -> Resource:
    """Raises Refusal."""
    found = found_of(world, id_)
    if found is None:
        refuse_homeless(world, id_)
        raise refusals.absent(id_)
    return found


def found_of(world: World, id_: ResourceId) -> Resource | None:
    """What stands under a name, also what a type finds by itself."""
    kind = world.kinds.get(id_.type)
    return kind.found(world, id_) if kind else world.store.get(id_)


def refuse_homeless(world: World, id_: ResourceId) -> None:
    """Raises Refusal where that in which it would stand does not."""
    holder = id_.holder
    if holder is None or "GET" not in _methods(world, holder):
        return
    if found_of(world, holder) is None:
        refuse_homeless(world, holder)
        told = refusals.parent_absent if id_.parent else refusals.absent
        raise told(holder)


def _methods(world: World, id_: ResourceId) -> Collection[str]:
    kind = world.kinds.get(id_.type)
    return kind.methods if kind else ()
