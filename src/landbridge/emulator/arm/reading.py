"""What a GET tells: a resource, or a page of a list of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.filtering import tested
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Kind, Page, World
from landbridge.emulator.arm.paging import after, paged, size
from landbridge.emulator.arm.standing import refuse_homeless
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource


def page(world: World, kind: Kind, taken: Asked) -> Mapping[str, Any]:
    """A page of the resources of a type in a place. Raises Refusal."""
    refuse_homeless(world, taken.id)
    found = _walked(world, kind, taken)
    if kind.filters and (text := taken.option("$filter")):
        found = filter(tested(text, kind.filters), found)
    return paged(taken, found, lambda each: shown(world, kind, each))


def _walked(world: World, kind: Kind, taken: Asked) -> Iterator[Resource]:
    """All behind the page before, read as they are asked for."""
    within, beyond, most = _within(taken.id), after(taken), size(taken) + 1
    while found := kind.listed(world, within, Page(beyond, most), taken.query):
        yield from found
        if len(found) < most:
            return
        beyond = found[-1].id.key


def _within(id_: ResourceId) -> str:
    """Groups are listed in their subscription, subscriptions anywhere."""
    return str(id_.parent or id_.scope) if id_.provider else id_.scope.rpartition("/")[0]
