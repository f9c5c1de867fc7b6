"""Values of a wrong type: what was expected, what was found, and what may be meant by it."""

from collections.abc import Callable, Iterator, Mapping

from landbridge.catalogue.shapes import Property
from landbridge.lint.edits import Edit, listed, put
from landbridge.lint.fitting import Unfit
from landbridge.lint.tree import Plain, Value

SHOWN = 12
"""Values that a message names."""


def retyped(each: Unfit) -> Iterator[Edit]:
    """The value as it was meant, where one reading of it alone is possible."""
    held, value = each.held, each.value
    if held is None or not value.own:
        return
    if held.list_of and not value.is_object and not value.is_list and _fits(value, held.list_of):
        yield listed(value)
    meant = _MEANT.get(held.is_ or ("string" if held.values else ""))
    found = meant(value.holds) if meant else None
    if found is not None:
        yield put(value, found)


def _fits(value: Value, held: Property) -> bool:
    return held.is_ == "string" and isinstance(value.holds, str)


def _integer(holds: object) -> Plain:
    return int(holds) if isinstance(holds, str) and holds.strip().isdecimal() else None


def _boolean(holds: object) -> Plain:
    folded = holds.casefold() if isinstance(holds, str) else ""
    return {"true": True, "false": False}.get(folded)


def _string(holds: object) -> Plain:
    if isinstance(holds, bool):
        return str(holds).lower()
    return str(holds) if isinstance(holds, int | float) else None


_MEANT: Mapping[str, Callable[[object], Plain]] = {
    "integer": _integer,
    "boolean": _boolean,
    "string": _string,
}


def told_of(held: Property | None) -> str:
    """What a property takes, in words."""
    if held is None:
        return "another value"
    if held.values:
        return f"one of {', '.join(held.values[:SHOWN])}"
    if held.list_of:
        return "a list"
    return "an object" if held.model or held.map_of else _ARTICLES.get(held.is_, held.is_)


_ARTICLES = {
    "string": "a string",
    "integer": "an integer",
    "boolean": "true or false",
    "number": "a number",
}


def found_in(value: Value) -> str:
    """The kind of a value; not the value itself, which may be a secret."""
    if value.is_object or value.is_list:
        return "an object" if value.is_object else "a list"
    return next(text for kind, text in _KINDS if isinstance(value.holds, kind))


_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    (int, "a number"),
    (float, "a number"),
    (type(None), "null"),
)
