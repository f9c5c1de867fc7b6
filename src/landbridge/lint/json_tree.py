"""JSON with the place of every value, as kind as Azure reads it: comments and last commas too."""

import json
import re
from typing import NoReturn

from landbridge.errors import InputError
from landbridge.lint.tree import Entry, Lines, Plain, Value

SPACE = re.compile(r"(?:[\s\ufeff]+|//[^\n]*|/\*.*?(?:\*/|\Z))*", re.DOTALL)
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
OTHER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
DEEPEST = 200
"""Values within values that are read; Python's own stack ends behind it."""


def json_tree(text: str, place: str) -> Value:
    """The value of a text. Raises InputError with line and column."""
    reader = _Reader(text, place)
    value, end = reader.value(reader.skipped(0), 0)
    if reader.skipped(end) < len(text):
        reader.refuse(reader.skipped(end))
    return value


class _Reader:
    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place

    def skipped(self, at: int) -> int:
        match = SPACE.match(self._text, at)
        return match.end() if match else at

    def refuse(self, at: int) -> NoReturn:
        line, column = Lines(self._text).of(at)
        found = repr(self._text[at]) if at < len(self._text) else "the end of the text"
        raise InputError(
            f"this is no JSON (found {found})",
            place=f"{self._place}, line {line}, column {column}",
            remedy="Look at the brackets, the commas and the quotes there.",
        )

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        if depth > DEEPEST or at >= len(self._text):
            self.refuse(at)
        if self._text[at] == "{":
            return self._object(at, depth)
        if self._text[at] == "[":
            return self._list(at, depth)
        return self._scalar(at)

    def _scalar(self, at: int) -> tuple[Value, int]:
        match = TEXT.match(self._text, at) or OTHER.match(self._text, at)
        if match is None:
            self.refuse(at)
        return Value(at, match.end(), self._loaded(match.group(), at)), match.end()

    def _loaded(self, written: str, at: int) -> Plain:
        try:
            found: Plain = json.loads(written, strict=False)
        except ValueError:
            self.refuse(at)
        return found

    def _object(self, start: int, depth: int) -> tuple[Value, int]:
        entries: dict[str, Entry] = {}
        here = self.skipped(start + 1)
        while not self._ends(here, "}"):
            match = TEXT.match(self._text, here)
            colon = self.skipped(match.end()) if match else here
            if match is None or self._text[colon : colon + 1] != ":":
                self.refuse(colon)
            value, end = self.value(self.skipped(colon + 1), depth + 1)
            key = str(self._loaded(match.group(), here))
            entries[key] = Entry(key, here, end, value)
            here = self._after(end, "}")
        return Value(start, here + 1, entries), here + 1

    def _list(self, start: int, depth: int) -> tuple[Value, int]:
        items: list[Value] = []
        here = self.skipped(start + 1)
        while not self._ends(here, "]"):
            value, end = self.value(here, depth + 1)
            items.append(value)
            here = self._after(end, "]")
        return Value(start, here + 1, items), here + 1

    def _ends(self, at: int, sign: str) -> bool:
        if at >= len(self._text):
            self.refuse(at)
        return self._text[at] == sign

    def _after(self, end: int, sign: str) -> int:
        """The next element, or the sign that ends them all."""
        here = self.skipped(end)
        if self._ends(here, ","):
            return self.skipped(here + 1)
        if not self._ends(here, sign):
            self.refuse(here)
        return here
