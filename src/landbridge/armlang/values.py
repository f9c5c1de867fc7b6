"""The values of the language: JSON, and what is still pending.

Values are plain Python ones: None, bool, int, float, str, list and dict. They are never changed
once they are made, since expressions share them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from landbridge.armlang.fault import Fault, Waiting

INTEGERS = range(-(2**63), 2**63)
"""What an integer of the language can be: 64 bits with a sign."""
FORMS = 256
"""Of how many forms of objects, each a sequence of keys, it is known how they fold."""


@dataclass(frozen=True)
class Pending:
    """A value that waits for others: the expression as it stands, and what it waits for.

    `needs` holds ids of resources, and for what is no resource its expression: `deployer()`.
    """

    text: str
    needs: frozenset[str]


def kind(value: object) -> str:
    """The name of a value's type in the language."""
    for python, name in _KINDS:
        if isinstance(value, python):
            return name
    raise TypeError(f"{type(value).__name__} is no value of the language")


_KINDS: tuple[tuple[type, str], ...] = (
    (type(None), "null"),
    (bool, "bool"),
    (int, "int"),
    (float, "float"),
    (str, "string"),
    (list, "array"),
    (dict, "object"),
    (Pending, "pending"),
)


def same(left: object, right: object) -> bool:
    """Whether two values are equal: texts by case, numbers by value, true is not 1."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


def key_of(record: Mapping[str, object], name: str) -> str | None:
    """The key of an object that is this name: letter by letter, else whatever the case."""
    return name if name in record else _folded(tuple(record)).get(name.casefold())


@lru_cache(FORMS)
def _folded(keys: tuple[str, ...]) -> Mapping[str, str]:
    """Keys by what they are whatever their case, the first of each; answers repeat their forms."""
    return {key.casefold(): key for key in reversed(keys)}


def part_of(properties: Mapping[str, object], name: str) -> object:
    """What a property of this name holds, None if there is none."""
    key = key_of(properties, name)
    return None if key is None else properties[key]


def needs_of(value: object) -> frozenset[str]:
    """All that a value waits for, however deep inside."""
    return frozenset(need for pending in _pending(value) for need in pending.needs)


def settled(value: object) -> object:
    """The value itself; raises Waiting while a part of it is pending."""
    needs = needs_of(value) if isinstance(value, list | dict | Pending) else frozenset()
    if needs:
        raise Waiting(needs)
    return value


def _pending(value: object) -> Iterator[Pending]:
    """Each pending part; what stands in several places is looked at once."""
    waiting, seen = [value], set[int]()
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, Pending):
            yield inner
        elif isinstance(inner, dict | list) and id(inner) not in seen:
            seen.add(id(inner))
            waiting.extend(_parts(inner))


def _parts(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def size(value: object) -> int:
    """How many characters a value takes as JSON, at least.

    What stands in several places counts in each, and is measured once.
    """
    known: dict[int, int] = {}
    waiting = [(value, False)]
    while waiting:
        inner, measured = waiting.pop()
        if measured:
            known[id(inner)] = _own(inner) + sum(_size(part, known) for part in _parts(inner))
        elif isinstance(inner, dict | list) and id(inner) not in known:
            waiting.append((inner, True))
            waiting.extend((part, False) for part in _parts(inner))
    return _size(value, known)


def _size(value: object, known: Mapping[int, int]) -> int:
    return known.get(id(value), 0) if isinstance(value, dict | list) else _own(value)


def _own(value: object) -> int:
    """Its quotes, brackets and keys, and a comma behind it."""
    if isinstance(value, str):
        return len(value) + 3
    if isinstance(value, dict):
        return 1 + sum(map(len, value)) + 3 * len(value)
    return 1 if isinstance(value, list) else 2


def as_text(value: object) -> str:
    """The text of a value as string() makes it: True, 5, and JSON without blanks."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "" if value is None else str(value)


def whole(number: int) -> int:
    """The number; raises Fault where it has more than 64 bits."""
    if number not in INTEGERS:
        raise Fault("the result is no integer of 64 bits", "Keep the numbers smaller.")
    return number
