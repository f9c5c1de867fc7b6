"""What a request changes, as one list whatever its form: a tree, an object, a deletion."""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.data import INFRA, KINDS, PARTS
from landbridge.emulator.nsx.object import Objects
from landbridge.emulator.nsx.paths import NAME, ROOT, inside, place
from landbridge.emulator.store import Body

REFERENCE, WRAPPED, TARGET = "ChildResourceReference", "Child", "target_type"
GOING = "marked_for_delete"


class Edit(NamedTuple):
    """An object to write, or without a body to take away; `whole` puts it in place of what was."""

    path: str
    kind: str
    body: Body | None
    whole: bool = False


def of_tree(path: str, holder: Body) -> Iterator[Edit]:
    """The edits of a tree below a path, those of a holder before those of what it holds."""
    for child in _listed(path, holder, "children"):
        kind, body, refers = _unwrapped(path, child)
        name = body.get("id") or str(body.get("path", "")).rpartition("/")[2]
        at = inside(path, kind, _name(path, name or KINDS[kind].collection))
        if child.get(GOING) or body.get(GOING):
            yield Edit(at, kind, None)
        else:
            yield from () if refers else of_object(at, kind, body)
            yield from of_tree(at, body)


def of_object(path: str, kind: str, body: Body) -> Iterator[Edit]:
    """The edits of an object with the parts that its body holds."""
    key, part = PARTS.get(kind, ("", ""))
    own = {name: value for name, value in body.items() if name not in (key, "children")}
    yield Edit(path, kind, own)
    for each in _listed(path, body, key) if key else ():
        yield Edit(inside(path, part, _name(path, each.get("id"))), part, each)


def of_put(path: str, kind: str, body: Body, standing: Objects) -> Iterator[Edit]:
    """The same in place of what stood: parts that are not named any more go."""
    edits = list(of_object(path, kind, body))
    named = {each.path for each in edits}
    _, part = PARTS.get(kind, ("", ""))
    for each in standing.values() if part else ():
        if each.above == path and each.path not in named:
            yield Edit(each.path, part, None)
    yield from (each._replace(whole=True) for each in edits)


def _unwrapped(path: str, child: Body) -> tuple[str, Body, bool]:
    """The type of a child, what it wraps, and whether it only holds others."""
    wrapper = str(child.get("resource_type", ""))
    refers = wrapper == REFERENCE
    kind = str(child.get(TARGET, "")) if refers else wrapper.removeprefix(WRAPPED)
    if kind not in KINDS:
        raise errors.unfit(path, f"the emulator does not take {wrapper or 'a child without type'}")
    _refuse_place(path, kind)
    body = child if refers else child.get(kind)
    if not isinstance(body, dict):
        raise errors.unfit(path, f"{wrapper} holds no {kind}")
    return kind, body, refers


def _refuse_place(path: str, kind: str) -> None:
    found = place(path)
    holder = found.kind if found else INFRA
    if holder not in (KINDS[kind].within or (INFRA,)):
        raise errors.unfit(path, f"{holder} holds no {kind}")


def _listed(path: str, body: Body, key: str) -> list[Body]:
    found = body.get(key) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise errors.unfit(path, f"{key} is a list of objects")
    return found


def _name(path: str, told: object) -> str:
    if not isinstance(told, str) or not NAME.fullmatch(told):
        raise errors.unfit(path, f"{told!r} is no id")
    return told


__all__ = ["ROOT", "Edit", "of_object", "of_put", "of_tree"]
