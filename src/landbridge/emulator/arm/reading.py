"""What a GET tells: a resource, or a page of a list of them."""

from collections.abc import Mapping
from typing import Any

from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.filtering import tested
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.arm.paging import after, paged, size
from landbridge.emulator.arm.standing import refuse_homeless
from landbridge.emulator.ids import ResourceId


def page(world: World, kind: Kind, taken: Asked) -> Mapping[str, Any]:
    """A page of the resources of a type in a place. Raises Refusal."""
    refuse_homeless(world, taken.id)
    found = world.store.of_types((kind.type,), _within(taken.id), after(taken), size(taken) + 1)
    if text := taken.option("$filter"):
        found = filter(tested(text, kind.filters), found)
    return paged(taken, found, lambda each: shown(world, kind, each))


def _within(id_: ResourceId) -> str:
    """Groups are listed in their subscription, subscriptions anywhere."""
    return str(id_.parent or id_.scope) if id_.provider else id_.scope.rpartition("/")[0]
