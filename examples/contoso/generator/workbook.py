"""Writes an estate as RVTools would have exported it: the new way, or the old, quirks included."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from .chance import chance
from .estate import Cell, Estate
from .headers import new_headers, old_headers, old_name
from .sheets import SHEETS

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
_CLAIMED_ROWS = 2500  # the old vInfo says that it is this long


@dataclass(frozen=True)
class Style:
    """How one age of RVTools lays out a workbook."""

    headers: Mapping[str, tuple[str, ...]]
    old: bool

    def title(self, column: str) -> str:
        return old_name(column) if self.old else column

    def cell(self, value: Cell, *key: object) -> Cell:
        """The value as this age writes it: the old has booleans, dates, some numbers as text."""
        if not self.old:
            return value
        if isinstance(value, bool):
            return str(value)
        if isinstance(value, datetime):
            return value.strftime("%Y/%m/%d %H:%M:%S")
        if isinstance(value, int) and value >= 1000 and chance("text", *key).random() < 0.2:
            return f"{value:,}"
        return value


NEW = Style(new_headers(), old=False)
OLD = Style(old_headers(), old=True)


def write(path: Path, estate: Estate, style: Style) -> None:
    """The same bytes for the same estate: no clock, no user name, no chance is involved."""
    book = xlsxwriter.Workbook(path, _OPTIONS)
    book.set_properties({"title": "RVTools export", "created": estate.site.exported})
    formats = {
        "head": book.add_format({"bold": True}),
        "number": book.add_format({"num_format": "#,##0"}),
        "date": book.add_format({"num_format": "yyyy/mm/dd hh:mm:ss"}),
    }
    for sheet, columns in style.headers.items():
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 1)
        page.write_row(0, 0, [style.title(column) for column in columns], formats["head"])
        _write_rows(page, formats, _cells(sheet, estate, style))
        if style.old and sheet == "vInfo":
            page.write_blank(_CLAIMED_ROWS - 1, len(columns) - 1, None, formats["number"])
    book.close()


def _cells(sheet: str, estate: Estate, style: Style) -> Iterator[list[Cell]]:
    for number, row in enumerate(SHEETS[sheet](estate)):
        yield [
            style.cell(row.get(column), sheet, number, column) for column in style.headers[sheet]
        ]


def _write_rows(page: Any, formats: Mapping[str, Any], rows: Iterable[list[Cell]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write_cell(page, formats, (number, column), value)


def _write_cell(page: Any, formats: Mapping[str, Any], at: tuple[int, int], value: Cell) -> None:  # noqa: ANN401 - xlsxwriter has no types
    if isinstance(value, str):
        page.write_string(*at, value)
    elif isinstance(value, bool):
        page.write_boolean(*at, value)
    elif isinstance(value, datetime):
        page.write_datetime(*at, value, formats["date"])
    elif value is not None:
        page.write_number(*at, value, formats["number"])
