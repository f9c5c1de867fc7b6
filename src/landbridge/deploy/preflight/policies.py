"""Whether policies may refuse what is going to be done."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of

ASSIGNMENT = "Microsoft.Authorization/policyAssignments"
DEFINITION = "Microsoft.Authorization/policyDefinitions"
REMEDY = (
    "See what it denies: az policy assignment show --ids {}. Those on names of security groups and"
    " route tables must be lifted while deploying."
)
DENIES = frozenset({"deny", "denyaction"})
PARAMETER = "[parameters('"
Record = Mapping[str, Any]
Read = Callable[[str], Record | None]
"""From an id to what stands there."""


def policies(intended: Intended) -> Iterator[Hindrance]:
    """Those that are enforced on the subscription and deny: which resources only Azure can tell."""
    path = f"{intended.subscription}/providers/{ASSIGNMENT}"
    try:
        found = list(intended.arm.listed(path, version_of(ASSIGNMENT)))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"policies are not told: {error}", REMEDY.format("ID"))
        return
    for each in found:
        if each["properties"].get("enforcementMode", "Default") == "Default":
            yield from _one(each, intended)


def _one(assignment: Record, intended: Intended) -> Iterator[Hindrance]:
    name = assignment["properties"].get("displayName") or assignment["name"]
    remedy = REMEDY.format(assignment["id"])
    try:
        found = effects(assignment, lambda path: intended.arm.get(path, version_of(DEFINITION)))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"what the policy `{name}` does is not told: {error}", remedy)
        return
    if found & DENIES:
        yield Hindrance(Sure.UNKNOWN, f"the policy `{name}` denies, and may deny this", remedy)
    elif None in found:
        yield Hindrance(Sure.UNKNOWN, f"what the policy `{name}` does is not told", remedy)


def effects(assignment: Record, read: Read) -> frozenset[str | None]:
    """What an assignment does, in small letters; None for what nobody tells."""
    properties = assignment["properties"]
    given = _values(properties.get("parameters"))
    return frozenset(_effects(str(properties.get("policyDefinitionId", "")), given, read))


def _effects(path: str, given: Record, read: Read) -> Iterator[str | None]:
    found = (read(path) or {}).get("properties", {}) if path else {}
    known = {**_values(found.get("parameters"), "defaultValue"), **given}
    if "policyDefinitions" in found:
        for each in found["policyDefinitions"]:
            passed = _values(each.get("parameters"))
            inner = {name: _resolved(value, known) for name, value in passed.items()}
            yield from _effects(each["policyDefinitionId"], inner, read)
        return
    effect = _resolved(found.get("policyRule", {}).get("then", {}).get("effect"), known)
    yield str(effect).lower() if effect else None


def _values(told: object, key: str = "value") -> Record:
    """The values of parameters that have one."""
    if not isinstance(told, Mapping):
        return {}
    return {name: each[key] for name, each in told.items() if key in each}


def _resolved(value: object, known: Record) -> object:
    """What `[parameters('effect')]` stands for."""
    text = str(value)
    if not text.startswith(PARAMETER):
        return value
    return known.get(text.removeprefix(PARAMETER).partition("'")[0])
