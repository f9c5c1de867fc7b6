"""What a deployment tells of itself: parameters, providers, what depends on what, outputs."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from landbridge.armlang import Deployment, Output, flattened
from landbridge.armlang.values import needs_of
from landbridge.emulator.arm.kind import World
from landbridge.emulator.deployments import errors, operations
from landbridge.emulator.deployments.known import Known
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body, Resource
from landbridge.errors import InputError

TYPES = (
    (bool, "Bool"),
    (int, "Int"),
    (str, "String"),
    (list, "Array"),
    (dict, "Object"),
)


def told_of(deployment: Deployment, now: datetime, id_: ResourceId) -> dict[str, Any]:
    """What is known before anything is made; a secret is not among it."""
    return {
        "mode": deployment.scope.mode,
        "templateHash": _hash(deployment),
        "parameters": _parameters(deployment),
        "timestamp": now.isoformat(),
        "duration": "PT0S",
        "correlationId": str(uuid5(NAMESPACE_URL, f"{id_.key}#{now.isoformat()}")),
        "providers": _providers(deployment),
        "dependencies": _dependencies(deployment),
    }


def with_outputs(
    world: World,
    standing: Resource,
    deployment: Deployment,
    known: Known,
    failures: Sequence[Mapping[str, Any]],
) -> Resource:
    """The deployment at its end: its outputs, or the error that stands among its notes."""
    lasted = operations.duration(standing.created, world.clock.now())
    over = standing.with_properties(duration=lasted, timestamp=world.clock.now().isoformat())
    error = errors.failed(failures) if failures else None
    outputs: Mapping[str, Output] = {}
    if error is None:
        outputs, error = _outputs(deployment, known)
        operations.evaluated(world, standing.id, error)
    if error:
        return over.noting(error=error).with_properties(error=error)
    shown = {
        name: {"type": _kind(each.value), "value": each.value}
        for name, each in outputs.items()
        if not each.secure
    }
    made = [{"id": each} for each in made_by(deployment)]
    return over.with_properties(outputs=shown, outputResources=made)


def made_by(deployment: Deployment) -> list[str]:
    """The ids of what it makes, also of deployments within it."""
    found = (each for each in flattened(deployment) if not each.declared.is_deployment)
    return [str(each.id) for each in found if each.deployed]


def _outputs(
    deployment: Deployment, known: Known
) -> tuple[Mapping[str, Output], dict[str, Any] | None]:
    try:
        found = deployment.outputs(known)
    except InputError as wrong:
        return {}, errors.outputs_failed(wrong)
    for each in found.values():
        if needs := needs_of(each.value):
            told = f"'{each.name}' needs what is not there: {', '.join(sorted(needs))}."
            return {}, errors.outputs_failed(told)
    return found, None


def _hash(deployment: Deployment) -> str:
    """The same for the same template; how Azure counts it is not published."""
    text = json.dumps(dict(deployment.template.value), sort_keys=True, default=str)
    return str(uuid5(NAMESPACE_URL, text).int % 10**20)


def _parameters(deployment: Deployment) -> dict[str, Any]:
    return {
        name: _typed(value) if name not in deployment.secure else {"type": f"Secure{_kind(value)}"}
        for name, value in deployment.parameters.items()
    }


def _typed(value: object) -> dict[str, Any]:
    if needs_of(value):
        return {"type": "SecureString"}
    return {"type": _kind(value), "value": value}


def _kind(value: object) -> str:
    return next((name for python, name in TYPES if isinstance(value, python)), "Object")


def _providers(deployment: Deployment) -> list[Body]:
    found: dict[str, dict[str, list[object]]] = {}
    for each in deployment.resources:
        if each.deployed:
            namespace, _, path = each.type.partition("/")
            places = found.setdefault(namespace, {}).setdefault(path, [])
            places += [] if each.location in places else [each.location]
    return [
        {
            "namespace": namespace,
            "resourceTypes": [
                {"resourceType": path, "locations": [*map(_place, places)]}
                for path, places in paths.items()
            ],
        }
        for namespace, paths in found.items()
    ]


def _place(location: object) -> str | None:
    return location if isinstance(location, str) else None


def _dependencies(deployment: Deployment) -> list[Body]:
    return [
        {"dependsOn": [_named(id_) for id_ in each.depends_on], **_named(str(each.id))}
        for each in deployment.resources
        if each.deployed and each.depends_on
    ]


def _named(id_: str) -> Body:
    name = parsed(id_)
    return {
        "id": id_,
        "resourceType": name.type if name else "",
        "resourceName": "/".join(name.names) if name else "",
    }
