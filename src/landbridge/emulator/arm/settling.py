"""Work that takes time, gone on with when it is due: what it makes, what it takes away, its end."""

import sqlite3
from dataclasses import replace
from typing import Any

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.changes import DELETE, Changes
from landbridge.emulator.arm.kind import Kind
from landbridge.emulator.arm.operation import Operation
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Resource


def settle(changes: Changes) -> None:
    """Ends the work that is over by now; called before a request is answered, never by one."""
    for operation in changes.world.operations.over(changes.world.clock.now()):
        try:
            _settled(changes, operation)
        except Refusal as refusal:
            _settled(changes, replace(operation, error=refusal.error()))
        except sqlite3.Error:
            raise  # it goes on once the disk has room
        except Exception as fault:  # noqa: BLE001 - a fault of ours ends one work, not all
            _settled(changes, replace(operation, error=refusals.fault(fault).error()))


def _settled(changes: Changes, operation: Operation) -> None:
    world = changes.world
    with world.store.change():
        resource = world.store.get(operation.resource)
        if resource is None:
            world.operations.end(operation)
        elif operation.error:
            _ended(changes, operation, resource, "Failed", operation.error)
        else:
            gone_on = _going if operation.verb == DELETE else _working
            gone_on(changes, operation, resource)


def _working(changes: Changes, operation: Operation, resource: Resource) -> None:
    kind = changes.world.kinds.of(resource.id)
    try:
        until = kind.work(changes, resource)
    except Refusal as refusal:
        _ended(changes, operation, resource, "Failed", refusal.error())
        return
    if until:
        changes.world.operations.postpone(operation, until)
    else:
        changes.world.operations.end(operation, _done(changes, kind, resource.id))


def _going(changes: Changes, operation: Operation, resource: Resource) -> None:
    """A deletion goes on; where something in it stays, so does the resource."""
    kind = changes.world.kinds.of(resource.id)
    try:
        until = kind.unmade(changes, resource)
    except Refusal as refusal:
        _ended(changes, operation, resource, "Succeeded", refusal.error())
        return
    if until:
        changes.world.operations.postpone(operation, until)
        return
    changes.take_away(kind, resource)
    changes.world.operations.end(operation)


def _ended(
    changes: Changes, operation: Operation, resource: Resource, state: str, error: dict[str, Any]
) -> None:
    """What went wrong ends the work; the resource stays, in a state."""
    changes.world.put(resource.with_properties(provisioningState=state))
    changes.world.operations.end(operation, error)


def _done(changes: Changes, kind: Kind, id_: ResourceId) -> dict[str, Any] | None:
    """What went wrong; None where the resource stands now."""
    world = changes.world
    resource = world.store.get(id_)
    if resource is None or (error := resource.hidden.get("error")):
        return error if resource else None
    done = resource.with_properties(provisioningState="Succeeded")
    world.put(kind.done(world, done))
    return None
