"""All resources of a subscription or a group in one list, whatever their types."""

from collections.abc import Callable, Mapping
from typing import Any

from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.filtering import tested
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.paging import after, paged, size
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.standing import refuse_homeless
from landbridge.emulator.ids import GROUP_TYPE
from landbridge.emulator.store import Resource

SHOWN = ("location", "tags", "sku", "kind", "identity", "zones", "managedBy")
FIELDS: Mapping[str, Callable[[Resource], object]] = {
    "resourcetype": lambda each: each.id.type,
    "name": lambda each: each.id.name,
    "location": lambda each: each.body.get("location"),
    "resourcegroup": lambda each: each.id.group,
}
EXPANDED: Mapping[str, Callable[[Resource], object]] = {
    "createdtime": lambda each: ("createdTime", each.created.isoformat()),
    "changedtime": lambda each: ("changedTime", each.changed.isoformat()),
    "provisioningstate": lambda each: ("provisioningState", each.state),
}


def resources(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    """Those that have a place and tags of their own; groups are no resources here."""
    refuse_homeless(world, taken.id)
    types = [each.type for each in world.kinds if each.tracked and each.type != GROUP_TYPE]
    found = world.store.of_types(types, taken.id.scope, after(taken), size(taken) + 1)
    if text := taken.option("$filter"):
        found = filter(tested(text, FIELDS), found)
    more = _expanded(taken.option("$expand"))
    return paged(taken, found, lambda each: _shown(world, each, more))


def _shown(world: World, resource: Resource, more: list[Any]) -> dict[str, Any]:
    head = {
        "id": str(resource.id),
        "name": resource.id.name,
        "type": world.kinds.of(resource.id).type,
    }
    held = {name: resource.body[name] for name in SHOWN if name in resource.body}
    return {**head, **held, **dict(each(resource) for each in more)}


def _expanded(text: str) -> list[Any]:
    """Raises Refusal for what no resource tells of itself."""
    names = [each.strip() for each in text.split(",") if each.strip()]
    unknown = [each for each in names if each.casefold() not in EXPANDED]
    if unknown:
        told = f"Invalid $expand '{text}' specified in the query string:"
        told += " createdTime, changedTime and provisioningState are taken."
        raise Refusal(400, "InvalidExpandInQueryString", told)
    return [EXPANDED[each.casefold()] for each in names]
