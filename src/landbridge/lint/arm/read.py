"""A text of JSON as it was read, and where in it a path leads."""

import json
import re
from typing import NamedTuple

from landbridge.armlang import literal
from landbridge.lint.edits import Dialect
from landbridge.lint.json_tree import json_tree
from landbridge.lint.tree import Lines, Value
from landbridge.model import Place

STEP = re.compile(r"\[(\d+)\]|([^.\[]+)")


def _literal(plain: object) -> str:
    """A value as JSON; a text that would be an expression is escaped."""
    return json.dumps(literal(plain) if isinstance(plain, str) else plain)


JSON = Dialect(key=json.dumps, literal=_literal, sign=": ", parting=",")


class Read(NamedTuple):
    """A text with its value; `alone` are the trees of resources that stand in no template."""

    file: str
    text: str
    value: object
    tree: Value
    alone: tuple[Value, ...] = ()

    @property
    def lines(self) -> Lines:
        return Lines(self.text)

    def at(self, path: str) -> Value:
        """The innermost value on a path that is there; resources that stand alone are counted."""
        match = re.match(r"resources\[(\d+)\]", path) if self.alone else None
        if match is None:
            return followed(self.tree, path)
        return followed(self.alone[int(match[1])], path[match.end() :])


def place_of(text: str, file: str, path: str) -> Place:
    """Where a path leads in a text of JSON that can be read."""
    line, column = Lines(text).of(followed(json_tree(text, file), path).start)
    return Place(file=file, line=line, column=column)


def followed(tree: Value, path: str) -> Value:
    """The innermost value on a path that is there."""
    here = tree
    for number, key in STEP.findall(path):
        entry = _entry(here, key) if key else None
        if number and int(number) < len(here.items):
            here = here.items[int(number)]
        elif entry is not None:
            here = entry
        else:
            break
    return here


def _entry(value: Value, key: str) -> Value | None:
    """The value of a key, whatever its case."""
    told = key.casefold()
    return next((e.value for k, e in value.entries.items() if k.casefold() == told), None)
