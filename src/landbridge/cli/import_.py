"""`landbridge import`: an estate file drafted from what an export tells."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from landbridge.cli.init import may_replace, relative
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.waiting import telling
from landbridge.cli.writing import write_file


class Kind(StrEnum):
    """What a draft can be made from."""

    RVTOOLS = "rvtools"


def import_(
    kind: Annotated[Kind, typer.Argument(help="What the draft is made from.")],
    file: Annotated[Path, typer.Argument(help="RVTools workbook or folder of exports.")],
    out: Annotated[Path, typer.Option(help="Folder to write into; made if need be.")] = Path(),
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace an estate.yaml that is there.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Draft an estate.yaml from an export, with every guess marked.

    Segments come from the networks in use, groups from folders and custom attributes (Environment,
    Owner, Tags and the like), applications from such an attribute, else from names; what nobody
    could know stands at the end as a question. The inventory itself stays where it is.

    Example: landbridge import rvtools exports/vcenter1.xlsx --out acme
    """
    from landbridge.intake import read_estate, schema_text
    from landbridge.intake.attributes import attributes
    from landbridge.intake.draft import draft
    from landbridge.intake.scaffolding import SCHEMA_FILE

    target = out / "estate.yaml"
    may_replace(target, yes)
    sources = [relative(file, out)]
    with telling() as progress:
        estate, _ = read_estate(file, progress=progress)
    text = draft(estate, sources, attributes(file))
    write_file(out / SCHEMA_FILE, schema_text())
    write_file(target, text)
    guesses = text.count(" # guess: ")
    document = {"estate": str(target.resolve()), "from": kind.value, "guesses": guesses}
    told = [line(str(target.resolve())), line(f"{guesses} guesses, and questions at its end")]
    show(Result(document, [[str(target.resolve()), guesses]], lambda: told), output, as_json)
