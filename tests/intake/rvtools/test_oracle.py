"""Whatever a workbook holds, we read the cells that openpyxl reads."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.exports import HEADERS, workbook

from landbridge.intake.rvtools.workbook import open_workbook

CELLS = st.one_of(
    st.none(),
    st.integers(-(2**40), 2**40),
    st.integers(-(2**36), 2**36).map(lambda number: number / 64),  # fastexcel rounds to 9 digits
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12),
    st.booleans(),
)
TABLES = st.lists(st.lists(CELLS, min_size=len(HEADERS), max_size=len(HEADERS)), max_size=8)


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_we_read_what_openpyxl_reads(rows: list[list[Any]]) -> None:
    with TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "a.xlsx", {"vInfo": [list(HEADERS), *rows]})
        (grid,) = open_workbook(path, "a.xlsx").grids()
        theirs = _openpyxl(path.read_bytes())
    for at, column in grid.columns.items():
        expected = [_as_text(row[at]) for row in theirs[1:]]
        assert _padded(column, len(expected)) == expected
    assert grid.first_row == 2


def _padded(column: pa.Array, length: int) -> list[str | None]:
    """The column with the blank rows at its end that one reader gives and the other does not."""
    values: list[str | None] = column.to_pylist()
    return (values + [None] * length)[: max(length, 0)]


def _openpyxl(content: bytes) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return list(book["vInfo"].iter_rows(values_only=True))


def _as_text(value: Any) -> str | None:  # noqa: ANN401 - whatever a cell may hold
    """A cell of openpyxl as our text: whole numbers without a point, nothing for blanks."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(int(value) if float(value).is_integer() else value)
    return str(value).strip() or None if value is not None else None
