"""What is looked at before anything is made: types, versions, the shape of each body."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.armlang import Deployment, Resource, flattened
from landbridge.armlang.values import needs_of
from landbridge.emulator.arm.fitting import refuse_misfit
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.deployments import errors
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.errors import InputError

NAMES = ("id", "type", "name", "apiVersion", "dependsOn", "condition", "scope", "comments")


def refuse_unfit(world: World, id_: ResourceId, deployment: Deployment) -> None:
    """Raises Refusal with all that some provider would never take."""
    details = list(_unfit(world, deployment))
    if details:
        raise errors.unfit(id_.name, details)


def _unfit(world: World, deployment: Deployment) -> Iterator[Mapping[str, Any]]:
    try:
        found = [each for each in flattened(deployment) if each.deployed]
    except InputError as wrong:
        raise errors.wrong_template(wrong) from wrong
    for each in found:
        if each.declared.is_deployment:
            continue
        try:
            _refuse(world, each)
        except Refusal as refusal:
            yield {**refusal.error(), "target": str(each.id)}


def _refuse(world: World, resource: Resource) -> None:
    """Nothing is said of a body of which something is known only later."""
    id_ = parsed(str(resource.id)) if isinstance(resource.id, str) else None
    if id_ is None:
        return
    kind = world.kinds.of(id_)
    if not needs_of(dict(resource.body)):
        body = {name: value for name, value in resource.body.items() if name not in NAMES}
        refuse_misfit(kind, body, None)
