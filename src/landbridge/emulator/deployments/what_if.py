"""What a deployment would change: resource by resource, property by property."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from landbridge.armlang import Resource as Declared
from landbridge.armlang.values import Pending
from landbridge.emulator.arm.changes import Changes
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.merge import merged
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.deployments.complete import unwanted
from landbridge.emulator.deployments.delta import delta
from landbridge.emulator.deployments.template import Read
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body, Resource

IDS_ONLY = "resourceidonly"
FORMATS = ("fullresourcepayloads", IDS_ONLY)
NAMES = ("id", "name", "type", "apiVersion", "dependsOn", "condition", "scope", "comments")
Change = Mapping[str, Any]


def changes(
    world: World, id_: ResourceId, found: Read, declared: Sequence[Declared]
) -> Iterator[Change]:
    """One for each resource of the template, and for each other in the group. Raises Refusal."""
    ids_only = _format(found.properties) == IDS_ONLY
    wanted = [each for each in declared if each.deployed and not each.declared.is_deployment]
    for each in wanted:
        whole = _change(world, each)
        yield _id_alone(whole) if ids_only else whole
    complete = found.deployment.scope.mode.casefold() == "complete"
    for other in unwanted(world, id_, (str(each.id) for each in wanted)):
        yield _other(world, other, "Delete" if complete else "Ignore", ids_only)


def _format(properties: Body) -> str:
    settings = properties.get("whatIfSettings") or {}
    told = str(settings.get("resultFormat") or FORMATS[0])
    if told.casefold() not in FORMATS:
        wrong = f"'{told}' is none of FullResourcePayloads and ResourceIdOnly."
        raise Refusal(400, "InvalidRequestContent", wrong, "properties.whatIfSettings.resultFormat")
    return told.casefold()


def _other(world: World, resource: Resource, kind: str, ids_only: bool) -> Change:
    told = {"resourceId": str(resource.id), "changeType": kind}
    if ids_only:
        return told
    return {**told, "before": shown(world, world.kinds.of(resource.id), resource)}


def _id_alone(change: Change) -> Change:
    """Published: whether what stands would change is not looked at in this form."""
    kind = change["changeType"]
    known = kind if kind in ("Create", "Unsupported") else "Deploy"
    return {"resourceId": change["resourceId"], "changeType": known}


def _change(world: World, declared: Declared) -> Change:
    """Made new, changed, or left as it is; unsupported where nobody knows what it is called."""
    if isinstance(declared.id, Pending):
        told = {"resourceId": declared.id.text, "changeType": "Unsupported"}
        return {**told, "unsupportedReason": "Its name is known only while it is deployed."}
    id_ = parsed(declared.id)
    standing = world.store.get(id_) if id_ else None
    if standing is None:
        return {"resourceId": declared.id, "changeType": "Create", "after": _after(declared)}
    before = shown(world, world.kinds.of(standing.id), standing)
    after = _rehearsed(world, standing, declared)
    changed = list(delta(before, after))
    told = {"resourceId": str(standing.id), "changeType": "Modify" if changed else "NoChange"}
    return {**told, "before": before, "after": after, "delta": changed}


def _after(declared: Declared) -> Body:
    body = {name: _plain(each) for name, each in declared.body.items() if name != "dependsOn"}
    version = {"apiVersion": declared.api_version} if declared.api_version else {}
    return {"id": declared.id, **version, **body}


def _rehearsed(world: World, standing: Resource, declared: Declared) -> Body:
    """What would be read afterwards: it is made, looked at, and undone."""
    body = {name: each for name, each in declared.body.items() if name not in NAMES}
    plain = {name: _plain(each) for name, each in body.items()}
    found: Body = merged(shown(world, world.kinds.of(standing.id), standing), plain)
    if plain != body:
        return found
    with suppress(Refusal), world.store.rehearsal():
        made = Changes(world).make(standing.id, body)
        found = shown(world, world.kinds.of(made.id), made)
    return found


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """A value as JSON; what is known only later as the expression that stands for it."""
    if isinstance(value, Pending):
        return value.text
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
