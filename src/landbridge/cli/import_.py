"""`landbridge import`: an estate file drafted from what an export tells."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.init import may_replace, relative
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.waiting import telling
from landbridge.cli.writing import write_file

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 20
"""Remarks that are shown to people; the file and the other forms have them all."""


class Kind(StrEnum):
    """What a draft can be made from."""

    RVTOOLS = "rvtools"
    NSX = "nsx"


def import_(
    kind: Annotated[Kind, typer.Argument(help="What the draft is made from.")],
    file: Annotated[
        Path,
        typer.Argument(help="RVTools workbook or folder of exports; export of NSX, as JSON."),
    ],
    out: Annotated[Path, typer.Option(help="Folder to write into; made if need be.")] = Path(),
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace an estate.yaml that is there (rvtools).")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Draft an estate.yaml from an export, with every guess marked.

    From RVTools: clusters come from the sizing, segments from the networks in use, groups from
    folders and custom attributes (Environment, Owner, Tags and the like), applications from such an
    attribute, else from names; appliances of vCenter, NSX, HCX and the like are proposed to stay;
    what nobody could know stands at the end as a question. The inventory itself stays where it is.

    From NSX: network.yaml holds segments, gateways, groups, services and both firewalls, out of a
    dump as np-guard's vmware-analyzer collects it or the answer to GET /policy/api/v1/infra. What
    is not understood is listed with its place, and what it decides depends. Importing again merges:
    what was changed by hand is kept, and said where the export says something else.

    Examples: landbridge import rvtools exports/vcenter1.xlsx --out acme; landbridge import nsx
    exports/infra.json --out acme
    """
    result = _of_nsx(file, out) if kind is Kind.NSX else _of_rvtools(file, out, yes)
    show(result, output, as_json)


def _of_rvtools(file: Path, out: Path, yes: bool) -> Result:
    from landbridge.intake import read_estate, schema_text
    from landbridge.intake.draft import draft
    from landbridge.intake.rvtools.attributes import attributes
    from landbridge.intake.scaffolding import SCHEMA_FILE

    target = out / "estate.yaml"
    may_replace(target, yes)
    sources = [relative(file, out)]
    with telling() as progress:
        estate, _ = read_estate(file, progress=progress)
        progress("Sizing and drafting")
        text = draft(estate, sources, attributes(file))
    write_file(out / SCHEMA_FILE, schema_text())
    write_file(target, text)
    guesses = text.count("# guess: ")
    document = {"estate": str(target.resolve()), "from": Kind.RVTOOLS.value, "guesses": guesses}
    told = [line(str(target.resolve())), line(f"{guesses} guesses, and questions at its end")]
    return Result(document, [[str(target.resolve()), guesses]], lambda: told)


def _of_nsx(file: Path, out: Path) -> Result:
    from landbridge.intake.nsx import drafted_files
    from landbridge.intake.scaffolding import SCHEMA_FILE, schema_text

    with telling() as progress:
        drafted, found = drafted_files(file, out, progress)
    write_file(out / SCHEMA_FILE, schema_text())
    for name, text in found.texts.items():
        write_file(out / name, text)
    target = str((out / "estate.yaml").resolve())
    remarks = [each._asdict() for each in drafted.remarks]
    document = {
        "estate": target,
        "network": str((out / "network.yaml").resolve()),
        "from": Kind.NSX.value,
        "stand_ins": drafted.stand_ins,
        "not_understood": remarks,
        "merged": list(found.told),
    }
    told = [
        *([f"{drafted.stand_ins} VMs have a stand-in for an address"] * bool(drafted.stand_ins)),
        *_first(found.told),
        *_first([f"not understood: {each.at}: {each.what}" for each in drafted.remarks]),
    ]
    return Result(document, [[target, len(remarks)]], lambda: _lines([target, *told]))


def _lines(texts: Iterable[str]) -> "Iterable[RenderableType]":
    return [line(each) for each in texts]


def _first(texts: Sequence[str]) -> list[str]:
    """The first ones, and how many more there are."""
    left = len(texts) - SHOWN
    return [*texts[:SHOWN], *([f"and {left:,} more with -o json"] if left > 0 else [])]
