"""The operations of a deployment: one for each resource that it makes."""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from landbridge.armlang import Resource as Declared
from landbridge.emulator.arm.kind import Kind, World
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

RUNNING, SUCCEEDED, FAILED = "Running", "Succeeded", "Failed"
STATUSES = {RUNNING: "Accepted", SUCCEEDED: "OK", FAILED: "Conflict"}
OUTPUTS = "EvaluateDeploymentOutput"


class DeploymentOperations(Kind):
    """The deployment alone writes them."""

    type = "Microsoft.Resources/deployments/operations"
    methods = frozenset(("GET",))
    tracked = False

    def head(self, resource: Resource) -> Body:
        """They have no name and no type, but an id of their own."""
        return {"id": str(resource.id), "operationId": resource.id.name}


def begun(world: World, deployment: ResourceId, declared: Declared) -> None:
    """Notes that a resource is being made."""
    id_ = _id(deployment, str(declared.id))
    name = str(declared.name).rpartition("/")[2]
    target = {"id": str(declared.id), "resourceType": declared.type, "resourceName": name}
    world.put(world.new(id_, _body(world, RUNNING, targetResource=target)))


def ended(world: World, deployment: ResourceId, resource: str, error: Body | None = None) -> None:
    """Notes what became of it."""
    standing = world.store.get(_id(deployment, resource))
    if standing:
        state = FAILED if error else SUCCEEDED
        told = {"statusMessage": {"error": error}} if error else {}
        lasted = duration(standing.created, world.clock.now())
        world.put(standing.with_properties(**_status(world, state), **told, duration=lasted))


def evaluated(world: World, deployment: ResourceId, error: Body | None) -> None:
    """Notes what became of the outputs."""
    state, told = FAILED if error else SUCCEEDED, {"statusMessage": error} if error else {}
    body = _body(world, state, **told)
    body["properties"]["provisioningOperation"] = OUTPUTS
    world.put(world.new(_id(deployment, OUTPUTS), body))


def stopped(world: World, deployment: ResourceId) -> None:
    """Notes that nobody waits any longer for what was running."""
    for each in world.store.of_type(DeploymentOperations.type, within=str(deployment)):
        if each.properties["provisioningState"] == RUNNING:
            world.put(each.with_properties(provisioningState="Canceled"))


def cleared(world: World, deployment: ResourceId) -> None:
    """A deployment that begins anew has none."""
    for each in world.store.of_type(DeploymentOperations.type, within=str(deployment)):
        world.store.delete(each.id)


def duration(begun: datetime, now: datetime) -> str:
    """As ISO 8601 writes it: PT1.5S."""
    return f"PT{max((now - begun).total_seconds(), 0.0):.7f}S"


def _id(deployment: ResourceId, resource: str) -> ResourceId:
    named = uuid5(NAMESPACE_URL, resource.casefold()).hex[:16].upper()
    return deployment.child("operations", named)


def _body(world: World, state: str, **told: object) -> dict[str, Any]:
    head = {"provisioningOperation": "Create", **_status(world, state), "duration": "PT0S"}
    return {"properties": {**head, **told}}


def _status(world: World, state: str) -> dict[str, Any]:
    when = world.clock.now().isoformat()
    return {"provisioningState": state, "timestamp": when, "statusCode": STATUSES[state]}
