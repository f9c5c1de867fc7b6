"""Children that a parent's body shows: the subnets of a network, the rules of a group."""

from typing import Any

from landbridge.emulator.arm.fitting import AUTHOR, ETAG, tells
from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.store import HIDDEN, Body, Resource, etag_of


def parted(kind: Kind, body: Body) -> tuple[Body, dict[str, list[Body]]]:
    """A body without its children, and the lists of them that it holds."""
    properties: Body = body.get("properties") or {}
    inline = {
        name: properties[name] for name in kind.inline if isinstance(properties.get(name), list)
    }
    own = {name: value for name, value in properties.items() if name not in kind.inline}
    return ({**body, "properties": own} if "properties" in body else body), inline


def shown(world: World, kind: Kind, resource: Resource) -> dict[str, Any]:
    """A resource as a client reads it: its name, what it holds, its children."""
    body = {**resource.body, **kind.head(resource)}
    body.pop(HIDDEN, None)
    children = {name: _children(world, each, resource) for name, each in kind.inline.items()}
    if told := {**kind.computed(world, resource), **children}:
        body["properties"] = {**resource.properties, **told}
    if tells(kind, ETAG):
        body[ETAG] = etag(world, kind, resource)
    if tells(kind, AUTHOR):
        body[AUTHOR] = _made(resource)
    return body


def etag(world: World, kind: Kind, resource: Resource) -> str:
    """Another one whenever a child changes, since the body does."""
    if not kind.inline:
        return resource.etag
    children = [
        etag(world, each, child)
        for each in kind.inline.values()
        for child in _standing(world, each, resource)
    ]
    return etag_of("".join([resource.etag, *children]))


def _children(world: World, kind: Kind, parent: Resource) -> list[dict[str, Any]]:
    return [shown(world, kind, each) for each in _standing(world, kind, parent)]


def _standing(world: World, kind: Kind, parent: Resource) -> list[Resource]:
    """In the order in which they were made."""
    found = world.store.of_type(kind.type, within=str(parent.id))
    return sorted(found, key=lambda each: each.created)


def _made(resource: Resource) -> dict[str, str]:
    who = {"createdBy": "emulator", "createdByType": "Application"}
    last = {"lastModifiedBy": "emulator", "lastModifiedByType": "Application"}
    when = {
        "createdAt": resource.created.isoformat(),
        "lastModifiedAt": resource.changed.isoformat(),
    }
    return {**who, **last, **when}
