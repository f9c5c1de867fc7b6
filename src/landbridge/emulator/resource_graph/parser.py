"""A query, read: a table and the steps that follow."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from landbridge.emulator.resource_graph import errors
from landbridge.emulator.resource_graph.expressions import Expressions
from landbridge.emulator.resource_graph.steps import (
    Column,
    CountAll,
    CountBy,
    Distinct,
    Extend,
    Limit,
    Order,
    Project,
    Step,
    Where,
)
from landbridge.emulator.resource_graph.syntax import Path
from landbridge.emulator.resource_graph.tokens import tokens


class Query(NamedTuple):
    """A table by its name in lower case, and what is done with it."""

    table: str
    steps: tuple[Step, ...]


def read(text: str, tables: Mapping[str, tuple[str, ...]]) -> Query:
    """A query over tables, whose columns are told. Raises Refusal for what is not understood."""
    reading = _Reading(Expressions(tokens(text)))
    name = reading.words.name().casefold()
    if name not in tables:
        raise errors.not_understood(f"there is no table '{name}'")
    reading.words.columns = set(tables[name])
    return Query(name, tuple(reading.steps()))


class _Reading:
    """Steps, read one after another; what a step leaves of the columns is known to the next."""

    def __init__(self, words: Expressions) -> None:
        self.words = words
        self._known: Mapping[str, Callable[[], Step]] = {
            "where": self._where,
            "project": self._project,
            "extend": self._extend,
            "order": self._order,
            "sort": self._order,
            "limit": self._limit,
            "take": self._limit,
            "count": CountAll,
            "summarize": self._summarize,
            "distinct": self._distinct,
        }

    def steps(self) -> list[Step]:
        found: list[Step] = []
        while not self.words.is_over:
            self.words.expect("|")
            found.append(self._step())
        return found

    def _step(self) -> Step:
        name = self.words.name()
        if name not in self._known:
            raise errors.not_understood(f"there is no operator '{name}'")
        return self._known[name]()

    def _where(self) -> Step:
        return Where(self.words.condition())

    def _project(self) -> Step:
        columns = self._columns()
        self.words.columns = {each.name for each in columns}
        return Project(columns)

    def _extend(self) -> Step:
        columns = self._columns()
        self.words.columns |= {each.name for each in columns}
        return Extend(columns)

    def _distinct(self) -> Step:
        columns = self._columns()
        self.words.columns = {each.name for each in columns}
        return Distinct(columns)

    def _order(self) -> Step:
        """Down, where nothing is said."""
        self.words.expect("by")
        found = []
        while True:
            value = self.words.value()
            found.append((value, not self.words.took("asc")))
            self.words.took("desc")
            if not self.words.took(","):
                return Order(tuple(found))

    def _limit(self) -> Step:
        return Limit(self.words.whole_number())

    def _summarize(self) -> Step:
        """`count()` alone is understood."""
        name, self_named = self.words.name(), "count_"
        if self.words.took("="):
            self_named, name = name, self.words.name()
        if name != "count":
            raise errors.not_understood(f"'{name}' cannot be summarised")
        self.words.expect("(")
        self.words.expect(")")
        by = self._columns() if self.words.took("by") else ()
        self.words.columns = {self_named, *(each.name for each in by)}
        return CountBy(self_named, by)

    def _columns(self) -> tuple[Column, ...]:
        found = [self._column()]
        while self.words.took(","):
            found.append(self._column())
        return tuple(found)

    def _column(self) -> Column:
        if self.words.follows("="):
            name = self.words.name()
            self.words.expect("=")
            return Column(name, self.words.value())
        value = self.words.value()
        if not isinstance(value, Path):
            raise errors.not_understood("a computed column needs a name: name = ...")
        return Column(value.name, value)
