"""`landbridge init`: a commented estate file and the schema by which editors check it."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.writing import write_file
from landbridge.errors import InputError


def init(
    directory: Annotated[Path, typer.Argument(help="Folder to write into; made if need be.")],
    rvtools: Annotated[
        list[Path] | None,
        typer.Option(help="RVTools workbook or folder of CSV files; may be given several times."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="How reports call the estate; the folder's name otherwise.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace an estate.yaml that is there.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Write a commented estate.yaml to start from.

    Beside it goes estate.schema.json, by which editors complete and check the file. What is there
    already is replaced only with --yes.

    Example: landbridge init acme --rvtools exports/vcenter1.xlsx
    """
    from landbridge.intake import scaffold, schema_text
    from landbridge.intake.scaffolding import SCHEMA_FILE

    target = directory / "estate.yaml"
    sources = [relative(path, directory) for path in rvtools or ()]
    may_replace(target, yes)
    text = scaffold(name or directory.resolve().name or "estate", sources)
    write_file(directory / SCHEMA_FILE, schema_text())
    write_file(target, text)
    written = {"estate": str(target.resolve()), "schema": str((directory / SCHEMA_FILE).resolve())}
    show(Result(written, [[*written.values()]], lambda: [line(written["estate"])]), output, as_json)


def relative(path: Path, directory: Path) -> str:
    """The path as seen from the estate file; as it stands where that cannot be (another drive)."""
    from landbridge.intake.rvtools.sources import sources_at

    sources_at(path)  # an error here is better than one at the first sizing
    try:
        return Path(os.path.relpath(path.resolve(), directory.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def may_replace(target: Path, yes: bool) -> None:
    """Ask before a file is replaced; InputError where nobody can answer."""
    if yes or not target.exists():
        return
    if sys.stdin.isatty() and typer.confirm(f"{target} is there already. Replace it?", err=True):
        return
    raise InputError("is there already", place=target, remedy="Add --yes to replace it.")
