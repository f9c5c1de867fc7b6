"""How entries of lists are known again: by name, and among several of one name by their data."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from landbridge.intake.draft.noted import bare

NAME = "name"
Data = Any
Key = tuple[str, int]


def keyed(values: Sequence[Data], known: Mapping[Key, Data]) -> dict[Key, Data]:
    """Entries by their keys: that of a known one that says the same, else the next of the name."""
    names, free = [name_of(each) for each in values], _by_name(known)
    counted = {name: len(keys) for name, keys in free.items()}
    same = [_same(name, each, free, known) for name, each in zip(names, values, strict=True)]
    keys = [key or _next(name, free, counted) for name, key in zip(names, same, strict=True)]
    return dict(zip(keys, values, strict=True))


def name_of(value: Data) -> str:
    """The name of an entry, or nothing."""
    data = bare(value)
    return str(data.get(NAME, "")) if isinstance(data, dict) else ""


def _same(
    name: str, value: Data, free: Mapping[str, list[Key]], known: Mapping[Key, Data]
) -> Key | None:
    """The first key that is free and stands for the same data, which then is not free any more."""
    data = bare(value)
    key = next((each for each in free.get(name, ()) if bare(known[each]) == data), None)
    if key:
        free[name].remove(key)
    return key


def _next(name: str, free: Mapping[str, list[Key]], counted: dict[str, int]) -> Key:
    """The first key of a name that is free, or a new one."""
    if free.get(name):
        return free[name].pop(0)
    counted[name] = counted.get(name, 0) + 1
    return name, counted[name]


def _by_name(known: Mapping[Key, Data]) -> Mapping[str, list[Key]]:
    found: defaultdict[str, list[Key]] = defaultdict(list)
    for key in known:
        found[key[0]].append(key)
    return found
