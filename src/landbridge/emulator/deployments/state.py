"""Deployments as they stand: what was asked, how far it is, what came of it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from landbridge.armlang import Deployment
from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import Action, Kind, Making, Wanted, World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.sweeping import swept
from landbridge.emulator.deployments import actions, errors, operations
from landbridge.emulator.deployments.complete import unwanted
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.deployments.operations import DeploymentOperations
from landbridge.emulator.deployments.preflight import refuse_unfit
from landbridge.emulator.deployments.template import Asked, read, whole
from landbridge.emulator.deployments.told import made_by, told_of, with_outputs
from landbridge.emulator.deployments.turns import Turns
from landbridge.emulator.region import region
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
    filters: ClassVar = {"provisioningstate": lambda each: each.state}

    @property
    def schema(self) -> str:
        return "Microsoft.Resources.Deployments"

    def hours(self, wanted: Wanted) -> float:
        return MOMENT

    def hours_to_delete(self, resource: Resource) -> float:
        return MOMENT

    def refuse(self, world: World, wanted: Wanted) -> None:
        """Published: a deployment to a subscription has a place, and keeps it."""
        if wanted.id.group:
            return
        if not wanted.location:
            raise refusals.location_wanted()
        held = str(wanted.before.body.get("location", "")) if wanted.before else wanted.location
        if region(held) != region(wanted.location):
            raise errors.other_location(wanted.id.name, held, wanted.location)

    def begun(self, world: World, wanted: Wanted) -> Body:
        now = world.clock.now()
        asked = Asked(wanted.id, wanted.location, now, wanted.properties)
        found = read(asked, Known(world))
        refuse_unfit(world, wanted.id, found.deployment)
        operations.cleared(world, wanted.id)
        world.secrets.keep(wanted.id, json.dumps(found.secret))
        told = told_of(found.deployment, now, wanted.id)
        location = {"location": wanted.location} if wanted.location else {}
        tags = {"tags": wanted.body["tags"]} if wanted.body.get("tags") else {}
        notes = {"asked": found.properties, "since": now.isoformat()}
        return {**location, **tags, "properties": told, "$": notes}

    def work(self, making: Making, resource: Resource) -> datetime | None:
        """Makes what can be made now; at its end takes away what Complete mode takes away."""
        world, notes = making.world, resource.hidden
        since = datetime.fromisoformat(notes["since"])
        location = str(resource.body.get("location", ""))
        given = whole(notes["asked"], world.secrets.of(resource.id))
        asked = Asked(resource.id, location, since, given)
        deployment = read(asked, Known(world)).deployment
        turns = Turns(
            making,
            Known(world),
            set(notes.get("done", ())),
            set(notes.get("made", ())),
            dict(notes.get("failed", {})),
        )
        over = turns.taken(deployment, resource.id)
        noted = resource.noting(
            done=sorted(turns.done), made=sorted(turns.made), failed=turns.failed
        )
        world.put(noted)
        return _finished(making, noted, deployment, turns) if over else turns.until


def _finished(
    making: Making, resource: Resource, deployment: Deployment, turns: Turns
) -> datetime | None:
    failures = turns.errors_of(deployment)
    if not failures and deployment.scope.mode.casefold() == "complete":
        try:
            until = swept(making, lambda: _unwanted(making.world, resource, deployment))
        except Refusal as refusal:
            failures, until = [refusal.error()], None
        if until:
            return until
    world = making.world
    over = with_outputs(world, resource, deployment, Known(world), failures)
    state = "Failed" if over.hidden.get("error") else "Succeeded"
    world.put(over.with_properties(provisioningState=state))
    world.secrets.forget(resource.id)
    return None


def _unwanted(world: World, resource: Resource, deployment: Deployment) -> list[Resource]:
    return list(unwanted(world, resource.id, made_by(deployment)))


KINDS = (Deployments(), DeploymentOperations())
