"""Deployments within a deployment: each stands as one of its own, where it deploys to."""

from collections.abc import Mapping, Sequence
from typing import Any

from landbridge.armlang import Deployment, Resource
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.deployments import errors, operations
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.deployments.told import told_of, with_outputs
from landbridge.emulator.ids import ResourceId, parsed


def began(world: World, id_: ResourceId, inner: Deployment, declared: Resource) -> None:
    """It stands, running. Raises Refusal where the place that it deploys to does not stand."""
    scope = parsed(id_.scope)
    if scope is not None and world.store.get(scope) is None:
        raise refusals.absent(scope)
    told = {**told_of(inner, world.clock.now(), id_), "provisioningState": "Running"}
    template = {"template": declared.properties.get("template")}
    location = {"location": declared.location} if isinstance(declared.location, str) else {}
    operations.cleared(world, id_)
    world.put(world.new(id_, {**location, "properties": told, "$": {"asked": template}}))


def ended(
    world: World,
    id_: ResourceId,
    inner: Deployment,
    known: Known,
    failures: Sequence[Mapping[str, Any]],
) -> Mapping[str, Any] | None:
    """It stands as it ended; what went wrong, None where nothing did."""
    standing = world.store.get(id_)
    if standing is None:
        return errors.failed(failures) if failures else None
    found = with_outputs(world, standing, inner, known, failures)
    error: Mapping[str, Any] | None = found.hidden.get("error")
    state = "Failed" if error else "Succeeded"
    world.put(found.with_properties(provisioningState=state))
    return error
