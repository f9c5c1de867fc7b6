"""Deployments as they stand: what was asked, how far it is, what came of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from landbridge.armlang import Deployment
from landbridge.emulator.arm.kind import Action, Kind, Making, Wanted, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.deployments import actions
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.deployments.template import Read, read
from landbridge.emulator.deployments.turns import Turns
from landbridge.emulator.store import Body, Resource

MOMENT = 1 / 3600 / 100
"""What reading a template takes, in hours."""


class Deployments(Kind):
    """Its template is kept among the notes, without secrets, and read anew at each look."""

    type = "Microsoft.Resources/deployments"
    tracked = False
    states = ("Running", "Running")
    actions: ClassVar[Mapping[str, Action]] = actions.ACTIONS
    foregoing = frozenset(("validate", "whatif"))

    @property
    def schema(self) -> str:
        return "Microsoft.Resources.Deployments"

    def hours(self, wanted: Wanted) -> float:
        return MOMENT

    def begun(self, world: World, wanted: Wanted) -> Body:
        found = _read(world, Resource(wanted.id, wanted.body, world.clock.now(), world.clock.now()))
        told = {
            "mode": found.properties.get("mode", "Incremental"),
            "parameters": _parameters(found.deployment),
            "timestamp": world.clock.now().isoformat(),
            "correlationId": wanted.id.name,
        }
        location = {"location": wanted.location} if wanted.location else {}
        return {**location, "properties": told, "$": {"asked": found.properties}}

    def work(self, making: Making, resource: Resource) -> datetime | None:
        """Makes what can be made now."""
        world = making.world
        asked = resource.hidden["asked"]
        deployment = read(
            resource.id, str(resource.body.get("location", "")), asked, Known(world)
        ).deployment
        turns = Turns(
            making,
            Known(world),
            set(resource.hidden.get("done", ())),
            set(resource.hidden.get("made", ())),
        )
        over = turns.taken(deployment)
        noted = resource.noting(done=sorted(turns.done), made=sorted(turns.made), error=turns.error)
        world.put(_finished(noted, deployment, world) if over or turns.error else noted)
        return None if over or turns.error else turns.until


def _read(world: World, resource: Resource) -> Read:
    properties = resource.properties
    if not isinstance(properties.get("template"), dict):
        raise Refusal(400, "InvalidDeployment", "The template must be part of the request.")
    return read(resource.id, str(resource.body.get("location", "")), properties, Known(world))


def _finished(resource: Resource, deployment: Deployment, world: World) -> Resource:
    if error := resource.hidden.get("error"):
        failed = {
            "code": "DeploymentFailed",
            "message": "At least one resource deployment operation failed.",
            "details": [error],
        }
        return resource.noting(error=failed).with_properties(
            provisioningState="Failed", error=failed
        )
    outputs = deployment.outputs(Known(world))
    shown = {
        name: {"type": each.type, "value": each.value}
        for name, each in outputs.items()
        if not each.secure
    }
    made = [{"id": str(each.id)} for each in deployment.resources if each.deployed]
    return resource.with_properties(outputs=shown, outputResources=made)


def _parameters(deployment: Deployment) -> dict[str, Any]:
    return {
        name: {"type": _kind(value), "value": value}
        for name, value in deployment.parameters.items()
        if name not in deployment.secure
    }


def _kind(value: object) -> str:
    kinds = {bool: "Bool", int: "Int", str: "String", list: "Array", dict: "Object"}
    return kinds.get(type(value), "Object")


KINDS = (Deployments(),)
