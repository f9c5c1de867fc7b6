"""A copy of an export that is fit to share: figures and states as they are, names replaced.

Only columns that we know are copied, and of those only what `sharing.py` allows.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.types as pat
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from landbridge.intake.pseudonyms import Pseudonyms
from landbridge.intake.rvtools.cells import NO, YES
from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.rvtools.sheets import NETWORKS
from landbridge.intake.rvtools.sources import Source
from landbridge.intake.rvtools.tables import found_columns
from landbridge.intake.sharing import AS_IS, treatment

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet might take for a formula."""

NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
FIGURE = re.compile(r"(vmx-)?[-+]?[\d.,'\u2019 \u00a0\u2009\u202f]+([eE][-+]?\d+)?")
TIME = re.compile(r"[-\d/.:T ]+([AP]M)?")
FLAG = re.compile("|".join(map(re.escape, (*YES, *NO))), re.IGNORECASE)


@dataclass(frozen=True)
class Copy:
    """One sheet of the copy: headers and columns of text, and how many columns were dropped."""

    sheet: str
    headers: tuple[str, ...]
    columns: tuple[list[str | None], ...]
    numeric: tuple[bool, ...]
    dropped: int

    @property
    def rows(self) -> int:
        """How many rows it has, without the headers."""
        return len(self.columns[0]) if self.columns else 0


def copied(source: Source, pseudonyms: Pseudonyms) -> Iterator[Copy]:
    """Each sheet of an export, fit to share."""
    for grid in source.grids():
        yield _copy(grid, pseudonyms)


def workbook_of(copies: Sequence[Copy]) -> bytes:
    """The sheets as a workbook; text is written as text, so that no formula comes to life."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        for copy in copies:
            page = book.add_worksheet(copy.sheet)
            page.write_row(0, 0, copy.headers)
            for at, (column, numeric) in enumerate(zip(copy.columns, copy.numeric, strict=True)):
                _write(page, at, column, numeric)
    return out.getvalue()


def csv_of(copy: Copy) -> bytes:
    """One sheet as a CSV file, as RVTools writes it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(copy.headers)
    writer.writerows(zip(*copy.columns, strict=True))
    return out.getvalue().encode("utf-8-sig")


def _copy(grid: Grid, pseudonyms: Pseudonyms) -> Copy:
    treated = _treatments(grid)
    columns = [
        _treated(grid.columns[at], pseudonyms.of(how) if how != AS_IS else _keeper(kind))
        for at, how, kind in treated
    ]
    return Copy(
        sheet=grid.sheet.name,
        headers=tuple(grid.headers[at].text.strip() for at, _, _ in treated),
        columns=tuple(columns),
        numeric=tuple(_is_numeric(kind) for _, _, kind in treated),
        dropped=len(grid.headers) - len(treated),
    )


def _treatments(grid: Grid) -> list[tuple[int, str, pa.DataType]]:
    """Of each column that may be copied its index, its treatment and its type."""
    found = {at: column for column, at in found_columns(grid)[0].items()}
    found |= {
        at: "networks"
        for at, header in enumerate(grid.headers)
        if at in grid.columns
        and NETWORKS.intersection(grid.sheet.keys(header))
        and "networks" in grid.sheet.schema.names
    }
    treated = []
    for at, column in sorted(found.items()):
        how = treatment(grid.sheet.table, column)
        if how is not None:
            treated.append((at, how, grid.sheet.schema.field(column).type))
    return treated


def _treated(text: pa.Array, replace: Callable[[str], str | None]) -> list[str | None]:
    coded = text.dictionary_encode()
    words = pa.array([replace(word) for word in coded.dictionary.to_pylist()], pa.string())
    return list(words.take(coded.indices).to_pylist())


def _keeper(kind: pa.DataType) -> Callable[[str], str | None]:
    """What keeps a cell as it stands only if it is of the column's type: a note is no figure."""
    if pat.is_string(kind):
        return _harmless
    shape = FLAG if pat.is_boolean(kind) else TIME if pat.is_timestamp(kind) else FIGURE
    return lambda text: text if shape.fullmatch(text) else None


def _is_numeric(kind: pa.DataType) -> bool:
    return bool(pat.is_integer(kind) or pat.is_floating(kind))


def _harmless(text: str) -> str:
    """Text as it stands, with a mark before it where a spreadsheet would calculate it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _write(page: Worksheet, at: int, column: list[str | None], numeric: bool) -> None:
    for row, text in enumerate(column, start=1):
        if text is None:
            continue
        if numeric and NUMBER.fullmatch(text):
            page.write_number(row, at, float(text))
        else:
            page.write_string(row, at, text)
