"""What a query does with rows, one step after another."""

from collections import Counter
from typing import Any, NamedTuple, Protocol

from landbridge.emulator.resource_graph.syntax import Expression

COUNT = "Count"


class Table(NamedTuple):
    """Rows with the names of their columns, which they have also where there is no row."""

    columns: tuple[str, ...]
    rows: list[dict[str, Any]]


class Step(Protocol):
    def on(self, table: Table) -> Table:
        """The table that follows."""


class Column(NamedTuple):
    name: str
    value: Expression


class Where(NamedTuple):
    condition: Expression

    def on(self, table: Table) -> Table:
        return table._replace(rows=[row for row in table.rows if self.condition.of(row)])


class Project(NamedTuple):
    columns: tuple[Column, ...]

    def on(self, table: Table) -> Table:
        rows = [{name: value.of(row) for name, value in self.columns} for row in table.rows]
        return Table(tuple(each.name for each in self.columns), rows)


class Extend(NamedTuple):
    columns: tuple[Column, ...]

    def on(self, table: Table) -> Table:
        names = dict.fromkeys((*table.columns, *(each.name for each in self.columns)))
        rows = [
            {**row, **{name: value.of(row) for name, value in self.columns}} for row in table.rows
        ]
        return Table(tuple(names), rows)


class Order(NamedTuple):
    """By several values, each with whether it goes down."""

    by: tuple[tuple[Expression, bool], ...]

    def on(self, table: Table) -> Table:
        rows = table.rows
        for value, down in reversed(self.by):
            rows = sorted(rows, key=lambda row: _rank(value.of(row)), reverse=down)
        return table._replace(rows=rows)


class Limit(NamedTuple):
    most: int

    def on(self, table: Table) -> Table:
        return table._replace(rows=table.rows[: self.most])


class CountAll(NamedTuple):
    def on(self, table: Table) -> Table:
        return Table((COUNT,), [{COUNT: len(table.rows)}])


class CountBy(NamedTuple):
    """How many rows there are of each combination of values."""

    name: str
    by: tuple[Column, ...]

    def on(self, table: Table) -> Table:
        found = Counter(tuple(_kept(each.value.of(row)) for each in self.by) for row in table.rows)
        names = tuple(each.name for each in self.by)
        rows = [{**dict(zip(names, key, strict=True)), self.name: n} for key, n in found.items()]
        empty = [{self.name: 0}] if not self.by and not rows else []
        return Table((*names, self.name), rows or empty)


class Distinct(NamedTuple):
    by: tuple[Column, ...]

    def on(self, table: Table) -> Table:
        projected = Project(self.by).on(table)
        found: dict[tuple[object, ...], dict[str, Any]] = {}
        for row in projected.rows:
            found.setdefault(tuple(map(_kept, row.values())), row)
        return projected._replace(rows=list(found.values()))


def _kept(value: object) -> object:
    """What a group is known by: a record or a list as its text."""
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _rank(value: object) -> tuple[int, Any]:
    """Nothing before numbers, numbers before texts."""
    if value is None:
        return 0, 0
    return (1, value) if isinstance(value, int | float) else (2, str(value))
