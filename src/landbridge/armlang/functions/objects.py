"""Functions that make objects and look into them."""

import json
import re

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Function
from landbridge.armlang.values import key_of, kind


def _create_object(*values: object) -> dict[str, object]:
    if len(values) % 2:
        raise Fault("createObject() has a name without a value", "Give names and values in turn.")
    names, held = values[::2], values[1::2]
    if not all(isinstance(name, str) for name in names):
        raise Fault("createObject() has a name that is no text", "Give names and values in turn.")
    return {str(name): value for name, value in zip(names, held, strict=True)}


def _items(record: dict[str, object]) -> list[object]:
    names = sorted(record, key=str.casefold)
    return [{"key": name, "value": record[name]} for name in names]


QUOTED = re.compile(r""""(?:[^"\\]|\\.)*(?:"|\Z)|'(?:[^'\\]|\\.)*(?:'|\Z)""", re.DOTALL)


def read_json(text: str) -> object:
    """A value from its JSON, single quotes allowed; raises Fault, which does not tell the text."""
    for spelled in (text, QUOTED.sub(_double, text)):
        try:
            value: object = json.loads(spelled, strict=False, parse_constant=_no_number)
        except (ValueError, RecursionError):
            continue
        return value
    raise Fault("the text is no JSON", "Look at its brackets and quotes.")


def _double(match: re.Match[str]) -> str:
    """The text between single quotes in double ones."""
    text = match.group()
    if text.startswith('"'):
        return text
    return '"' + text[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _null() -> None:
    return None


def _object_keys(record: dict[str, object]) -> list[object]:
    return list(record)


def _shallow_merge(records: list[object]) -> dict[str, object]:
    if not all(isinstance(record, dict) for record in records):
        raise Fault("shallowMerge() has an element that is no object", "It takes objects only.")
    return {k: v for record in records if isinstance(record, dict) for k, v in record.items()}


def _try_get(value: object, *keys: object) -> object:
    for key in keys:
        if value is None:
            return None
        value = _inside(value, key)
    return value


def _inside(value: object, key: object) -> object:
    if isinstance(key, dict):
        return _counted(value, key)
    if isinstance(value, dict) and isinstance(key, str):
        found = key_of(value, key)
        return None if found is None else value[found]
    if isinstance(value, list) and isinstance(key, int):
        return value[key] if 0 <= key < len(value) else None
    raise Fault(f"tryGet() looks into {kind(value)} by {kind(key)}", _BY)


_BY = "An object is looked into by a name, an array by a number."


def _counted(value: object, key: dict[str, object]) -> object:
    """A key `{value, fromEnd}`, as Bicep writes it for `[^1]`."""
    number = key.get("value")
    if not key.get("fromEnd"):
        return _inside(value, number)
    if not isinstance(value, list) or not isinstance(number, int):
        raise Fault(f"tryGet() counts {kind(value)} from its end", "Only an array has one.")
    return value[-number] if 1 <= number <= len(value) else None


OBJECTS = (
    Function("createObject", "any*", _create_object),
    Function("items", "object", _items),
    Function("json", "string", read_json),
    Function("null", "", _null),
    Function("objectKeys", "object", _object_keys),
    Function("shallowMerge", "array", _shallow_merge),
    Function("tryGet", "object|array|null, string|int|object+", _try_get),
)
