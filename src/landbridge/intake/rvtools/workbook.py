"""RVTools workbooks, read as text with fastexcel: one pass a sheet, only the columns we know.

A workbook that cannot be read is an InputError; a sheet that cannot is left out and named.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import fastexcel
import pyarrow as pa

from landbridge.errors import InputError
from landbridge.intake.opening import opening
from landbridge.intake.rvtools.failed import filled
from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.rvtools.headers import Header, heading
from landbridge.intake.rvtools.parts import DAMAGED, Extent, extents
from landbridge.intake.rvtools.sheets import A_CSV, WORKBOOKS, Sheet, named
from landbridge.model.place import Place

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLE_DIRECTORY_BYTES = 2**14
UNPACKED_LIMIT = 8 * 1024**3
"""Bytes that a workbook may unpack to; 300,000 VMs with all columns take about a fifth."""

HEADER_DEPTH = 20
"""How many rows we look through for the headers, should they not be in the first."""

EXPORT_AGAIN = "Export again from RVTools with 'Export all to Excel'."


@dataclass
class Workbook:
    """An open workbook; `sheets` are ours among its sheets, by their index in the file."""

    path: Path
    shown: str
    reader: Any
    sheets: dict[int, Sheet]
    extents: dict[str, Extent]
    repeated: tuple[str, ...] = field(default=())

    def grids(self) -> Iterator[Grid]:
        """Each of our sheets as text, those without a known header left out."""
        for index, sheet in self.sheets.items():
            yield self._grid(index, sheet)

    def vinfo(self, sheet: Sheet) -> Grid:
        """The sheet of the VMs, with the columns that the given one knows."""
        index = next(at for at, ours in self.sheets.items() if ours.name == sheet.name)
        return self._grid(index, sheet)

    def _grid(self, index: int, sheet: Sheet) -> Grid:
        name = self.reader.sheet_names[index]
        extent = self.extents.get(name, Extent(1))
        if extent.too_far is not None:
            raise _stray_cell(self.shown, name, extent.too_far)
        grid = self._read(index, sheet, 0, extent.first_row)
        if _has_required(grid):
            return grid
        row = self._header_row(index, sheet)
        return grid if row is None else self._read(index, sheet, row, row + 1)

    def _read(self, index: int, sheet: Sheet, header_row: int, stands_in: int) -> Grid:
        headers: list[Header] = []

        def wanted(column: Any) -> bool:  # noqa: ANN401 - fastexcel publishes no types
            headers.append(_as_written(column.name, headers))
            return sheet.knows(headers[-1])

        loaded, failed = _guarded(
            self.shown,
            lambda: self.reader.load_sheet(
                index, header_row=header_row, dtypes="string", use_columns=wanted
            ).to_arrow_with_errors(),
        )
        known = [i for i, header in enumerate(headers) if sheet.knows(header)]
        columns = {i: loaded.column(at).cast(pa.string()) for at, i in enumerate(known)}
        columns |= filled(columns, failed.errors if failed else ())
        file = (self.shown, self.reader.sheet_names[index])
        return Grid.of(sheet, file, headers, columns, stands_in + 1)

    def _header_row(self, index: int, sheet: Sheet) -> int | None:
        """The row (from zero) whose cells name the required column, when it is not the first."""
        top = self.reader.load_sheet(
            index, header_row=None, skip_rows=0, n_rows=HEADER_DEPTH, dtypes="string"
        ).to_arrow()
        wanted = set(sheet.aliases[sheet.required])
        for number, row in enumerate(top.to_pylist()):
            found = [heading(cell) for cell in row.values() if cell]
            if any(wanted.intersection(sheet.keys(header)) for header in found):
                return number
        return None


def open_workbook(path: Path, shown: str) -> Workbook:
    """Open a workbook, or say in an InputError what it is instead; `shown` is its path as given."""
    with opening(shown):
        _look_inside(path, shown)
        source = _source(path)
    reader = _guarded(shown, lambda: fastexcel.read_excel(source))
    names = list(reader.sheet_names)
    known = {i: sheet for i, name in enumerate(names) if (sheet := named(name))}
    titles = [sheet.name for sheet in known.values()]
    repeated = tuple(sorted({title for title in titles if titles.count(title) > 1}))
    if "vInfo" in repeated:
        raise InputError(
            "two sheets are called vInfo, and nothing tells which one counts",
            place=Place(file=shown, sheet="vInfo"),
            remedy=f"Delete or rename one of them. {EXPORT_AGAIN}",
        )
    if "vInfo" not in titles:
        raise InputError(
            f"there is no sheet vInfo, which lists the VMs; its sheets are {_listed(names)}",
            place=shown,
            remedy=EXPORT_AGAIN,
        )
    ours = {i: sheet for i, sheet in known.items() if sheet.name not in repeated}
    return Workbook(path, shown, reader, ours, extents(path), repeated)


def _source(path: Path) -> Path | bytes:
    """The path, or what stands there if the path is no proper text: fastexcel takes no other."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return path.read_bytes()
    return path


def _look_inside(path: Path, shown: str) -> None:
    with path.open("rb") as file:
        head = file.read(512)
        ole = head.startswith(OLE)
        encrypted = ole and ENCRYPTED in _ole_directory(head, file)
    if encrypted:
        raise InputError(
            "the workbook is protected by a password",
            place=shown,
            remedy="Open it, remove the password (File, Info, Protect Workbook) and save it.",
        )
    if not head:
        raise InputError("the file is empty", place=shown, remedy=EXPORT_AGAIN)
    if not ole and not head.startswith(ZIP):
        raise _no_workbook(path, shown, head)
    if not ole:
        _look_at_size(path, shown)


def _no_workbook(path: Path, shown: str, head: bytes) -> InputError:
    """The error for a file of another kind; only a name that promises a workbook is at fault."""
    what = "something else" if b"\0" in head else "text"
    ending = path.suffix.lower()
    name = f", although its name ends in {ending}" if ending in WORKBOOKS else ""
    return InputError(
        f"this is {what} and no Excel workbook{name}",
        place=shown,
        remedy=EXPORT_AGAIN
        if what != "text"
        else f"A CSV file bears RVTools' name for its sheet, such as {A_CSV}. {EXPORT_AGAIN}",
    )


def _ole_directory(head: bytes, file: BinaryIO) -> bytes:
    """The beginning of an OLE file's directory, whose place its head tells ([MS-CFB] 2.2)."""
    sector_size, first = 1 << int.from_bytes(head[30:32], "little"), head[48:52]
    file.seek((int.from_bytes(first, "little") + 1) * sector_size)
    return file.read(OLE_DIRECTORY_BYTES)


def _look_at_size(path: Path, shown: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except DAMAGED as error:
        raise InputError(
            "the workbook is damaged or cut short", place=shown, remedy=EXPORT_AGAIN
        ) from error
    if unpacked > UNPACKED_LIMIT:
        raise InputError(
            f"the workbook unpacks to {unpacked / 1024**3:.0f} GiB, more than any export needs",
            place=shown,
            remedy="Export each vCenter into a workbook of its own.",
        )


def _guarded(shown: str, read: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    try:
        return read()
    except fastexcel.FastExcelError as error:
        reason = str(error).split("\n", 1)[0].removeprefix("calamine error: ")
        damaged = reason.startswith("Xls error") or "Cfb" in reason
        what = "is damaged or cut short" if damaged else f"cannot be read ({reason})"
        raise InputError(f"the workbook {what}", place=shown, remedy=EXPORT_AGAIN) from error


def _stray_cell(shown: str, sheet: str, corner: str) -> InputError:
    return InputError(
        f"the sheet reaches as far as cell {corner}, which is more than any export fills",
        place=Place(file=shown, sheet=sheet),
        remedy="Delete the stray cells beyond the table (Ctrl+End shows the last), and save.",
    )


def _as_written(name: str, before: list[Header]) -> Header:
    """The header as the file has it: fastexcel numbers repeated ones and names blank ones."""
    if name.startswith("__UNNAMED__"):
        return Header("", "", "")
    bare = re.sub(r"_\d+$", "", name)
    repeats = bare != name and any(header.text == bare for header in before)
    return heading(bare if repeats else name)


def _has_required(grid: Grid) -> bool:
    wanted = set(grid.sheet.aliases[grid.sheet.required])
    return any(wanted.intersection(grid.sheet.keys(header)) for header in grid.headers)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:10]) + (", …" if len(names) > 10 else "") if names else "none at all"
