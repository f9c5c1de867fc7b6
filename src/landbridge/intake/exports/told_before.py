"""A file of JSON lines beside the draft, with what earlier imports into the folder read."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from landbridge.errors import InputError
from landbridge.intake.estate_file import text_of
from landbridge.intake.opening import shown
from landbridge.model.place import Place

REMEDY = "Take it out of your history, or remove it: then only this export counts."
Line = Mapping[str, Any]


def told_before(path: Path) -> Iterator[Line]:
    """Its lines; none where there is no such file. Raises InputError for one that is no JSON."""
    if not path.is_file():
        return
    for nth, text in enumerate(text_of(path).split("\n")):
        if text:
            yield _line(text, Place(file=shown(path), line=nth + 1))


def text_of_lines(lines: Iterable[Line]) -> str:
    """The text of the file."""
    return "".join(f"{json.dumps(each, separators=(',', ':'))}\n" for each in lines)


def _line(text: str, place: Place) -> Line:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError("this line is not as an import left it", place=place, remedy=REMEDY)
    return found
