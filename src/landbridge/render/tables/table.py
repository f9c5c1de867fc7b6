"""A table, described once: CSV and workbook are both written from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from landbridge.model.plan import Report

Row = TypeVar("Row")
Cell: TypeAlias = str | int | float | bool | None
"""None is unknown and makes an empty cell."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, how a row fills it, and how wide it stands in a workbook."""

    title: str
    cell: Callable[[Row], Cell]
    width: int = 14


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A named table; `rows` finds its rows in a report, in an order that never changes."""

    name: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Report], Iterable[Row]]

    @property
    def titles(self) -> list[str]:
        """The headings in their order."""
        return [column.title for column in self.columns]

    def cells(self, report: Report) -> Iterable[list[Cell]]:
        """One list of cells a row."""
        for row in self.rows(report):
            yield [column.cell(row) for column in self.columns]
