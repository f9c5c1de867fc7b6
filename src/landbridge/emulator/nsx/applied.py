"""Edits laid over what stands, and whether that may be; nothing is written here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.data import KINDS, OF_SERVICE
from landbridge.emulator.nsx.edits import Edit
from landbridge.emulator.nsx.fit import kept
from landbridge.emulator.nsx.object import ADMIN, Object, Objects
from landbridge.emulator.nsx.paths import ROOT, place
from landbridge.emulator.store import Body

SPOKEN = frozenset({"display_name", "description", "tags", "notes"})
"""Keys whose texts refer to nothing."""


def applied(standing: Objects, edits: Iterable[Edit], now: datetime) -> Objects:
    """What stands afterwards. Raises NsxRefusal."""
    after = dict(standing)
    for edit in edits:
        if edit.body is None:
            _take_away(after, edit.path)
        else:
            after[edit.path] = _written(edit, edit.body, after.get(edit.path), now)
    _refuse_loose(standing, after)
    return after


def _take_away(after: Objects, path: str) -> None:
    """With all that is in it; what is not there need not go."""
    for each in [*after.values()]:
        if each.path == path or each.path.startswith(f"{path}/"):
            if each.is_default:
                raise errors.not_authorised(each.path)
            del after[each.path]


def _written(edit: Edit, told: Body, before: Object | None, now: datetime) -> Object:
    kind = KINDS[edit.kind]
    own = kept(edit.path, edit.kind, told)
    called = {"display_name": edit.path.rpartition("/")[2]}
    under = before.body if before and not edit.whole else called
    whole = {**kind.defaults, **under, **own}
    body = {key: value for key, value in whole.items() if value is not None}
    if before and body == before.body and not before.error:
        return before
    _refuse_owned(edit, before)
    for key in kind.needs:
        if key not in body:
            raise errors.unfit(edit.path, f"`{key}` is missing")
    if before is None:
        return Object(edit.path, edit.kind, body, now, now, author=ADMIN)
    following = before.revision + 1
    return replace(before, body=body, changed=now, revision=following, error="")


def _refuse_owned(edit: Edit, before: Object | None) -> None:
    """What belongs to the service, and domains beside the one that is there."""
    predefined = before is not None and before.is_default and edit.kind == "Service"
    fixed = KINDS[edit.kind].read_only or edit.kind == "Domain"
    if fixed or predefined or (edit.body or {}).get("category") in OF_SERVICE:
        raise errors.not_authorised(edit.path)


def _refuse_loose(before: Objects, after: Objects) -> None:
    """Whatever stands does so in something, and refers to what is there."""
    changed = [each for path, each in after.items() if before.get(path) != each]
    for each in changed:
        if each.above not in after and each.above != ROOT:
            raise errors.absent(each.above)
        for path in references(each.body):
            if path not in after:
                raise errors.dangling(each.path, path)
    gone = before.keys() - after.keys()
    for each in after.values() if gone else ():
        for path in references(each.body):
            if path in gone:
                raise errors.in_use(path, each.path)


def references(value: object, key: str = "") -> Iterator[str]:
    """The paths that a body names, as far as what they lead to is emulated."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from references(inner, name) if name not in SPOKEN else ()
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner, key)
    elif isinstance(value, str) and value.startswith(f"{ROOT}/"):
        found = place(value)
        if found and not found.is_list:
            yield value
