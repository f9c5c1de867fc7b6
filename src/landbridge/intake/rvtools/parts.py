"""The parts of a workbook file, as far as fastexcel does not tell: where a sheet's cells lie."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
LINK = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*>\s*<(?:f|v|is)\b')
CLAIM = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
HEAD_BYTES = 2**16
CHUNK_BYTES = 2**22
LONGEST_CELL_HEAD = 200

CELLS_LIMIT = 200_000_000
"""Cells of the rectangle that a sheet fills; all of them are held in memory, empty ones too."""

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    UnicodeDecodeError,
)
"""What a damaged archive makes Python's zipfile raise."""


@dataclass(frozen=True)
class Extent:
    """The row (from one) of a sheet's first filled cell, and the corner if it lies too far out."""

    first_row: int
    too_far: str | None = None


def extents(path: Path) -> dict[str, Extent]:
    """Where the cells of each sheet lie; left out where it is not clear.

    fastexcel skips blank rows above the headers without a word, and places must not shift. And it
    holds the whole rectangle up to the last cell, however lonely that may be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = {name: _extent(archive, part) for name, part in _sheet_parts(archive).items()}
    except DAMAGED:
        return {}
    return {name: extent for name, extent in found.items() if extent is not None}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    book = archive.read("xl/workbook.xml").decode()
    relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    links = [_attributes(tag) for tag in LINK.findall(relations)]
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    sheets = [_attributes(tag) for tag in SHEET.findall(book)]
    return {
        sheet.get("name", ""): _inside_xl(targets.get(sheet.get("r:id", ""), ""))
        for sheet in sheets
    }


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(tag)}


def _inside_xl(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _extent(archive: zipfile.ZipFile, part: str) -> Extent | None:
    with archive.open(part) as file:
        head = file.read(HEAD_BYTES)
    first = FILLED.search(head)
    claim = CLAIM.search(head)
    far = claim is not None and _area(claim[1], int(claim[2])) > CELLS_LIMIT
    return Extent(int(first[2]), _corner(archive, part) if far else None) if first else None


def _corner(archive: zipfile.ZipFile, part: str) -> str | None:
    """The last row and column that hold anything, as a cell's name, if they lie too far out.

    Claimed dimensions often lie, so every cell is looked at; this takes about a second per 100 MB.
    """
    widest, last = b"A", 1
    for chunk in _chunks(archive, part):
        for column, row in FILLED.findall(chunk):
            widest = max(widest, column, key=_number)
            last = max(last, int(row))
    return f"{widest.decode()}{last}" if _area(widest, last) > CELLS_LIMIT else None


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part's bytes in pieces that overlap, so that no cell is cut."""
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(CHUNK_BYTES):
            yield rest + piece
            rest = piece[-LONGEST_CELL_HEAD:]


def _area(column: bytes, row: int) -> int:
    return _number(column) * row


def _number(column: bytes) -> int:
    """The number of a column from its letters: A is 1, XFD 16,384."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
