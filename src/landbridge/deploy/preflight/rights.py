"""Whether whoever asks may do it."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from landbridge.deploy.preflight.hindrance import Hindrance, Intended, Sure
from landbridge.errors import RemoteError

VERSION = "2022-04-01"
REMEDY = "Ask an owner of the subscription for the role Contributor there, or a narrower one."


def rights(intended: Intended) -> Iterator[Hindrance]:
    """The types that may not be written with the roles of whoever asks, on the subscription."""
    path = f"{intended.subscription}/providers/Microsoft.Authorization/permissions"
    try:
        granted = list(intended.arm.listed(path, VERSION))
    except RemoteError as error:
        yield Hindrance(Sure.UNKNOWN, f"the rights of whoever asks are not told: {error}", REMEDY)
        return
    lost = [each for each in intended.types if not _may(f"{each}/write".lower(), granted)]
    if lost:
        told = f"whoever asks may not write {', '.join(lost)} in the subscription"
        yield Hindrance(Sure.BLOCKED, told, REMEDY)


def _may(action: str, granted: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        _matches(action, each.get("actions", ()))
        and not _matches(action, each.get("notActions", ()))
        for each in granted
    )


def _matches(action: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(action, each.lower()) for each in patterns)
