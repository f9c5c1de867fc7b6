"""All resources of an export: by id, by type, and by what they stand in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.azure.harmless import is_harmless
from landbridge.intake.azure.record import Record
from landbridge.intake.azure.resource import Resource, around

TWICE = "Keep one of them: nobody can tell which of them holds now."


class Resources:
    """The resources; one that is there twice counts once, and must say the same."""

    def __init__(self, found: Iterable[Resource]) -> None:
        self._by_key: dict[str, Resource] = {}
        self._by_type: dict[str, list[Resource]] = defaultdict(list)
        self._inside: dict[tuple[str, str], list[Resource]] = defaultdict(list)
        for each in found:
            self._take(each)

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._by_key.values())

    def find(self, id_: str) -> Resource | None:
        """The resource of an id, whatever its case."""
        return self._by_key.get(id_.lower())

    def of(self, type_: str) -> list[Resource]:
        """Those of a type, in the order of the files."""
        return self._by_type.get(type_, [])

    @property
    def types(self) -> Mapping[str, list[Resource]]:
        """All of them by type."""
        return self._by_type

    def children(self, parent: Resource, key: str) -> list[Resource]:
        """What stands in a resource under a key, and what is written of it apart; each once."""
        apart = self._inside.get((parent.key, f"{parent.type}/{key}".lower()), [])
        known = {each.name.lower() for each in apart}
        held = (parent.child(record, key) for record in parent.record.each(key))
        return [*(each for each in held if each.name.lower() not in known), *apart]

    def _take(self, each: Resource) -> None:
        other = self._by_key.setdefault(each.key, each)
        if other is each:
            self._by_type[each.type].append(each)
            self._inside[around(each.key), each.type].append(each)
        elif plain(other.record) != plain(each.record):
            there = f"{other.record.file}, {other.record.at}"
            problem = f"{each.id} is there twice and says another thing at {there}"
            place = f"{each.record.file}, {each.record.at}"
            raise InputError(problem, place=place, remedy=TWICE)


def plain(record: Record) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a resource says, whichever form it is written in."""
    return _plain(record.data)


def _plain(value: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value.lower() if isinstance(value, str) else value
    around_ = {key.lower(): each for key, each in value.items()}
    inner = around_.pop("properties", None)
    if isinstance(inner, dict):
        around_ = {**around_, **{key.lower(): each for key, each in inner.items()}}
    kept = ((key, _plain(each)) for key, each in around_.items() if not is_harmless(key))
    return {key: each for key, each in kept if each not in (None, [], {}, "")}
