"""`landbridge plan`: the main job, everything about an estate in one folder."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.severity import FailOnOption, answer
from landbridge.cli.waiting import telling
from landbridge.errors import InputError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.model.plan import Plan

REPORT = "report.html"


def plan(
    estate: Annotated[
        Path, typer.Argument(help="Estate file or folder, or an RVTools workbook or CSV folder.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder to write, whole or not at all.")],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Date on the report; today otherwise.")
    ] = None,
    fail_on: FailOnOption = None,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Work out a whole plan and write it with its report into one folder.

    The folder holds report.html to hand on, plan.json for scripts, and the tables as CSV and XLSX.
    A folder that an earlier plan wrote, with nothing added since, is replaced at once when the new
    one is whole; any other folder that is not empty is left alone (exit 2). Nothing else is
    written.

    Examples: landbridge plan examples/contoso --out build/contoso;
    landbridge plan export.xlsx --out plan --fail-on blocking
    """
    from landbridge.cli.writing import write_folder
    from landbridge.intake import read_estate
    from landbridge.model.plan import Report
    from landbridge.plan import plan as planning
    from landbridge.render import render

    made_on = _date(on)
    with telling() as tell:
        read, reading = read_estate(estate, progress=tell)
        tell("Placing VMs on hosts")
        made = planning(read, reading)
        tell("Writing the report")
        files = render(Report(plan=made, made_on=made_on.isoformat()))
        write_folder(files, out)
    show(_result(made, out.resolve(), sorted(files)), output, as_json)
    answer(made.findings, fail_on)


def _date(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"--on {text} is no date", remedy="Write it as 2026-11-22: year, month, day."
        ) from None


def _result(plan: "Plan", out: Path, files: list[str]) -> Result:
    sized = plan.sized
    document = {
        "report": str(out / REPORT),
        "files": [str(out / name) for name in files],
        "hosts": sized.hosts,
        "cores": sized.cores,
        "lower_bound_hosts": sized.lower_bound_hosts,
        "findings": [finding.model_dump(mode="json") for finding in plan.findings],
    }

    def view() -> "Iterable[RenderableType]":
        from rich.markup import escape

        yield f"[bold]{sized.hosts} hosts[/] for {sized.inventory.counted:,} VMs"
        yield escape(sized.reasons["hosts"])
        yield f"{len(plan.findings)} findings, the worst {_worst(plan)}"
        yield line(f"Report: {out / REPORT}")

    return Result(document, [[str(out / name)] for name in files], view)


def _worst(plan: "Plan") -> str:
    return plan.findings[0].severity.value if plan.findings else "none"
