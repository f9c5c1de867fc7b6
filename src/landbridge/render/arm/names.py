"""Names that Azure gives to nothing: told before anything is made of them."""

import re
from collections.abc import Iterable, Iterator, Mapping

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.render.arm.ground import CLOUD, SECURITY_GROUP, SUBNET
from landbridge.render.arm.resource import OTHERWISE, RESOURCE_GROUP, ArmResource

PATTERNS, WORDS, ANY = "arm.names.published", "arm.names.published-in-words", "*"
INLINE = {
    "securityRules": f"{SECURITY_GROUP}/securityRules",
    "subnets": SUBNET,
}
"""Lists within bodies of what is a resource of its own, and its type."""
WITH_ENDPOINT = frozenset({CLOUD})
"""Whose names hold no reserved word: those with an address that others resolve."""
ENDINGS = (("ies", "y"), ("sses", "ss"), ("s", ""), ("", ""))
"""Of many, and of one."""
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def refuse_names(resources: Iterable[ArmResource]) -> None:
    """Raises InputError for the first name that Azure refuses, with what it takes."""
    for each in resources:
        if each.group:
            _refuse(RESOURCE_GROUP, each.group)
        _refuse(each.type, each.name.rpartition("/")[2])
        for type_, name in _inline(each):
            _refuse(type_, name)


def _inline(resource: ArmResource) -> Iterator[tuple[str, str]]:
    properties = resource.body.get("properties", {})
    for key, type_ in INLINE.items():
        for each in properties.get(key, ()):
            yield type_, each["name"]


def _refuse(type_: str, name: str) -> None:
    patterns = _told(PATTERNS)
    of = next(each for each in (type_, type_.partition("/")[0], ANY) if each in patterns)
    if not re.fullmatch(patterns[of], name):
        expected = f"{_told(WORDS)[of]}."
        raise InputError(f"`{name}` is no name of a {_kind(type_)}: {expected}", remedy=OTHERWISE)
    if type_ in WITH_ENDPOINT and (word := _reserved(name.upper())):
        raise InputError(f"`{name}`: {word} is a reserved word of Azure", remedy=OTHERWISE)


def _reserved(name: str) -> str:
    """The word that Azure does not give away; empty where there is none."""
    within = (each for each in _words("arm.names.reserved-within") if each in name)
    first = (each for each in _words("arm.names.reserved-first") if name.startswith(each))
    whole = (each for each in _words("arm.names.reserved") if each == name)
    return next(iter((*within, *first, *whole)), "")


def _kind(type_: str) -> str:
    """One of a type, in words."""
    words = HUMP.sub(" ", type_.rpartition("/")[2]).lower()
    return next(words.removesuffix(many) + one for many, one in ENDINGS if words.endswith(many))


def _told(fact: str) -> Mapping[str, str]:
    value = catalogue().value(fact)
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    return {key: str(each) for key, each in value.items()}


def _words(fact: str) -> tuple[str, ...]:
    value = catalogue().value(fact)
    assert isinstance(value, tuple)  # noqa: S101 - the data are ours
    return tuple(map(str, value))
