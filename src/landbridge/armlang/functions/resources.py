"""Functions of resources: their ids, their state, their providers and zones."""

import re
from collections.abc import Mapping

from landbridge.armlang.context import Section, Target
from landbridge.armlang.fault import Fault, Waiting
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.identity import joined_id, split_type
from landbridge.armlang.scope import Level, Scope
from landbridge.armlang.values import key_of

RUNTIME = (Section.BODY, Section.OUTPUT)
"""Where the state of resources may be asked for."""

RELATIVE = re.compile(r"[A-Za-z0-9]+(\.[A-Za-z0-9]+)+(/[^/]+/[^/]+)+")
"""Type and name in turn: a resource beside those of the template."""

GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _resource_id(asked: Asked, *texts: str) -> str:
    before, type_, names = split_type(texts, "resourceId")
    return joined_id(_base(asked, before), type_, names)


def _base(asked: Asked, before: list[str]) -> str:
    """Where a resource is: here, or in the subscription and the group that were named."""
    scope = asked.context.scope
    if len(before) > 2:
        raise Fault("resourceId() has more than two texts before the type", _BEFORE)
    if not before:
        return "" if scope.level is Level.MANAGEMENT_GROUP else scope.id
    if len(before) == 2:
        return f"/subscriptions/{before[0]}/resourceGroups/{before[1]}"
    if scope.level is Level.SUBSCRIPTION or GUID.fullmatch(before[0]):
        return f"/subscriptions/{before[0]}"
    return f"/subscriptions/{_known_place(asked).subscription}/resourceGroups/{before[0]}"


_BEFORE = "Give at most a subscription and a resource group."


def _subscription_resource_id(asked: Asked, *texts: str) -> str:
    before, type_, names = split_type(texts, "subscriptionResourceId")
    subscription = before[0] if before else _known_place(asked).subscription
    return joined_id(f"/subscriptions/{subscription}", type_, names)


def _known_place(asked: Asked) -> Scope:
    """The place of the deployment; raises Waiting where nobody knows it yet."""
    scope = asked.context.scope
    if scope.unknown:
        raise Waiting(scope.unknown)
    return scope


def _tenant_resource_id(*texts: str) -> str:
    before, type_, names = split_type(texts, "tenantResourceId")
    if before:
        raise Fault("tenantResourceId() has a text before the type", "Begin with the type.")
    return joined_id("", type_, names)


def _management_group_resource_id(asked: Asked, *texts: str) -> str:
    before, type_, names = split_type(texts, "managementGroupResourceId")
    group = before[0] if before else _known_place(asked).management_group
    return joined_id(f"/providers/Microsoft.Management/managementGroups/{group}", type_, names)


def _extension_resource_id(base: str, type_: str, *names: str) -> str:
    return joined_id(base, type_, names)


def _target(asked: Asked, name: str) -> Target:
    """The resource that a name or an id means; it is remembered as needed."""
    _only_at_runtime(asked)
    roster = asked.context.frame.roster
    found = roster.find(name) if roster else None
    if found is None and RELATIVE.fullmatch(name):
        found = Target(f"{asked.context.scope.id}/providers/{name}", None)
    if found is None and not name.startswith("/"):
        raise Fault(
            f"{asked.call.name}() means `{name}`, which the template does not have",
            "Give the name of a resource of the template, or a whole id: resourceId(...).",
        )
    target = found or Target(name, None)
    asked.context.frame.touched.add(target.id)
    return target


def _only_at_runtime(asked: Asked) -> None:
    if asked.context.section not in RUNTIME:
        raise Fault(
            f"{asked.call.name}() stands in {asked.context.section}",
            "It may stand in the properties of resources and in outputs.",
        )


def _reference(asked: Asked, name: str, version: str | None = None, full: str = "") -> object:
    return _state(asked, _target(asked, name), version, full)


def _state(asked: Asked, target: Target, version: str | None, full: str) -> object:
    if full and full.casefold() != "full":
        raise Fault("argument 3 of reference() is not 'Full'", "Write 'Full', or leave it out.")
    found = asked.context.scope.state.resource(target.id, version or target.api_version)
    if found is None:
        raise Waiting(frozenset({target.id}))
    if full:
        return dict(found)
    key = key_of(found, "properties")
    return found[key] if key else {}


def _references(asked: Asked, name: str, full: str = "") -> list[object]:
    _only_at_runtime(asked)
    roster = asked.context.frame.roster
    targets = roster.loop(name) if roster else None
    if targets is None:
        raise Fault(
            f"references() means `{name}`, which is no copy loop of the template",
            "Give the symbolic name of a resource with `copy`.",
        )
    asked.context.frame.touched.update(target.id for target in targets)
    missing = frozenset(t.id for t in targets if not _known(asked, t))
    if missing:
        raise Waiting(missing)
    return [_state(asked, target, None, full) for target in targets]


def _known(asked: Asked, target: Target) -> bool:
    return asked.context.scope.state.resource(target.id, target.api_version) is not None


def _list(asked: Asked, name: str, version: str, values: object = None) -> object:
    target = _target(asked, name)
    found = asked.context.scope.state.listed(target.id, asked.call.name, version, values)
    if found is None:
        raise Waiting(frozenset({target.id}))
    return found


def _providers(asked: Asked, namespace: str, type_: str | None = None) -> object:
    found = asked.context.scope.state.provider(namespace)
    if found is None:
        raise Waiting(frozenset({f"providers('{namespace}')"}))
    return dict(found) if type_ is None else dict(_type_of(found, type_))


def _type_of(provider: Mapping[str, object], type_: str) -> Mapping[str, object]:
    types = provider.get("resourceTypes")
    for each in types if isinstance(types, list) else []:
        if isinstance(each, dict) and str(each.get("resourceType")).casefold() == type_.casefold():
            return each
    raise Fault(f"the provider has no type `{type_}`", "Look at its name.")


def _pick_zones(
    asked: Asked, namespace: str, type_: str, location: str, number: int = 1, offset: int = 0
) -> list[object]:
    if number < 1 or offset < 0:
        raise Fault(
            "pickZones() shall pick less than one zone", "Give 1 or more, and offset 0 or more."
        )
    found = asked.context.scope.state.provider(namespace)
    if found is None:
        raise Waiting(frozenset({f"pickZones('{namespace}', '{type_}', '{location}')"}))
    zones = _zones_at(_type_of(found, type_), location)
    if zones and offset + number > len(zones):
        raise Fault(
            f"pickZones() shall pick more zones than {location} has", f"It has {len(zones)}."
        )
    return zones[offset : offset + number]


def _zones_at(type_: Mapping[str, object], location: str) -> list[object]:
    mappings = type_.get("zoneMappings")
    for each in mappings if isinstance(mappings, list) else []:
        if isinstance(each, dict) and _plain(str(each.get("location"))) == _plain(location):
            return sorted(each.get("zones") or [])
    return []


def _plain(location: str) -> str:
    return location.replace(" ", "").casefold()


def _zone_table(asked: Asked, subscription: str, location: str) -> Mapping[str, str]:
    found = asked.context.scope.state.zones(subscription, location)
    if found is None:
        raise Waiting(frozenset({f"{asked.call.name}('{subscription}', '{location}')"}))
    return found


def _one(table: Mapping[str, str], zone: object) -> str:
    if not isinstance(zone, str) or zone not in table:
        raise Fault("the location has no such zone", f"It has {', '.join(sorted(table))}.")
    return table[zone]


def _to_physical(asked: Asked, subscription: str, location: str, zone: str) -> str:
    return _one(_zone_table(asked, subscription, location), zone)


def _to_logical(asked: Asked, subscription: str, location: str, zone: str) -> str:
    table = _zone_table(asked, subscription, location)
    return _one({physical: logical for logical, physical in table.items()}, zone)


def _all_to_physical(asked: Asked, subscription: str, location: str, zones: list[object]) -> object:
    return [_to_physical(asked, subscription, location, str(zone)) for zone in zones]


def _all_to_logical(asked: Asked, subscription: str, location: str, zones: list[object]) -> object:
    return [_to_logical(asked, subscription, location, str(zone)) for zone in zones]


LIST = Function("list*", "string, string, object?", _list, Given.ASKED)
"""All functions whose names begin with list: listKeys, listSecrets, listAccountSas …"""

RESOURCES = (
    Function("extensionResourceId", "string, string, string+", _extension_resource_id),
    LIST,
    Function(
        "managementGroupResourceId", "string, string+", _management_group_resource_id, Given.ASKED
    ),
    Function("pickZones", "string, string, string, int?, int?", _pick_zones, Given.ASKED),
    Function("providers", "string, string?", _providers, Given.ASKED),
    Function("reference", "string, string?, string?", _reference, Given.ASKED),
    Function("references", "string, string?", _references, Given.ASKED),
    Function("resourceId", "string, string+", _resource_id, Given.ASKED),
    Function("subscriptionResourceId", "string, string+", _subscription_resource_id, Given.ASKED),
    Function("tenantResourceId", "string, string+", _tenant_resource_id),
    Function("toLogicalZone", "string, string, string", _to_logical, Given.ASKED),
    Function("toLogicalZones", "string, string, array", _all_to_logical, Given.ASKED),
    Function("toPhysicalZone", "string, string, string", _to_physical, Given.ASKED),
    Function("toPhysicalZones", "string, string, array", _all_to_physical, Given.ASKED),
)
