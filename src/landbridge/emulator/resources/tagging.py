"""`Microsoft.Resources/tags/default`: the tags of anything that has them, as one resource."""

from collections.abc import Callable, Mapping
from typing import Any

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.locking import refuse_locked_change
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.standing import standing
from landbridge.emulator.arm.tag_limits import refuse_tags
from landbridge.emulator.ids import SUBSCRIPTION_TYPE, parsed
from landbridge.emulator.store import Body, Resource

Tags = Mapping[str, str]
DEFAULT = "default"


def tags(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    """Reads or changes them, whichever the method is. Raises Refusal."""
    holder = _holder(world, taken)
    change = _CHANGES.get(taken.method)
    if taken.method != "GET" and change is None:
        raise refusals.no_method(taken.id, taken.method)
    if change is None:
        return _shown(holder)
    refuse_locked_change(world.store, holder.id)
    if world.operations.of(holder.id):
        raise refusals.busy(holder.id)
    held = change(holder.body.get("tags") or {}, taken)
    refuse_tags(held)
    return _shown(world.put(_tagged(holder, held)))


def _holder(world: World, taken: Asked) -> Resource:
    if taken.id.name.casefold() != DEFAULT:
        raise refusals.absent(taken.id)
    scope = parsed(taken.id.scope)
    if scope is None:
        raise refusals.absent(taken.id)
    found = standing(world, scope)
    kind = world.kinds.of(found.id)
    if not kind.tracked and kind.type != SUBSCRIPTION_TYPE:
        told = f"The resource type '{kind.type}' does not support tags."
        raise Refusal(400, "ResourceTypeDoesNotSupportTags", told)
    return found


def _tagged(holder: Resource, held: Tags) -> Resource:
    body = {name: value for name, value in holder.body.items() if name != "tags"}
    return Resource(
        holder.id,
        {**body, "tags": dict(held)} if held else body,
        holder.created,
        holder.changed,
        holder.version,
    )


def _shown(holder: Resource) -> Body:
    return {
        "id": f"{holder.id}/providers/Microsoft.Resources/tags/{DEFAULT}",
        "name": DEFAULT,
        "type": "Microsoft.Resources/tags",
        "properties": {"tags": holder.body.get("tags") or {}},
    }


def _replaced(held: Tags, taken: Asked) -> Tags:
    return _sent(taken.body())


def _emptied(held: Tags, taken: Asked) -> Tags:
    return {}


def _patched(held: Tags, taken: Asked) -> Tags:
    """Raises Refusal for an operation that there is not."""
    body = taken.body()
    do = _PATCHES.get(str(body.get("operation", "")).casefold())
    if do is None:
        raise _unread("operation", "is none of Merge, Replace and Delete")
    return do(held, _sent(body))


def _sent(body: Body) -> Tags:
    """The tags of a request. Raises Refusal for what are none."""
    properties = body.get("properties")
    found = properties.get("tags") if isinstance(properties, dict) else None
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise _unread("properties.tags", "must be an object of texts")
    return found


def _merged(held: Tags, sent: Tags) -> Tags:
    """Names are one whatever their casing; what is sent counts."""
    names = {name.casefold() for name in sent}
    return {**{name: held[name] for name in held if name.casefold() not in names}, **sent}


def _taken_away(held: Tags, sent: Tags) -> Tags:
    """Those of the same name, and of the same value where one is told."""
    gone = {name.casefold(): value for name, value in sent.items()}
    return {
        name: value
        for name, value in held.items()
        if name.casefold() not in gone or gone[name.casefold()] not in ("", value)
    }


def _unread(path: str, problem: str) -> Refusal:
    told = f"The request content was invalid: '{path}' {problem}."
    return Refusal(400, "InvalidRequestContent", told, path)


_PATCHES: Mapping[str, Callable[[Tags, Tags], Tags]] = {
    "merge": _merged,
    "replace": lambda held, sent: sent,
    "delete": _taken_away,
}
_CHANGES: Mapping[str, Callable[[Tags, Asked], Tags]] = {
    "PUT": _replaced,
    "PATCH": _patched,
    "DELETE": _emptied,
}
