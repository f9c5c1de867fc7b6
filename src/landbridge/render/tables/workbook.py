"""All tables as one Excel workbook: text is text, numbers are numbers, and nothing is a link."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

import xlsxwriter

from landbridge.render.tables.table import Cell, Table
from landbridge.render.text import showable

SHEET_ROWS = 1_048_576  # of Excel, the heading included
CELL_CHARACTERS = 32_767  # of Excel
OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}

Rows: TypeAlias = Sequence[Sequence[Cell]]


def workbook(made: Sequence[tuple[Table[Any], Rows]], made_on: str) -> bytes:
    """The workbook, dated `made_on` (an ISO date), so that the same plan gives the same bytes."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        day = datetime.fromisoformat(made_on).replace(tzinfo=UTC)
        book.set_properties({"title": "Landbridge plan", "created": day})
        heading = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        for table, rows in made:
            for name, part in sheets(table.name, rows):
                _sheet(book.add_worksheet(name), table, part, heading)
    return buffer.getvalue()


def sheets(name: str, rows: Rows, most: int = SHEET_ROWS - 1) -> Iterator[tuple[str, Rows]]:
    """The rows in as many sheets as they need: `vms`, `vms 2`; an empty table has one."""
    for number, start in enumerate(range(0, max(len(rows), 1), most), start=1):
        yield (name if number == 1 else f"{name} {number}"), rows[start : start + most]


def _sheet(sheet: Any, table: Table[Any], rows: Rows, heading: Any) -> None:  # noqa: ANN401 - untyped
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, column.width)
        sheet.write_string(0, position, column.title, heading)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    for line, row in enumerate(rows, start=1):
        for position, cell in enumerate(row):
            _write(sheet, line, position, cell)


def _write(sheet: Any, line: int, position: int, cell: Cell) -> None:  # noqa: ANN401 - untyped
    if isinstance(cell, bool):
        sheet.write_boolean(line, position, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(line, position, cell)
    elif cell:
        sheet.write_string(line, position, showable(cell)[:CELL_CHARACTERS])
