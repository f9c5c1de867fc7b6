"""The files of an estate without some rules; whatever else stands in them stays as it is."""

import json
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from landbridge.errors import InputError
from landbridge.intake.estate_file import load_estate_file, parsed, text_of
from landbridge.intake.network_parts import Part, network_parts
from landbridge.intake.opening import shown
from landbridge.intake.reading import estate_file_at
from landbridge.intake.spots import JSON_SUFFIX
from landbridge.intake.strike import struck
from landbridge.model.declared import Key
from landbridge.network.estate.joined import origin


class Struck(NamedTuple):
    """A file as it stands and as it would stand."""

    file: Path
    before: str
    after: str


def without_rules(estate: Path, keys: Iterable[Key]) -> list[Struck]:
    """The files of an estate that change once the rules at these keys of its network are gone.

    Raises InputError where a file is written so that a rule cannot be taken out alone.
    """
    file = estate_file_at(estate)
    parts = network_parts(load_estate_file(file), file) if file else ()
    by_part: dict[int, list[Key]] = {}
    for key in keys:
        if at := origin([part.network for part in parts], key):
            number, path = at
            by_part.setdefault(number, []).append((*parts[number].under, *path))
    return [_struck(parts[number], mine) for number, mine in sorted(by_part.items())]


def _struck(part: Part, keys: Collection[Key]) -> Struck:
    text = text_of(part.file)
    data = parsed(text, part.file)
    less = _less(data, keys)
    if part.file.suffix.lower() == JSON_SUFFIX:
        return Struck(part.file, text, json.dumps(less, indent=2, ensure_ascii=False) + "\n")
    after = struck(text, keys)
    if parsed(after, part.file) != less:
        raise InputError(
            "a rule cannot be taken out without what stands around it",
            place=shown(part.file),
            remedy="Write each rule in lines of its own, and no remark inside of a rule.",
        )
    return Struck(part.file, text, after)


def _less(data: Mapping[str, Any], keys: Iterable[Key]) -> dict[str, Any]:
    """The data without entries of lists; the last of a list first, so that places stay true."""
    less = deepcopy(dict(data))
    for *path, last in sorted(keys, reverse=True, key=lambda key: tuple(map(_sorted, key))):
        at: Any = less
        for step in path:
            at = at[step]
        del at[last]
    return less


def _sorted(step: str | int) -> tuple[str, int]:
    return (step, 0) if isinstance(step, str) else ("", step)
