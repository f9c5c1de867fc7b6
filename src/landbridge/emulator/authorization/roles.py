"""The built-in roles that the catalogue has."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from landbridge.catalogue import catalogue

FACTS = (
    "role.owner",
    "role.contributor",
    "role.reader",
    "role.user-access-administrator",
    "role.network-contributor",
    "role.avs-orchestrator",
    "role.avs-on-fleet-vis",
)


class Role(NamedTuple):
    """A role; `name` is what people call it."""

    id: str
    name: str
    actions: tuple[str, ...]
    not_actions: tuple[str, ...]


@cache
def roles() -> Mapping[str, Role]:
    """By id."""
    return {role.id: role for role in map(_role, FACTS)}


def role_named(name: str) -> Role:
    return next(role for role in roles().values() if role.name == name)


def _role(fact: str) -> Role:
    told = catalogue().value(fact)
    assert isinstance(told, dict)  # noqa: S101 - the data are ours
    return Role(
        str(told["id"]),
        catalogue()[fact].title,
        _texts(told["actions"]),
        _texts(told["not-actions"]),
    )


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)  # noqa: S101 - likewise
    return tuple(str(each) for each in value)
