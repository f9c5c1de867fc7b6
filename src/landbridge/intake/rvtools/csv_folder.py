"""Folders of RVTools CSV files, one a sheet, in whatever encoding and with whatever separator."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from landbridge.errors import InputError
from landbridge.intake.opening import opening, shown
from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.rvtools.headers import Header, heading
from landbridge.intake.rvtools.sheets import Sheet, named

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
LINE_END = re.compile(r"\r\n|\r|\n")
SEPARATORS = ",;\t|"
BLOCK_BYTES = 2**24


def csv_files(folder: Path) -> dict[Path, Sheet]:
    """The CSV files of a folder that bear the name of a sheet, in the order of `sheets.yaml`."""
    return {
        path: sheet
        for path in sorted(folder.iterdir())
        if path.suffix.lower() == ".csv" and path.is_file() and (sheet := named(path.stem))
    }


def csv_grids(files: dict[Path, Sheet]) -> Iterator[Grid]:
    """Each file as text."""
    for path, sheet in files.items():
        yield _grid(path, sheet)


def _grid(path: Path, sheet: Sheet) -> Grid:
    with opening(shown(path)):
        text = _text(path.read_bytes())
    first, text = _hint_removed(text)
    top = LINE_END.split(text, maxsplit=1)[0]
    if not top.strip():
        raise InputError(
            "the file is empty" if not text.strip() else "the first line holds no headers",
            place=shown(path),
            remedy="Export again from RVTools with 'Export all to CSV'.",
        )
    separator = max(SEPARATORS, key=top.count)
    columns, headers, ragged = _columns(text, separator, sheet)
    return Grid.of(sheet, (shown(path), None), headers, columns, first + 1, ragged)


def _text(raw: bytes) -> str:
    """Decode by the mark at the beginning; without one as UTF-8, or else as Windows wrote."""
    for mark, encoding in MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if raw[1:2] == b"\0":
        return raw.decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _hint_removed(text: str) -> tuple[int, str]:
    """The row of the headers, and the text from there: Excel puts `sep=;` above them."""
    if text[:4].lower() == "sep=":
        return 2, LINE_END.split(text, maxsplit=1)[-1]
    return 1, text


Columns = tuple[dict[int, pa.Array], list[Header], tuple[int, ...]]
"""Columns by index, all headers, and the rows whose length differs from that of the headers."""


def _columns(text: str, separator: str, sheet: Sheet) -> Columns:
    top = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    headers = [heading(cell) for cell in top]
    known = [i for i, header in enumerate(headers) if sheet.knows(header)]
    ragged: tuple[int, ...] = ()
    try:
        columns = _fast(text, separator, len(headers), known)
    except pa.ArrowInvalid:
        columns, ragged = _patiently(text, separator, len(headers), known)
    return columns, headers, ragged


def _fast(text: str, separator: str, width: int, known: list[int]) -> dict[int, pa.Array]:
    names = [f"f{i}" for i in range(width)]
    table = pacsv.read_csv(
        pa.BufferReader(text.encode()),
        read_options=pacsv.ReadOptions(column_names=names, skip_rows=0, block_size=BLOCK_BYTES),
        parse_options=pacsv.ParseOptions(
            delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[names[i] for i in known],
            strings_can_be_null=False,
        ),
    ).slice(1)
    return {i: pa.concat_arrays(table[f"f{i}"].chunks) for i in known}


def _patiently(
    text: str, separator: str, width: int, known: list[int]
) -> tuple[dict[int, pa.Array], tuple[int, ...]]:
    """Row by row, for files whose rows differ in length: what a row lacks is unknown."""
    csv.field_size_limit(2**31 - 1)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))[1:]
    ragged = tuple(at for at, row in enumerate(rows) if row and len(row) != width)
    columns = {
        i: pa.array([row[i] if i < len(row) else None for row in rows], pa.string()) for i in known
    }
    return columns, ragged
