"""What is asked of a deployment before it is made: whether it is taken, and what it would do."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.armlang import Resource as Declared
from landbridge.armlang import flattened
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Action, World
from landbridge.emulator.arm.merge import merged
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.deployments.template import Read, read
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body


def _validate(world: World, id_: ResourceId, body: Body) -> Body:
    found = _asked(world, id_, body)
    made = [{"id": str(each.id)} for each in _deployed(found)]
    told = {"provisioningState": "Succeeded", "validatedResources": made}
    return {
        "id": str(id_),
        "name": id_.name,
        "properties": {**told, "mode": found.properties.get("mode")},
    }


def _what_if(world: World, id_: ResourceId, body: Body) -> Body:
    found = _asked(world, id_, body)
    changes = [_change(world, each) for each in _deployed(found)]
    return {"status": "Succeeded", "properties": {"changes": changes, "correlationId": id_.name}}


def _change(world: World, declared: Declared) -> Mapping[str, Any]:
    """Made new, changed, or left as it is."""
    id_ = parsed(str(declared.id))
    standing = world.store.get(id_) if id_ else None
    wanted = {name: value for name, value in declared.body.items() if name != "dependsOn"}
    if standing is None:
        return {"resourceId": str(declared.id), "changeType": "Create", "after": wanted}
    before = shown(world, world.kinds.of(standing.id), standing)
    after = merged(
        before,
        {
            name: value
            for name, value in wanted.items()
            if name not in ("name", "type", "apiVersion")
        },
    )
    delta = list(_delta(before, after))
    kind = "Modify" if delta else "NoChange"
    return {
        "resourceId": str(standing.id),
        "changeType": kind,
        "before": before,
        "after": after,
        "delta": delta,
    }


def _delta(
    before: Mapping[str, Any], after: Mapping[str, Any], path: str = ""
) -> Iterator[Mapping[str, Any]]:
    for name, value in after.items():
        at, was = f"{path}.{name}" if path else name, before.get(name)
        if isinstance(value, Mapping) and isinstance(was, Mapping):
            yield from _delta(was, value, at)
        elif value != was:
            kind = "Create" if was is None else "Modify"
            yield {"path": at, "propertyChangeType": kind, "before": was, "after": value}


def _asked(world: World, id_: ResourceId, body: Body) -> Read:
    properties = body.get("properties") or {}
    return read(id_, str(body.get("location", "")), properties, Known(world))


def _deployed(found: Read) -> Iterator[Declared]:
    for each in flattened(found.deployment):
        if each.deployed and not each.declared.is_deployment:
            yield each


ACTIONS: Mapping[str, Action] = {"validate": _validate, "whatif": _what_if}
