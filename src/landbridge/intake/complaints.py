"""What a validation found, as sentences with their places."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from landbridge.intake.forms import ESTATE, Form, Loc, in_file
from landbridge.intake.sentences import Case, sentence
from landbridge.intake.spots import Finder, finder
from landbridge.model.place import Place

OF_KEYS = frozenset({"extra_forbidden", "invalid_key"})
"""Errors of which the key is the place, not its value."""


def complaints(
    error: ValidationError, text: str, file: str, form: Form = ESTATE
) -> list[tuple[Place, str]]:
    """Every problem once, in the order of the file."""
    find = finder(text, file)
    found = [each for each in error.errors(include_url=False) if not _is_filled(each)]
    told = {_told(find, detail, file, form) for detail in found}
    return sorted(told, key=lambda case: (case[0].line or 0, case[0].column or 0, case[1]))


def place_of(text: str, loc: Loc, file: str) -> Place:
    """Where the value stands that this path of keys leads to, or what should have held it."""
    return finder(text, file)(loc, False).place(file)


def _told(find: Finder, detail: ErrorDetails, file: str, form: Form) -> tuple[Place, str]:
    """At the key that nobody knows, or the value that does not fit; else what should hold it."""
    loc = in_file(detail["loc"], form.model)
    spot = find(loc, detail["type"] in OF_KEYS)
    if _is_alone(loc, spot.reached, detail):
        loc = loc[:-1]
    return spot.place(file), sentence(Case(detail, form, loc, spot.written))


def _is_filled(detail: ErrorDetails) -> bool:
    """Whether a list seems too short only because its entries are wrong, which is told of them."""
    least = detail.get("ctx", {}).get("min_length", 0)
    given = detail["input"]
    return isinstance(given, list | tuple) and 0 < least <= len(given)


def _is_alone(loc: Loc, reached: int, detail: ErrorDetails) -> bool:
    """Whether a single value stands for a list of one: the file knows nothing of its number."""
    last = loc[-1] if loc else ""
    return isinstance(last, int) and reached < len(loc) and detail["type"] != "missing"
