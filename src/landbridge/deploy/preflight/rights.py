"""Whether whoever asks may do it."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from landbridge.catalogue import catalogue
from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError
from landbridge.render.arm import version_of
from landbridge.render.arm.ground import CLOUD
from landbridge.render.arm.resource import RESOURCE_GROUP

PERMISSIONS = "Microsoft.Authorization/permissions"
ROLES, GRANT = "deploy.subscription-roles", "microsoft.authorization/roleassignments/write"
REMEDY = "Ask an owner for the role Contributor on {}, or a narrower one."


def rights(intended: Intended) -> Iterator[Hindrance]:
    """The types that may not be written: in a group that stands, or in the subscription."""
    if any(each.type == CLOUD for each in intended.works):
        yield from _granting(intended)
    for group in intended.groups:
        stands = intended.arm.get(group, version_of(RESOURCE_GROUP)) is not None
        yield from _lacking(group, group if stands else intended.subscription, intended)


def _granting(intended: Intended) -> Iterator[Hindrance]:
    """The service asks for a role that grants; whether another that may grant is enough, nobody
    tells.
    """
    scope = intended.subscription
    try:
        found = list(
            intended.arm.listed(f"{scope}/providers/{PERMISSIONS}", version_of(PERMISSIONS))
        )
    except RemoteError:
        return  # told below
    if not _may(GRANT, found):
        roles = catalogue().value(ROLES)
        named = " or ".join(map(str, roles)) if isinstance(roles, tuple) else str(roles)
        told = f"whoever asks is not {named} on {scope}, as creating a private cloud wants it"
        yield Hindrance(Sure.UNKNOWN, told, f"Ask an owner for the role {named} on {scope}.")


def _lacking(group: str, scope: str, intended: Intended) -> Iterator[Hindrance]:
    remedy = REMEDY.format(scope)
    try:
        path = f"{scope}/providers/{PERMISSIONS}"
        granted = list(intended.arm.listed(path, version_of(PERMISSIONS)))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"the rights of whoever asks are not told: {error}", remedy)
        return
    types = intended.types_in(group)
    lost = [each for each in types if not _may(f"{each}/write".lower(), granted)]
    if lost:
        told = f"whoever asks may not write {', '.join(lost)} in {scope}"
        yield Hindrance(Sure.BLOCKED, told, remedy)


def _may(action: str, granted: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        _matches(action, each.get("actions", ()))
        and not _matches(action, each.get("notActions", ()))
        for each in granted
    )


def _matches(action: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(action, each.lower()) for each in patterns)
