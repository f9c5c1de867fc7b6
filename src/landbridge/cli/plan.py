"""`landbridge plan`: the main job, everything about an estate in one folder."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.cli.severity import FailOnOption
from landbridge.cli.today import OnOption, day, today
from landbridge.cli.waiting import telling

if TYPE_CHECKING:
    from landbridge.model.plan import Plan


def plan(
    estate: Annotated[
        Path, typer.Argument(help="Estate file or folder, or an RVTools workbook or CSV folder.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder to write, whole or not at all.")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace files of an earlier plan that were changed.")
    ] = False,
    on: OnOption = None,
    fail_on: FailOnOption = None,
    allow_depends: Annotated[
        bool,
        typer.Option(
            "--allow-depends",
            help="Exit with 0 though rules or sizes of data are not known; clears nothing.",
        ),
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Work out a whole plan and write it with its report into one folder.

    The folder holds report.html to hand on, plan.json for scripts, and the tables as CSV and XLSX.
    A folder that an earlier plan wrote, with nothing added since, is replaced at once when the new
    one is whole, but with --yes only if a file in it was changed, such as a report that somebody
    signed; any other folder that is not empty is left alone (exit 2). Nothing else is written: a
    run that is killed leaves a hidden folder beside --out (`.NAME-landbridge-...`), which the next
    one removes.

    While a blocking finding stands that no waiver of the estate lifts, the plan is not cleared: the
    folder is written so that the report can be read, it says so at its top, and the answer is no
    (exit 1). A plan that is not cleared can be neither deployed nor migrated.

    Nor is it cleared while a blocking rule has no full answer, because nothing tells what it looks
    at, and no waiver of the rule accepts that: then exit 4, as when a rule as severe as --fail-on
    has none, and when VMs give no figure of their storage, so that more hosts may be needed. With
    --allow-depends the exit is 0 there, and the plan is as little cleared as without.

    A plan as of a day that is past (--on) tells what was so then, and is never cleared: waivers
    that held on it may have ended since (exit 4).

    Examples: landbridge plan examples/contoso --out build/contoso;
    landbridge plan export.xlsx --out plan --fail-on blocking
    """
    from landbridge.cli.plan_gate import gate

    made, files = _written(estate, out, yes, day(on))
    show(_result(made, out.absolute(), files), output, as_json)
    gate(made, fail_on, allow_depends)


def _written(estate: Path, out: Path, yes: bool, as_of: date) -> tuple["Plan", list[str]]:
    """The plan, and the names of the files that were written of it."""
    from landbridge.cli.writing import may_replace, write_folder
    from landbridge.intake import read_estate
    from landbridge.model.plan import Report
    from landbridge.plan import plan as planning
    from landbridge.render import render

    may_replace(out, yes)
    with telling() as tell:
        read, reading = read_estate(estate, progress=tell, portable=True)
        tell("Placing VMs on hosts")
        made = planning(read, reading, as_of, made_on := today())
        tell("Writing the report")
        files = render(Report(plan=made, made_on=made_on.isoformat()))
        write_folder(files, out, yes)
    return made, sorted(files)


def _result(plan: "Plan", out: Path, files: list[str]) -> Result:
    from landbridge.cli.plan_view import document, rows, view

    return Result(document(plan, out, files), rows(out, files), lambda: view(plan, out))
