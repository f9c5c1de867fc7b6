"""One look at a deployment that goes on: what can be made now is made, what cannot waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from landbridge.armlang import Deployment, Resource, nested
from landbridge.armlang.values import needs_of
from landbridge.emulator.arm.kind import Making
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.registration import is_registered, register
from landbridge.emulator.arm.sweeping import AFTER
from landbridge.emulator.deployments import errors, operations
from landbridge.emulator.deployments.inner import began, ended
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body
from landbridge.errors import InputError

NAMES = ("id", "type", "name", "apiVersion", "dependsOn", "condition", "scope", "comments")
Error = Mapping[str, Any]


@dataclass
class Turns:
    """What became of each resource, by its key; `until` is when to look again.

    What fails keeps back what depends on it, and nothing else.
    """

    making: Making
    known: Known
    done: set[str]
    made: set[str]
    failed: dict[str, Error]
    until: datetime | None = field(default=None)

    def taken(self, deployment: Deployment, id_: ResourceId) -> bool:
        """Whether all of a deployment is over that can be."""
        left_out = {_key(each) for each in deployment.resources if not each.deployed}
        waiting = False
        for resource in deployment.resources:
            if _key(resource) in left_out:
                continue
            if not self._over(resource) and self._ready(resource, left_out):
                self._turn(resource, id_)
                waiting = waiting or not self._over(resource)
        return not waiting

    def errors_of(self, deployment: Deployment) -> list[Error]:
        """What failed of it, in its order."""
        found = [self.failed.get(_key(each)) for each in deployment.resources]
        return [each for each in found if each is not None]

    def _over(self, resource: Resource) -> bool:
        return _key(resource) in self.done or _key(resource) in self.failed

    def _ready(self, resource: Resource, left_out: set[str]) -> bool:
        needs = {each.casefold() for each in resource.depends_on}
        return needs <= self.done | left_out

    def _turn(self, resource: Resource, deployment: ResourceId) -> None:
        key = _key(resource)
        try:
            if key not in self.made:
                self._begin(resource, deployment)
            over, error = self._went_on(resource)
        except Refusal as refusal:
            over, error = True, refusal.error()
        except InputError as wrong:
            over, error = True, errors.wrong_template(wrong).error()
        if error:
            self.failed[key] = {**error, "target": str(resource.id)}
        elif over:
            self.done.add(key)
        if over:
            told = self.failed.get(key)
            operations.ended(self.making.world, deployment, str(resource.id), _body_of(told))

    def _begin(self, resource: Resource, deployment: ResourceId) -> None:
        self.made.add(_key(resource))
        operations.begun(self.making.world, deployment, resource)
        now = resource.resolved(self.known)
        id_, inner = _name(now), nested(now)
        if inner is not None:
            began(self.making.world, id_, inner, now)
            return
        if needs := needs_of(dict(now.body)):
            told = errors.needs_absent(resource.label, ", ".join(sorted(needs)))
            raise Refusal(400, told["code"], told["message"])
        if not is_registered(self.making.world, id_.subscription, id_.provider):
            register(self.making.world, id_.subscription, id_.provider)
        self.making.make(id_, _body(now))

    def _went_on(self, resource: Resource) -> tuple[bool, Error | None]:
        """Whether it is over, and what went wrong."""
        now = resource.resolved(self.known)
        id_, inner = _name(now), nested(now)
        if inner is not None:
            if not self.taken(inner, id_):
                return False, None
            return True, ended(self.making.world, id_, inner, self.known, self.errors_of(inner))
        world = self.making.world
        if work := world.operations.of(id_):
            self.until = min(work.due + AFTER, self.until or work.due + AFTER)
            return False, None
        standing = world.store.get(id_)
        if standing and standing.state == "Failed":
            return True, errors.resource_failed(world.operations.error_of(standing.id))
        return True, None


def _name(resource: Resource) -> ResourceId:
    """Raises Refusal where nobody knows what it is called."""
    id_ = parsed(str(resource.id)) if isinstance(resource.id, str) else None
    if id_ is None:
        raise errors.wrong_template(f"nobody knows the name of '{resource.label}'")
    return id_


def _key(resource: Resource) -> str:
    return str(resource.id).casefold()


def _body_of(error: Error | None) -> Body | None:
    return dict(error) if error else None


def _body(resource: Resource) -> Body:
    return {name: value for name, value in resource.body.items() if name not in NAMES}
