"""What a path may name: a workbook, a CSV file, or a folder of either.

What opens them is imported by whoever has one: an estate without an inventory goes without.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import InputError
from landbridge.intake.opening import shown
from landbridge.intake.rvtools.sheets import A_CSV, WORKBOOKS, Sheet, named, sheets
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Place

if TYPE_CHECKING:
    from landbridge.intake.rvtools.grid import Grid

EXPECTED = "Name an RVTools workbook, or a folder of RVTools workbooks or CSV files."
EITHER = (
    "Name an estate file in YAML or JSON, or a folder that holds estate.yaml; or an RVTools"
    " workbook, or a folder of RVTools workbooks or CSV files."
)


@dataclass(frozen=True)
class Source:
    """One export: `shown` is its path as given, `name` stands for its vCenter if it names none.

    `vinfo` reads the sheet of the VMs alone, with the columns that the given one knows.
    """

    shown: str
    name: str
    grids: "Callable[[], Iterator[Grid]]"
    vinfo: "Callable[[Sheet], Grid]"
    repeated: Sequence[str] = ()
    csv: bool = False

    def gaps(self) -> list[Finding]:
        """What is wrong with it as a whole."""
        return [_repeated(self.shown, sheet) for sheet in self.repeated]


def sources_at(path: Path) -> list[Source]:
    """The exports that a path names, each opened so far that it is known to be one."""
    if not path.exists():
        raise missing(path)
    if path.is_dir():
        return _in_folder(path)
    if path.suffix.lower() == ".csv":
        return [_csv(path, {path: _sheet_of(path)})]
    return [_workbook(path)]


def missing(path: Path, expected: str = EXPECTED) -> InputError:
    """The error for a path that is not there, with the nearest name that is."""
    folder = path.parent
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    near = get_close_matches(path.name, names, n=1)
    return InputError(
        "there is no such file or folder",
        place=shown(path),
        remedy=f"Did you mean {shown(path.with_name(near[0]))}?" if near else expected,
    )


def name_of(path: Path) -> str:
    """A file's name without its ending, or a folder's."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - a link goes by its own name
    return shown(Path(whole.name if whole.is_dir() else whole.stem))


def _in_folder(path: Path) -> list[Source]:
    from landbridge.intake.rvtools.csv_folder import csv_files

    sheets_there = csv_files(path)
    if sheets_there:
        return [_csv(path, sheets_there)]
    books = [
        entry
        for entry in sorted(path.iterdir())
        if entry.suffix.lower() in WORKBOOKS and not entry.name.startswith(("~$", "."))
    ]
    if not books:
        raise InputError(
            "the folder holds neither RVTools workbooks nor RVTools CSV files",
            place=shown(path),
            remedy=EXPECTED,
        )
    return [_workbook(book) for book in books]


def _workbook(path: Path) -> Source:
    from landbridge.intake.rvtools.workbook import open_workbook

    book = open_workbook(path, shown(path))
    return Source(shown(path), name_of(path), book.grids, book.vinfo, book.repeated)


def _csv(path: Path, files: dict[Path, Sheet]) -> Source:
    from landbridge.intake.rvtools.csv_folder import csv_grids

    titles = [sheet.name for sheet in files.values()]
    if "vInfo" not in titles:
        raise InputError(
            f"there is no file for vInfo (such as {A_CSV}), which lists the VMs;"
            f" there are {', '.join(sorted(set(titles)))}",
            place=shown(path),
            remedy="Export again from RVTools with 'Export all to CSV'.",
        )
    if titles.count("vInfo") > 1:
        raise InputError(
            "two files hold vInfo, and nothing tells which one counts",
            place=shown(path),
            remedy="Give each export a folder of its own.",
        )
    repeated = sorted({title for title in titles if titles.count(title) > 1})
    ours = {file: sheet for file, sheet in files.items() if sheet.name not in repeated}
    (vinfo,) = (file for file, sheet in ours.items() if sheet.name == "vInfo")
    return Source(
        shown=shown(path),
        name=name_of(path),
        grids=lambda: csv_grids(ours),
        vinfo=lambda sheet: next(csv_grids({vinfo: sheet})),
        repeated=repeated,
        csv=True,
    )


def _sheet_of(path: Path) -> Sheet:
    sheet = named(path.stem)
    if sheet is None:
        raise InputError(
            f"the name tells no RVTools sheet (known are {', '.join(sheets())})",
            place=shown(path),
            remedy=f"Name it as RVTools does, such as {A_CSV}.",
        )
    return sheet


def _repeated(shown: str, sheet: str) -> Finding:
    return Finding(
        id="intake.sheet-twice",
        severity=Severity.MEDIUM,
        subject=f"{shown}, {sheet}",
        message=(
            f"{sheet} is there twice and nothing tells which one counts, so neither was read:"
            f" {sheets()[sheet].lost}"
        ),
        fix="Whoever made the file: delete one of them.",
        evidence=(Place(file=shown, sheet=sheet),),
    )
