"""One look at a deployment that goes on: what can be made now is made, what cannot waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from landbridge.armlang import Deployment, Resource, nested
from landbridge.armlang.values import needs_of
from landbridge.emulator.arm.kind import Making
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.ids import parsed
from landbridge.emulator.store import Body

AFTER = timedelta(microseconds=1)  # what is waited for ends first
NAMES = ("id", "type", "name", "apiVersion", "dependsOn", "condition", "scope", "comments")


@dataclass
class Turns:
    """`done` are the keys of what is over; `until` is when to look again; `error` ends it all."""

    making: Making
    known: Known
    done: set[str]
    made: set[str]
    until: datetime | None = None
    error: Mapping[str, Any] | None = None

    def taken(self, deployment: Deployment) -> bool:
        """Whether all of a deployment is over. What fails leaves the rest as it is."""
        open_ = 0
        for resource in deployment.resources:
            if not resource.deployed or self._over(resource):
                continue
            if self.error is None and self._ready(resource):
                self._turn(resource)
            open_ += not self._over(resource)
        return not open_

    def _over(self, resource: Resource) -> bool:
        return _key(resource) in self.done

    def _ready(self, resource: Resource) -> bool:
        return all(each.casefold() in self.done for each in resource.depends_on)

    def _turn(self, resource: Resource) -> None:
        now = resource.resolved(self.known)
        try:
            inner = nested(now)
            if inner is not None:
                self._finish(resource, self.taken(inner))
            else:
                self._finish(resource, self._put(now, _key(resource)))
        except Refusal as refusal:
            self.error = refusal.error() | {"target": str(resource.id)}

    def _finish(self, resource: Resource, over: bool) -> None:
        if over and self.error is None:
            self.done.add(_key(resource))

    def _put(self, resource: Resource, key: str) -> bool:
        """Makes it once; afterwards whether it is over."""
        id_ = parsed(str(resource.id))
        if id_ is None or needs_of([resource.id, dict(resource.body)]):
            waits = ", ".join(sorted(resource.needs))
            raise Refusal(
                400, "InvalidTemplate", f"'{resource.label}' needs what is not there: {waits}."
            )
        if key not in self.made:
            self.made.add(key)
            self.making.make(id_, _body(resource))
        work = self.making.world.operations.of(id_)
        if work:
            self.until = min(work.due + AFTER, self.until or work.due + AFTER)
        return work is None


def _key(resource: Resource) -> str:
    return str(resource.id).casefold()


def _body(resource: Resource) -> Body:
    return {name: value for name, value in resource.body.items() if name not in NAMES}
