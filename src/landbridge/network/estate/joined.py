"""A network out of several parts, and which part something of it comes from."""

from collections.abc import Sequence
from functools import reduce
from typing import TypeVar

from landbridge.model.network import Network
from landbridge.model.place import Frozen

Path = tuple[str | int, ...]
Part = TypeVar("Part", bound=Frozen)


def joined(parts: Sequence[Network]) -> Network:
    """The parts list by list, in their order; a single value is that of the last part to tell it.

    `told_apart` names the values of which two parts tell different ones.
    """
    return reduce(_both, parts, Network())


def told_apart(parts: Sequence[Network]) -> list[tuple[Path, int]]:
    """Single values of which a part tells another one than a part before it."""
    found: list[tuple[Path, int]] = []
    first: dict[str, object] = {}
    for number, part in enumerate(parts):
        for key in sorted(part.model_fields_set):
            value = getattr(part, key)
            if not isinstance(value, tuple | Frozen) and first.setdefault(key, value) != value:
                found.append(((key,), number))
    return found


def origin(parts: Sequence[Network], path: Path) -> tuple[int, Path] | None:
    """The part that a path of the whole network comes from and the path in it; None if in none."""
    steps = _to_list(path)
    at = path[steps] if len(path) > steps else None
    for number, part in enumerate(parts):
        held = _held(part, path[:steps])
        if not isinstance(at, int):
            return number, path
        if at < len(held):
            return number, (*path[:steps], at, *path[steps + 1 :])
        at -= len(held)
    return None


def _to_list(path: Path) -> int:
    """How many words lead to the first list on a path."""
    return next((nth for nth, step in enumerate(path) if isinstance(step, int)), len(path))


def _held(part: Network, words: Path) -> tuple[object, ...]:
    value: object = part
    for word in words:
        value = getattr(value, str(word), ())
    return value if isinstance(value, tuple) else ()


def _both(first: Part, then: Part) -> Part:
    return first.model_copy(
        update={
            key: _together(getattr(first, key), getattr(then, key))
            for key in type(then).model_fields
            if key in then.model_fields_set
        }
    )


def _together(first: object, then: object) -> object:
    if isinstance(first, tuple) and isinstance(then, tuple):
        return first + then
    if isinstance(first, Frozen) and isinstance(then, Frozen):
        return _both(first, then)
    return then
