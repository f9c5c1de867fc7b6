"""The files that an import names, and their texts: UTF-8, or UTF-16 as PowerShell writes it."""

import codecs
from collections.abc import Iterator, Sequence
from pathlib import Path

from landbridge.errors import InputError
from landbridge.intake.estate_file import text_of
from landbridge.intake.opening import opening, shown

MIB = 1024 * 1024
LARGEST = 256 * MIB
"""A larger file is none that Azure answered; reading it would only fill the memory."""
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
ASK = (
    "Give what `az ... list -o json`, `az graph query` or a list of the REST interface of Azure"
    " answers, or a template of ARM."
)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files that are named, and the JSON files of folders that are."""
    found = [each for path in paths for each in _files(path)]
    return list(dict.fromkeys(found))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = sorted(each for each in path.rglob("*.json") if each.is_file())
        if not inside:
            raise InputError("the folder has no .json file", place=shown(path), remedy=ASK)
        yield from inside
        return
    if not path.is_file():
        raise InputError("there is no such file", place=shown(path), remedy=f"Name a file. {ASK}")
    yield path


def read_text(path: Path) -> str:
    """The text of a file. Raises InputError for one that is too large, or no text."""
    with opening(shown(path)):
        size = path.stat().st_size
        with path.open("rb") as file:
            mark = file.read(len(codecs.BOM_UTF16_LE))
    if size > LARGEST:
        told = f"the file has {size // MIB:,} MiB, and at most {LARGEST // MIB:,} are read"
        raise InputError(told, place=shown(path), remedy="Export less at a time.")
    return _decoded(path, MARKS[mark]) if mark in MARKS else text_of(path)


def _decoded(path: Path, encoding: str) -> str:
    try:
        return path.read_bytes().decode(encoding)
    except UnicodeDecodeError as error:
        problem = "the text begins as UTF-16 and does not go on so"
        remedy = "Export it again, with `-o json | Out-File -Encoding utf8`."
        raise InputError(problem, place=shown(path), remedy=remedy) from error
