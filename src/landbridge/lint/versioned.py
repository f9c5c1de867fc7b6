"""Types and versions: those that nobody has, and those that cannot express what is asked."""

from collections.abc import Iterator
from difflib import get_close_matches

from landbridge.catalogue import catalogue
from landbridge.lint import told as rules
from landbridge.lint.declared import Declared, Issue
from landbridge.lint.edits import Edit, put
from landbridge.lint.issues import Teller
from landbridge.lint.knowledge import Path, moves, named_alike, since, words

ALIKE = 0.7
ON = "/providers/"
"""What stands in the type of a resource on another one."""


def unknown_type(resource: Declared, teller: Teller) -> Iterator[Issue]:
    """An issue for a type that its provider does not have, where all of its types are known."""
    known = {each.casefold(): each for each in named_alike(resource.type)}
    if not known or resource.type.casefold() in known or ON in resource.type:
        return
    near = get_close_matches(resource.type.casefold(), known, 1, ALIKE)
    fix = f"Write {known[near[0]]}." if near else ""
    seen = f"there is no type {resource.type}"
    yield teller.issue(rules.UNKNOWN_TYPE, resource.at.start, seen, fix)


def old_version(resource: Declared, teller: Teller) -> Iterator[Issue]:
    """An issue for a version that is not known, or is older than what is written or meant."""
    if resource.version is None or not named_alike(resource.type):
        return
    known = (*words("lint.older-versions"), *words("arm.api-versions"))
    newest = _needed(resource)
    if resource.version not in known and not newest:
        seen = f"version {resource.version} of {resource.type} is not known"
        fix = f"Write {_best()}; known are {', '.join(known)}."
        yield teller.issue(rules.UNKNOWN_VERSION, _at(resource), seen, fix, *_edit(resource))
    for path, first in newest.items():
        what = f"`{'.'.join(path)}`" if path else resource.type
        seen = f"{what} came with {first}, and {resource.version} is asked"
        fix = f"Write {_best()}."
        yield teller.issue(rules.OLD_VERSION, _at(resource), seen, fix, *_edit(resource))


def _needed(resource: Declared) -> dict[Path, str]:
    """What is written, or meant by a wrong name, and came later."""
    version = str(resource.version)
    meant = {each.to for at, each in moves(resource.type).items() if resource.body.at(at)}
    return {
        path: first
        for path, first in since(resource.type).items()
        if version < first and (not path or path in meant or resource.body.at(path) is not None)
    }


def _best() -> str:
    return str(catalogue().value("lint.version"))


def _edit(resource: Declared) -> Iterator[Edit]:
    at = resource.versioned
    if at is not None and at.own:
        yield put(at, f"{resource.type}@{_best()}" if resource.joined else _best())


def _at(resource: Declared) -> int:
    return (resource.versioned or resource.at).start
