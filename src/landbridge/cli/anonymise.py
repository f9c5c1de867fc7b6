"""`landbridge anonymise`: copies of RVTools exports that are fit to share."""

import json
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.cli.writing import write_file, write_folder
from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.intake.anonymous import Copy
    from landbridge.intake.pseudonyms import Pseudonyms
    from landbridge.intake.rvtools.sources import Source

MARKER = "anonymised.json"
KEY_BYTES = 32


def anonymise(
    files: Annotated[list[Path], typer.Argument(help="Workbooks or folders of CSV files.")],
    out: Annotated[Path, typer.Option(help="Folder for the copies.")],
    key_file: Annotated[
        Path | None,
        typer.Option(help="Secret of the pseudonyms, made if need be. Without it: drawn anew."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace earlier copies that were changed.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Write a copy of an RVTools export that is fit to share.

    Names, addresses and identifiers become pseudonyms, the same in all sheets and files.
    Annotations, custom attributes and every column that we do not know are dropped. Figures,
    states, operating systems and versions stay, so the copy is sized as the original is. Whoever
    has the key file can tell whether a guessed name is in the copy: keep it to yourself.

    Example: landbridge anonymise exports/vcenter1.xlsx --out to-share
    """
    from landbridge.intake.pseudonyms import Pseudonyms
    from landbridge.intake.rvtools.sources import sources_at

    sources = [source for path in files for source in sources_at(path)]
    pseudonyms = Pseudonyms(_key(key_file))
    written: dict[str, bytes] = {}
    rows = []
    for source in sources:
        print(f"Reading {source.shown}", file=sys.stderr)  # noqa: T201 - progress is not the result
        made, summary = _copies(source, pseudonyms)
        written |= made
        rows.append(summary)
    write_folder({**written, MARKER: json.dumps(rows, indent=2)}, out, yes)
    document = {"out": str(out.resolve()), "copies": rows}
    lines = [f"{out.resolve() / row['name']}: {_told(row)}" for row in rows]
    table = [[row["name"], row["rows"], row["dropped_columns"]] for row in rows]
    show(Result(document, table, lambda: lines), output, as_json)


def _copies(source: "Source", pseudonyms: "Pseudonyms") -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files of one copy by path, and what was done, in words that give nothing away."""
    from landbridge.intake.anonymous import copied, csv_of, workbook_of

    copies = list(copied(source, pseudonyms))
    name = pseudonyms.of("export")(source.name)
    if source.csv:
        files = {f"{name}/RVTools_tab{copy.sheet}.csv": csv_of(copy) for copy in copies}
    else:
        name += ".xlsx"
        files = {name: workbook_of(copies)}
    return files, _summary(name, copies)


def _summary(name: str, copies: "list[Copy]") -> dict[str, Any]:
    return {
        "name": name,
        "sheets": {copy.sheet: copy.rows for copy in copies},
        "rows": sum(copy.rows for copy in copies),
        "dropped_columns": sum(copy.dropped for copy in copies),
    }


def _told(row: dict[str, Any]) -> str:
    sheets = len(row["sheets"])
    return f"{row['rows']:,} rows in {sheets} sheets, {row['dropped_columns']} columns dropped"


def _key(file: Path | None) -> bytes:
    """The secret: of the file, made if it is not there, or drawn for this once."""
    if file is None:
        return secrets.token_bytes(KEY_BYTES)
    if not file.exists():
        write_file(file, secrets.token_hex(KEY_BYTES) + "\n")
        file.chmod(0o600)
    key = file.read_bytes().strip() if file.is_file() else b""
    if len(key) < KEY_BYTES:
        raise InputError(
            f"a key of at least {KEY_BYTES} characters was expected, and this has {len(key)}",
            place=file,
            remedy="Name a file that is not there yet, and a key is drawn for it.",
        )
    return key
