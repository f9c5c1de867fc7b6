"""What is asked of a deployment: whether it would be taken, what it holds, that it stops."""

from collections.abc import Mapping

from landbridge.armlang import flattened
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, World
from landbridge.emulator.deployments import errors, operations
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.deployments.preflight import refuse_unfit
from landbridge.emulator.deployments.template import Asked, Read, read
from landbridge.emulator.deployments.told import made_by, told_of
from landbridge.emulator.deployments.what_if import changes
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource


def _validate(world: World, id_: ResourceId, body: Body) -> Body:
    found = _read(world, id_, body)
    refuse_unfit(world, id_, found.deployment)
    made = [{"id": each} for each in made_by(found.deployment)]
    told = told_of(found.deployment, world.clock.now(), id_)
    properties = {**told, "provisioningState": "Succeeded", "validatedResources": made}
    head = {"id": str(id_), "name": id_.name, "type": "Microsoft.Resources/deployments"}
    return {**head, "properties": properties}


def _what_if(world: World, id_: ResourceId, body: Body) -> Body:
    found = _read(world, id_, body)
    refuse_unfit(world, id_, found.deployment)
    told = list(changes(world, id_, found, list(flattened(found.deployment))))
    return {"status": "Succeeded", "properties": {"changes": told}}


def _cancel(world: World, id_: ResourceId, body: Body) -> None:
    """Published: what it began goes on by itself; nothing else is begun."""
    standing = _standing(world, id_)
    operation = world.operations.of(standing.id)
    if operation is None:
        raise errors.not_running(id_.name, standing.state)
    operations.stopped(world, standing.id)
    error = errors.canceled(standing.id)
    world.put(standing.with_properties(provisioningState="Canceled", error=error))
    world.operations.cancel(operation, error)


def _exported(world: World, id_: ResourceId, body: Body) -> Body:
    return {"template": _standing(world, id_).hidden["asked"].get("template")}


def _standing(world: World, id_: ResourceId) -> Resource:
    found = world.store.get(id_)
    if found is None:
        raise refusals.absent(id_)
    return found


def _read(world: World, id_: ResourceId, body: Body) -> Read:
    location = str(body.get("location", ""))
    if not id_.group and not location:
        raise refusals.location_wanted()
    asked = Asked(id_, location, world.clock.now(), body.get("properties") or {})
    return read(asked, Known(world))


ACTIONS: Mapping[str, Action] = {
    "validate": _validate,
    "whatif": _what_if,
    "cancel": _cancel,
    "exporttemplate": _exported,
}
