"""The parts of a workbook file, as far as fastexcel does not tell: where a sheet's cells begin."""

import re
import zipfile
from html import unescape
from pathlib import Path

SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
LINK = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FILLED = re.compile(rb'<c r="[A-Z]+(\d+)"[^>]*>\s*<(?:f|v|is)\b')
HEAD_BYTES = 2**16


def first_rows(path: Path) -> dict[str, int]:
    """The row (from one) of the first filled cell of each sheet; left out where it is not clear.

    fastexcel skips blank rows above the headers without a word, and places must not shift.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _sheet_parts(archive)
            rows = {name: _first_row(archive, part) for name, part in parts.items()}
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return {}
    return {name: row for name, row in rows.items() if row is not None}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    book = archive.read("xl/workbook.xml").decode()
    links = [_attributes(tag) for tag in LINK.findall(_relations(archive))]
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    sheets = [_attributes(tag) for tag in SHEET.findall(book)]
    return {
        sheet.get("name", ""): _inside_xl(targets.get(sheet.get("r:id", ""), ""))
        for sheet in sheets
    }


def _relations(archive: zipfile.ZipFile) -> str:
    return archive.read("xl/_rels/workbook.xml.rels").decode()


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(one or two) for name, one, two in ATTRIBUTE.findall(tag)}


def _inside_xl(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _first_row(archive: zipfile.ZipFile, part: str) -> int | None:
    with archive.open(part) as file:
        found = FILLED.search(file.read(HEAD_BYTES))
    return int(found[1]) if found else None
