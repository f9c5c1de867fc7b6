"""A group as a template: what stands in it, as it would be deployed again."""

from collections.abc import Iterator, Mapping
from typing import Any

from landbridge.catalogue.shapes import shapes
from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.standing import standing
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.store import Body, Resource

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
EVERYTHING = ["*"]


def exported(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    """What clients write of each resource; names stand in it as they are, without parameters."""
    group = standing(world, ResourceId(taken.id.scope)).id
    asked = taken.body().get("resources") or EVERYTHING
    found = [each for each in world.store.within(str(group)) if _exportable(world, group, each)]
    if asked != EVERYTHING:
        found = _chosen(asked, found)
    return {"template": _template(list(_resources(world, providers, found)))}


def _exportable(world: World, group: ResourceId, resource: Resource) -> bool:
    kind = world.kinds.get(resource.id.type)
    return bool(kind and kind.tracked and resource.id.scope.casefold() == group.key)


def _chosen(asked: object, found: list[Resource]) -> list[Resource]:
    """Those whose ids are told. Raises Refusal for one that cannot be exported."""
    by_key = {each.id.key: each for each in found}
    wanted = [str(each).casefold() for each in asked] if isinstance(asked, list) else []
    lost = [each for each in wanted if each not in by_key]
    if lost:
        told = f"The resource '{lost[0]}' cannot be exported: it does not stand in the group."
        raise Refusal(400, "ExportTemplateCompletedWithErrors", told)
    return [by_key[each] for each in wanted]


def _resources(world: World, providers: Providers, found: list[Resource]) -> Iterator[Body]:
    for each in found:
        kind = world.kinds.of(each.id)
        whole = shown(world, kind, each)
        known = shapes(kind.schema)
        written = known.part(whole, known.of(kind.path), read_only=False)
        head = {"type": kind.type, "apiVersion": providers.newest(kind), "name": each.id.name}
        yield {**head, **{name: value for name, value in written.items() if name not in head}}


def _template(found: list[Body]) -> Body:
    head = {"$schema": SCHEMA, "contentVersion": "1.0.0.0"}
    return {**head, "parameters": {}, "variables": {}, "resources": found}
