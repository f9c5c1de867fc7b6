"""Functions that take texts, arrays and objects alike: concat, contains, first, union …"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.room import joined, roomy
from landbridge.armlang.functions.signature import Asked, Function, Given
from landbridge.armlang.values import as_text, key_of, kind, same


def _concat(asked: Asked, *values: object) -> object:
    arrays = [value for value in values if isinstance(value, list)]
    if not arrays:
        return joined(asked, map(as_text, values))
    if len(arrays) < len(values):
        raise Fault("concat() has arrays and texts", "It takes one or the other.")
    roomy(asked, sum(map(len, arrays)))
    return [item for array in arrays for item in array]


def _contains(container: object, item: object) -> bool:
    if isinstance(container, list):
        return any(same(inner, item) for inner in container)
    if not isinstance(item, str | int) or isinstance(item, bool):
        raise Fault(f"argument 2 of contains() is of type {kind(item)}", "It takes string or int.")
    if isinstance(container, dict):
        return key_of(container, as_text(item)) is not None
    return as_text(item) in str(container)


def _empty(value: Any) -> bool:  # noqa: ANN401 - the table has checked its type
    return not value


def _first(value: str | list[object]) -> object:
    return value[0] if value else _nothing(value)


def _last(value: str | list[object]) -> object:
    return value[-1] if value else _nothing(value)


def _nothing(value: str | list[object]) -> object:
    return "" if isinstance(value, str) else None


def _index_of(where: str | list[object], item: object) -> int:
    return _found(range(len(where) + 1), where, item)


def _last_index_of(where: str | list[object], item: object) -> int:
    return _found(range(len(where), -1, -1), where, item)


def _found(places: Sequence[int], where: str | list[object], item: object) -> int:
    if isinstance(where, list):
        inside = (n for n in places if n < len(where) and same(where[n], item))
        return next(inside, -1)
    if not isinstance(item, str):
        raise Fault(f"a text holds no {kind(item)}", "Look for a text in a text.")
    folded, wanted = where.lower(), item.lower()
    return folded.find(wanted) if places[0] == 0 else folded.rfind(wanted)


def _intersection(first: object, *others: object) -> object:
    _alike("intersection", (first, *others))
    if isinstance(first, dict):
        return {key: value for key, value in first.items() if _shared(key, value, others)}
    kept = [{_mark(item) for item in other} for other in others if isinstance(other, list)]
    items = first if isinstance(first, list) else []
    return [item for item in _distinct(items) if all(_mark(item) in marks for marks in kept)]


def _shared(key: str, value: object, others: Sequence[object]) -> bool:
    return all(isinstance(o, dict) and key in o and same(o[key], value) for o in others)


def _union(asked: Asked, *values: object) -> object:
    _alike("union", values)
    if isinstance(values[0], dict):
        merged: dict[str, object] = {}
        for value in values:
            merged = _merged(merged, value if isinstance(value, dict) else {})
        return merged
    roomy(asked, sum(len(value) for value in values if isinstance(value, list)))
    return _distinct([item for value in values if isinstance(value, list) for item in value])


def _merged(left: Mapping[str, object], right: Mapping[str, object]) -> dict[str, object]:
    """Both objects in one: the right wins, and objects on both sides become one again."""
    result = dict(left)
    for key, value in right.items():
        old = result.get(key)
        both = isinstance(old, dict) and isinstance(value, dict)
        result[key] = _merged(old, value) if both else value  # type: ignore[arg-type] # both are
    return result


def _distinct(items: Sequence[object]) -> list[object]:
    """Each element once, where it stood first."""
    found: dict[str, object] = {}
    for item in items:
        found.setdefault(_mark(item), item)
    return list(found.values())


def _mark(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _alike(name: str, values: Sequence[object]) -> None:
    kinds = {kind(value) for value in values}
    if len(kinds) > 1:
        raise Fault(f"{name}() has {' and '.join(sorted(kinds))}", "It takes one or the other.")


def _skip(value: str | list[object], number: int) -> object:
    return value[max(number, 0) :]


def _take(value: str | list[object], number: int) -> object:
    return value[: max(number, 0)]


COLLECTIONS = (
    Function("concat", "string|int|bool|array+", _concat, Given.ASKED),
    Function("contains", "string|array|object, any", _contains),
    Function("distinct", "array", _distinct),
    Function("empty", "string|array|object|null", _empty),
    Function("first", "string|array", _first),
    Function("indexOf", "string|array, any", _index_of),
    Function("intersection", "array|object, array|object+", _intersection),
    Function("last", "string|array", _last),
    Function("lastIndexOf", "string|array, any", _last_index_of),
    Function("length", "string|array|object", len),
    Function("skip", "string|array, int", _skip),
    Function("take", "string|array, int", _take),
    Function("union", "array|object, array|object+", _union, Given.ASKED),
)
