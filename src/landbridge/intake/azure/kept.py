"""Resources that an earlier import told and this export lacks.

An export of fewer files, or of somebody with fewer rights, does not say that the rest is gone: what
it lacks stays as it was told, unless something of the export rules it out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from landbridge.intake.azure import types
from landbridge.intake.azure.addresses import configurations
from landbridge.intake.azure.record import Awaited, Record, awaited
from landbridge.intake.azure.resource import Resource, around
from landbridge.intake.exports.told_before import text_of_lines, told_before

FILE = ".azure.told.jsonl"
KEPT = "kept: {}: it is not in this export; --complete tells that it is gone"
OF_TEMPLATE = "$.resources"
"""How the place of a resource begins that a template declares."""
AWAITED, NEEDS = "$awaited", "needs"
REFERENCE = frozenset({"id", "name", "resourceGroup"})
"""The keys of an object that only names a resource."""
LEFT_OUT = frozenset({"tags", "etag", "systemdata", "provisioningstate", "resourceguid"})
"""What is not kept, for it decides nothing."""
SECRETS = ("password", "sharedkey", "authorizationkey", "servicekey", "secret")
"""What is not kept, for nobody should find it there."""


def kept(found: Sequence[Resource], out: Path) -> list[Resource]:
    """What was told before, is not in the export, and may still be there."""
    before = [_resource(line) for line in told_before(out / FILE)]
    known = {each.key: each for each in found}
    seats = {seat for each in found for seat in _seats(each)}
    whole = {kind for each in found if (kind := _whole(each))}
    return [
        each
        for each in before
        if each.key not in known
        and _whole(each) not in whole
        and not seats & set(_seats(each))
        and not _is_superseded(each, known)
    ]


def text_of_told(found: Iterable[Resource]) -> str:
    """What the next import will find."""
    return text_of_lines(_line(each) for each in found)


def said(resources: Iterable[Resource]) -> Iterator[str]:
    """What is said of those that were kept."""
    return (KEPT.format(each.id) for each in resources)


def _whole(each: Resource) -> str:
    """That of which an answer always has all: what a template declares, and what is deployed."""
    if each.record.at.startswith(OF_TEMPLATE):
        return OF_TEMPLATE
    return each.type if each.type == types.DEPLOYED else ""


def _seats(each: Resource) -> Iterator[tuple[str, str]]:
    """The private addresses that it has, with their subnets: no two can have one."""
    for record in configurations(each):
        if address := record.address("privateIPAddress"):
            yield record.refers("subnet").lower(), address


def _is_superseded(each: Resource, known: Mapping[str, Resource]) -> bool:
    """Whether that in which it stands is in the export and lists such: without it, or in full."""
    home, key = known.get(around(each.key)), each.type.rpartition("/")[2]
    if home is None or not isinstance(home.record.held(key)[1], list):
        return False
    listed = [home.child(inner, key) for inner in home.record.each(key)]
    named = [inner for inner in listed if inner.name.lower() == each.name.lower()]
    return not named or any(inner.record.data.keys() - REFERENCE for inner in named)


def _line(each: Resource) -> Mapping[str, Any]:
    record = each.record
    head = {"id": each.id, "type": each.type, "name": each.name}
    return {**head, "file": record.file, "at": record.at, "data": _plain(record.data)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, Awaited):
        return {AWAITED: str(value), NEEDS: sorted(value.needs)}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if _is_kept(key)}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _is_kept(key: str) -> bool:
    return not (key.lower() in LEFT_OUT or key.lower().endswith(SECRETS))


def _resource(line: Mapping[str, Any]) -> Resource:
    record = Record(line.get("file", ""), line.get("at", ""), _awaiting(line.get("data", {})))
    return Resource(line.get("id", ""), line.get("type", ""), line.get("name", ""), record)


def _awaiting(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return [_awaiting(each) for each in value]
    if not isinstance(value, dict):
        return value
    if AWAITED in value:
        return awaited(value[AWAITED], frozenset(value[NEEDS]))
    return {key: _awaiting(each) for key, each in value.items()}
