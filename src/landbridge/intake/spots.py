"""Where a value stands in the text of a YAML or JSON file."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from landbridge.intake.forms import Loc
from landbridge.intake.plain_yaml import PlainLoader
from landbridge.model.place import Place

JSON_SUFFIX = ".json"
BLANKS = re.compile(r"[ \t\n\r]*")
DECODER = json.JSONDecoder()


class Spot(NamedTuple):
    """The start of a value, or of the innermost one that should have held it.

    `reached` counts the steps that lead to it; `written` is a plain value as the file has it.
    """

    line: int | None = None
    column: int | None = None
    reached: int = 0
    written: str | None = None

    def place(self, file: str) -> Place:
        """The spot in its file."""
        return Place(file=file, line=self.line, column=self.column)


Finder = Callable[[Loc, bool], Spot]
"""The spot of a path of keys; of its last key itself where that is asked for."""


def finder(text: str, file: str) -> Finder:
    """How to find values in a text that could be parsed; the file's name tells its form."""
    if file.lower().endswith(JSON_SUFFIX):
        return _Json(text).spot
    root = yaml.compose(text, PlainLoader)
    return lambda loc, key_last: _in_yaml(root, loc, key_last)


def _in_yaml(root: Any, loc: Loc, key_last: bool) -> Spot:  # noqa: ANN401 - PyYAML publishes no types
    node, reached = root, 0
    for step in loc:
        found = _child(node, step, want_key=key_last and reached == len(loc) - 1)
        if found is None:
            break
        node, reached = found, reached + 1
    mark = getattr(node, "start_mark", None)
    if mark is None:
        return Spot()
    written = node.value if isinstance(node, yaml.ScalarNode) else None
    return Spot(mark.line + 1, mark.column + 1, reached, written)


def _child(node: Any, step: int | str, *, want_key: bool) -> Any:  # noqa: ANN401 - as above
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key if want_key else value
    return None


def given_twice(text: str) -> tuple[str, Spot]:
    """The first key in a text of JSON that its mapping has already, and where it stands again."""
    return next(_Json(text).given_twice())


class _Entry(NamedTuple):
    key: str | int
    key_at: int
    value_at: int
    end: int


class _Json:
    """A text of JSON; what a value holds is looked through once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, dict[str | int, _Entry]] = {}

    def spot(self, loc: Loc, key_last: bool) -> Spot:
        """The spot of a path of keys."""
        at, reached = self._skipped(0), 0
        for step in loc:
            entry = self._inside(at).get(step)
            if entry is None:
                break
            reached += 1
            at = entry.key_at if key_last and reached == len(loc) else entry.value_at
        return self._at(at, reached)

    def given_twice(self) -> Iterator[tuple[str, Spot]]:
        """Each key that its mapping has already, from the outside to the inside."""
        waiting = [self._skipped(0)]
        while waiting:
            seen: set[str | int] = set()
            for entry in self._entries(waiting.pop(0)):
                if entry.key in seen:
                    yield str(entry.key), self._at(entry.key_at, 0)
                seen.add(entry.key)
                waiting.append(entry.value_at)

    def _at(self, at: int, reached: int) -> Spot:
        line = self._text.count("\n", 0, at) + 1
        column = at - self._text.rfind("\n", 0, at)
        return Spot(line, column, reached, self._written(at))

    def _written(self, at: int) -> str | None:
        if self._text[at] in "{[":
            return None
        return self._text[at : DECODER.raw_decode(self._text, at)[1]]

    def _inside(self, at: int) -> dict[str | int, _Entry]:
        if at not in self._known:
            self._known[at] = {entry.key: entry for entry in self._entries(at)}
        return self._known[at]

    def _entries(self, at: int) -> Iterator[_Entry]:
        """What a mapping or list holds; a plain value holds nothing."""
        if self._text[at] not in "{[":
            return
        keyed, number, here = self._text[at] == "{", 0, self._skipped(at + 1)
        while self._text[here] not in "}]":
            entry = self._keyed(here) if keyed else self._valued(number, here, here)
            yield entry
            after = self._skipped(entry.end)
            here = self._skipped(after + 1) if self._text[after] == "," else after
            number += 1

    def _keyed(self, at: int) -> _Entry:
        key, end = DECODER.raw_decode(self._text, at)
        colon = self._skipped(end)
        return self._valued(str(key), at, self._skipped(colon + 1))

    def _valued(self, key: str | int, key_at: int, value_at: int) -> _Entry:
        return _Entry(key, key_at, value_at, DECODER.raw_decode(self._text, value_at)[1])

    def _skipped(self, at: int) -> int:
        match = BLANKS.match(self._text, at)
        return match.end() if match else at
