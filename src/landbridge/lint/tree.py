"""What a text of any language says, as values that know where they stand in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = str | int | float | bool | None
COMPUTED = "..."
"""The key of an entry that is no plain one: computed, or an object of which all entries are put."""
KEYS = "not evaluated: what puts keys here"
"""What is told of an object with such entries."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What only a deployment computes: the expression as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value from `start` to `end` of a text.

    `own` is False for what is computed from elsewhere (a variable): it is then told where it is
    asked for, and nothing can be edited there.
    """

    start: int
    end: int
    holds: "Plain | Unknown | Mapping[str, Entry] | Sequence[Value]"
    own: bool = True

    @property
    def entries(self) -> "Mapping[str, Entry]":
        """Those of an object; none of anything else."""
        return self.holds if isinstance(self.holds, Mapping) else {}

    @property
    def items(self) -> "Sequence[Value]":
        """Those of a list; none of anything else."""
        held = self.holds
        return held if isinstance(held, Sequence) and not isinstance(held, str) else ()

    @property
    def unknown(self) -> bool:
        return isinstance(self.holds, Unknown)

    @property
    def grows(self) -> bool:
        """Whether only a deployment computes all of its keys."""
        return any(each.key == COMPUTED for each in self.entries.values())

    @property
    def is_list(self) -> bool:
        return isinstance(self.holds, Sequence) and not isinstance(self.holds, str)

    @property
    def is_object(self) -> bool:
        return isinstance(self.holds, Mapping)

    def at(self, path: Sequence[str]) -> "Value | None":
        """What stands behind a path of keys, if all of them are there."""
        here: Value | None = self
        for step in path:
            entry = here.entries.get(step) if here else None
            here = entry.value if entry else None
        return here

    def reached(self, path: Sequence[str]) -> "tuple[Value, Sequence[str]]":
        """The innermost object on a path that is there, and the steps that are left."""
        here = self
        for number, step in enumerate(path):
            entry = here.entries.get(step)
            if entry is None or not entry.value.is_object:
                return here, path[number:]
            here = entry.value
        return here, ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value; `start` to `end` is all of it, as far as the language parts them."""

    key: str
    start: int
    end: int
    value: Value


def named(entry: Entry, text: str) -> str:
    """What an entry is called in its object: its key, or all of its text where that is computed."""
    return text[entry.start : entry.end] if entry.key == COMPUTED else entry.key


def laid(held: Value, at: Value) -> Value:
    """A value where it is asked for by a name: nothing of it can be edited there."""
    holds = held.holds
    if held.is_object:
        holds = {
            name: Entry(each.key, at.start, at.end, laid(each.value, at))
            for name, each in held.entries.items()
        }
    elif held.is_list:
        holds = [laid(each, at) for each in held.items]
    return Value(at.start, at.end, holds, own=False)


class Lines:
    """Lines and columns of a text, which count from one."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, at: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def plain(value: Value) -> object:
    """As JSON has it; what is computed stays Unknown."""
    if value.is_object:
        return {key: plain(entry.value) for key, entry in value.entries.items()}
    return [plain(each) for each in value.items] if value.is_list else value.holds


def within(value: Value) -> Iterator[Value]:
    """The value with all that it holds."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [entry.value for entry in here.entries.values()]
        waiting += here.items


def placed(computed: object, source: Value, own: bool = True) -> Value:
    """A computed value with the places of what it was written as.

    What has no text of its own stands where the innermost text stands that it comes from.
    """
    here = own and source.own
    if isinstance(computed, dict):
        inside = source.entries if here else {}
        return Value(
            source.start,
            source.end,
            {key: _entry(str(key), each, inside, source) for key, each in computed.items()},
            here and source.is_object,
        )
    if isinstance(computed, list):
        items = source.items if here and len(source.items) == len(computed) else ()
        made = [
            placed(each, items[at] if items else source, bool(items))
            for at, each in enumerate(computed)
        ]
        return Value(source.start, source.end, made, bool(items) or (here and source.is_list))
    return Value(source.start, source.end, _held(computed), here and _written(source, computed))


def _entry(key: str, computed: object, inside: Mapping[str, Entry], source: Value) -> Entry:
    found = inside.get(key)
    if found is None:
        return Entry(key, source.start, source.end, placed(computed, source, own=False))
    return Entry(key, found.start, found.end, placed(computed, found.value))


def _held(computed: object) -> Plain | Unknown:
    if computed is None or isinstance(computed, str | int | float | bool):
        return computed
    return Unknown(str(getattr(computed, "text", computed)))


def _written(source: Value, computed: object) -> bool:
    return source.holds == computed or not isinstance(computed, str | int | float | bool)
