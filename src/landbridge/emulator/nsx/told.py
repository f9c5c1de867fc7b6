"""How objects are told: alone, in lists, and as a tree."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.data import PARTS
from landbridge.emulator.nsx.object import Object, Objects
from landbridge.emulator.nsx.paths import ROOT

PAGE = 1000
TYPES = "Type-"
Told = dict[str, Any]


def alone(cloud: str, each: Object, standing: Objects) -> Told:
    """An object with the parts that it holds."""
    key, part = PARTS.get(each.kind, ("", ""))
    held = [other for other in standing.values() if other.above == each.path and other.kind == part]
    parts = {key: [_own(cloud, other) for other in ordered(held)]} if key else {}
    return {**_own(cloud, each), **parts}


def page(cloud: str, found: Iterable[Object], standing: Objects, asked: Mapping[str, str]) -> Told:
    """A page of a list; the cursor is the path that the page before ended with."""
    size = _size(asked.get("page_size", ""))
    listed = ordered(found)
    paths = [each.path for each in listed]
    start = _start(paths, asked.get("cursor", ""))
    rest, shown = listed[start + size :], listed[start : start + size]
    cursor = {"cursor": shown[-1].path} if rest else {}
    results = [alone(cloud, each, standing) for each in shown]
    return {"results": results, "result_count": len(listed), **cursor}


def tree(cloud: str, standing: Objects, wanted: str | None) -> Told:
    """The root with the types that a filter wants; what holds them without being wanted refers.

    That a holder which is not wanted stands there as a reference is inferred.
    """
    root: Told = {
        "resource_type": "Infra",
        "id": "infra",
        "display_name": "infra",
        "path": ROOT,
        "relative_path": "infra",
    }
    if wanted is None:
        return root
    kinds = _pattern(wanted)
    by_holder: dict[str, list[Object]] = {}
    for each in ordered(standing.values()):
        by_holder.setdefault(each.above, []).append(each)
    return {**root, "children": [*_children(cloud, ROOT, by_holder, kinds)]}


def ordered(found: Iterable[Object]) -> list[Object]:
    """Rules and policies by their numbers, all others by their paths."""
    return sorted(found, key=lambda each: (each.body.get("sequence_number") or 0, each.path))


def _children(
    cloud: str, path: str, by_holder: Mapping[str, list[Object]], kinds: re.Pattern[str]
) -> Iterator[Told]:
    for each in by_holder.get(path, ()):
        inner = [*_children(cloud, each.path, by_holder, kinds)]
        below = {"children": inner} if inner else {}
        if kinds.fullmatch(each.kind):
            own = {**_own(cloud, each), **below}
            yield {"resource_type": f"Child{each.kind}", each.kind: own, "marked_for_delete": False}
        elif inner:
            refers = {"resource_type": "ChildResourceReference", "target_type": each.kind}
            yield {**refers, "id": each.id, **below, "marked_for_delete": False}


def _own(cloud: str, each: Object) -> Told:
    unique = str(uuid5(NAMESPACE_URL, f"{cloud}{each.path}"))
    return {
        "display_name": each.id,
        **each.body,
        "resource_type": each.kind,
        "id": each.id,
        "path": each.path,
        "parent_path": each.above,
        "relative_path": each.id,
        "unique_id": unique,
        "realization_id": unique,
        "marked_for_delete": False,
        "overridden": False,
        "_create_time": _milliseconds(each.created.timestamp()),
        "_create_user": each.author,
        "_last_modified_time": _milliseconds(each.changed.timestamp()),
        "_last_modified_user": each.author,
        "_system_owned": each.is_default,
        "_protection": "NOT_PROTECTED",
        "_revision": each.revision,
        **({"is_default": True} if each.is_default else {}),
    }


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)


def _pattern(text: str) -> re.Pattern[str]:
    """`Type-Domain|Group`, an expression over the names of types."""
    try:
        return re.compile(text.replace(TYPES, ""))
    except re.error as error:
        raise errors.unfit("filter", f"`{text}` is no expression: {error}") from error


def _size(text: str) -> int:
    if text and not (text.isdecimal() and 0 < int(text) <= PAGE):
        raise errors.unfit("page_size", f"a number from 1 to {PAGE} was expected")
    return int(text or PAGE)


def _start(paths: list[str], cursor: str) -> int:
    if cursor and cursor not in paths:
        raise errors.unfit("cursor", "it is none that a page had")
    return paths.index(cursor) + 1 if cursor else 0
