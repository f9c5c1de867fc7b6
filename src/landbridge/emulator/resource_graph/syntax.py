"""Expressions of a query, and what they come to for a row."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

Row = Mapping[str, Any]


class Expression(Protocol):
    """A part of a query that has a value in each row."""

    def of(self, row: Row) -> Any:  # noqa: ANN401 - whatever JSON holds
        """None where the row does not tell it."""


class Literal(NamedTuple):
    value: object

    def of(self, row: Row) -> object:
        return self.value


class Path(NamedTuple):
    """A column, or what lies in it: `properties.managementCluster.clusterSize`."""

    steps: tuple[str | int, ...]

    def of(self, row: Row) -> Any:  # noqa: ANN401 - whatever JSON holds
        found: Any = row
        for step in self.steps:
            found = _inside(found, step)
        return found

    @property
    def name(self) -> str:
        """As Kusto names the column of a path."""
        return "_".join(str(step) for step in self.steps)


class Call(NamedTuple):
    name: str
    given: Expression

    def of(self, row: Row) -> object:
        return FUNCTIONS[self.name](self.given.of(row))


class Comparison(NamedTuple):
    sign: str
    left: Expression
    right: Expression

    def of(self, row: Row) -> bool:
        return compared(self.sign, self.left.of(row), self.right.of(row))


class Among(NamedTuple):
    """Whether one of several is met."""

    sign: str
    left: Expression
    right: tuple[Expression, ...]

    def of(self, row: Row) -> bool:
        same = "=~" if self.sign.endswith("~") else "=="
        value = self.left.of(row)
        found = any(compared(same, value, each.of(row)) for each in self.right)
        return found != self.sign.startswith("!")


class All(NamedTuple):
    parts: tuple[Expression, ...]

    def of(self, row: Row) -> bool:
        return all(each.of(row) for each in self.parts)


class Either(NamedTuple):
    parts: tuple[Expression, ...]

    def of(self, row: Row) -> bool:
        return any(each.of(row) for each in self.parts)


class Not(NamedTuple):
    part: Expression

    def of(self, row: Row) -> bool:
        return not self.part.of(row)


def compared(sign: str, left: object, right: object) -> bool:
    """What cannot be compared is not alike, and neither is more than the other."""
    if sign.startswith("!"):
        return not compared(AFFIRMED[sign], left, right)
    if sign in ORDERED:
        return _ordered(ORDERED[sign], left, right)
    if sign == "==":
        return left == right and isinstance(left, bool) == isinstance(right, bool)
    return TEXTS[sign](_text(left).casefold(), _text(right).casefold())


def _ordered(than: Callable[[Any, Any], bool], left: object, right: object) -> bool:
    numbers = _is_number(left) and _is_number(right)
    if numbers or (isinstance(left, str) and isinstance(right, str)):
        return than(left, right)
    return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _inside(found: object, step: str | int) -> object:
    if isinstance(found, Mapping):
        return found.get(str(step))
    if isinstance(found, Sequence) and isinstance(step, int) and not isinstance(found, str):
        return found[step] if step < len(found) else None
    return None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _has(left: str, right: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(right)}(?![a-z0-9])", left) is not None


ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
TEXTS: Mapping[str, Callable[[str, str], bool]] = {
    "=~": operator.eq,
    "contains": operator.contains,
    "startswith": str.startswith,
    "endswith": str.endswith,
    "has": _has,
}
AFFIRMED = {"!=": "==", "!~": "=~", **{f"!{name}": name for name in TEXTS if name.isalpha()}}
SIGNS = (*ORDERED, *TEXTS, "==", *AFFIRMED)
FUNCTIONS: Mapping[str, Callable[[Any], object]] = {
    "tolower": lambda value: _text(value).lower(),
    "toupper": lambda value: _text(value).upper(),
    "tostring": _text,
    "isempty": lambda value: _text(value) == "",
    "isnotempty": lambda value: _text(value) != "",
    "isnull": lambda value: value is None,
    "isnotnull": lambda value: value is not None,
    "array_length": lambda value: len(value) if isinstance(value, list) else None,
}
