"""Ids of resources: from type and names to an id."""

from collections.abc import Sequence

from landbridge.armlang.fault import Fault
from landbridge.armlang.scope import Scope

PROVIDERS = "/providers/"
GROUPS = "microsoft.resources/resourcegroups"
TENANT_TYPES = ("microsoft.management/managementgroups", "microsoft.subscription/aliases")


def relative_id(type_: str, names: Sequence[str]) -> str:
    """`Microsoft.Network/virtualNetworks/hub/subnets/a` from a type and a name for each part."""
    namespace, *types = type_.strip("/").split("/")
    if not types or not all(types):
        raise Fault(f"`{type_}` is no type of a resource", "Write it as 'Microsoft.Network/...'.")
    if len(types) != len(names):
        raise Fault(
            f"`{type_}` has {len(types)} parts behind its namespace, and {len(names)} names",
            "Give one name for each part.",
        )
    if not all(names):
        raise Fault(f"a name for `{type_}` is empty", "Give one name for each part.")
    pairs = (f"{part}/{name}" for part, name in zip(types, names, strict=True))
    return "/".join([namespace, *pairs])


def joined_id(base: str, type_: str, names: Sequence[str]) -> str:
    """The id of a resource in or at `base`: a place, another resource, or '' for the tenant."""
    return f"{base.rstrip('/')}{PROVIDERS}{relative_id(type_, names)}"


def id_in(scope: Scope, type_: str, name: str) -> str:
    """The id of a resource that a template declares for this place; its name may have slashes."""
    folded, here = type_.casefold(), scope.id
    if folded == GROUPS:
        return f"/subscriptions/{scope.subscription}/resourceGroups/{name}"
    base = "" if folded.startswith(TENANT_TYPES) else here
    return joined_id(base, type_, name.split("/"))


def split_type(texts: Sequence[str], function: str) -> tuple[list[str], str, list[str]]:
    """What stands before the type of a resource, the type, and the names behind it."""
    place = next((n for n, text in enumerate(texts) if "/" in text.strip("/")), None)
    if place is None:
        raise Fault(
            f"{function}() has no type of a resource",
            "Give one such as 'Microsoft.AVS/privateClouds'.",
        )
    return list(texts[:place]), texts[place], list(texts[place + 1 :])
