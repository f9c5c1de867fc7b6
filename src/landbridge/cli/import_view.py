"""What became of an import: the files that are written, and what is said of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from landbridge.cli.output import Result, line
from landbridge.cli.writing import write_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.intake.exports.found import Remark
    from landbridge.intake.exports.written import Files

SHOWN = 20
"""Remarks that are shown to people; the file and the other forms have them all."""


class Drafting(NamedTuple):
    """What is said of a draft: its file, keys of the document, and lines for people."""

    file: str
    document: Mapping[str, object]
    lines: Sequence[str]


def written(out: Path, found: "Files", remarks: "Sequence[Remark]", made: Drafting) -> Result:
    """Write the files of a draft, and tell what was done."""
    from landbridge.intake.scaffolding import SCHEMA_FILE, schema_text

    write_file(out / SCHEMA_FILE, schema_text())
    for name, text in found.texts.items():
        write_file(out / name, text)
    target = str((out / "estate.yaml").resolve())
    document = {
        "estate": target,
        "network": str((out / made.file).resolve()),
        **made.document,
        "not_understood": [each._asdict() for each in remarks],
        "merged": list(found.told),
    }
    told = [
        *made.lines,
        *_first(found.told),
        *_first([f"not understood: {each.at}: {each.what}" for each in remarks]),
    ]
    return Result(document, [[target, len(remarks)]], lambda: _lines([target, *told]))


def _lines(texts: Iterable[str]) -> "Iterable[RenderableType]":
    return [line(each) for each in texts]


def _first(texts: Sequence[str]) -> list[str]:
    """The first ones, and how many more there are."""
    left = len(texts) - SHOWN
    return [*texts[:SHOWN], *([f"and {left:,} more with -o json"] if left > 0 else [])]
