"""JSON without its traps: a key given twice is an error, and so is a number that is none."""

import json
from pathlib import Path
from typing import Any, NoReturn

from landbridge.errors import InputError
from landbridge.intake.opening import shown
from landbridge.intake.spots import given_twice
from landbridge.model.place import Place

ESCAPED = "\\ud"
"""How halves of characters are written, of which two make one."""
LOOK_THERE = "Look at the brackets, the commas and the quotes there."


class _GivenTwice(Exception):
    pass


def parsed_json(text: str, file: Path) -> object:
    """What a text of JSON holds. Raises InputError with the place of what is wrong."""
    try:
        return _whole(text, json.loads(text, object_pairs_hook=_mapping, parse_constant=_no_number))
    except json.JSONDecodeError as error:
        place = Place(file=shown(file), line=error.lineno, column=error.colno)
        raise InputError(f"this is no JSON ({error.msg})", place=place, remedy=LOOK_THERE) from None
    except _GivenTwice:
        key, spot = given_twice(text)
        raise InputError(
            f"`{key}` is given twice", place=spot.place(shown(file)), remedy="Keep one of them."
        ) from None
    except (RecursionError, ValueError) as error:
        problem = f"this is no JSON ({error})"
        raise InputError(problem, place=shown(file), remedy=LOOK_THERE) from error


def _whole(text: str, data: object) -> object:
    """The data; raises ValueError for half a character, which nobody could write again."""
    if ESCAPED in text.lower():
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise ValueError("half of a character, such as \\ud800, stands alone") from None
    return data


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _GivenTwice
    return mapping


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
