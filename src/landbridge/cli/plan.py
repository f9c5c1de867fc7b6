"""`landbridge plan`: the main job, everything about an estate in one folder."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, Result, line, show
from landbridge.cli.severity import FailOnOption, answer, decided
from landbridge.cli.tame import tamed
from landbridge.cli.today import OnOption, day
from landbridge.cli.waiting import telling
from landbridge.model import Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.model.checked import Unanswered
    from landbridge.model.plan import Plan, Refused

SHOWN = 5
REPORT = "report.html"
MONEY = "cost."
"""How the ids of rules begin that leave a sum open: else it would stand deep in the report."""


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
    signed; any other folder that is not empty is left alone (exit 2). Nothing else is written.

    While a blocking finding stands that no waiver of the estate lifts, the plan is not cleared: the
    folder is written so that the report can be read, it says so at its top, and the answer is no
    (exit 1). A plan that is not cleared can be neither deployed nor migrated.

    Nor is it cleared while a blocking rule has no full answer, because nothing tells what it looks
    at, and no waiver of the rule accepts that: then exit 4, as when a rule as severe as --fail-on
    has none, and when VMs give no figure of their storage, so that more hosts may be needed. With
    --allow-depends the exit is 0 there, and the plan is as little cleared as without.

    Examples: landbridge plan examples/contoso --out build/contoso;
    landbridge plan export.xlsx --out plan --fail-on blocking
    """
    from landbridge.cli.writing import may_replace, write_folder
    from landbridge.intake import read_estate
    from landbridge.model.plan import Report
    from landbridge.plan import plan as planning
    from landbridge.render import render

    today = day(on)
    may_replace(out, yes)
    with telling() as tell:
        read, reading = read_estate(estate, progress=tell, portable=True)
        tell("Placing VMs on hosts")
        made = planning(read, reading, today)
        tell("Writing the report")
        files = render(Report(plan=made, made_on=today.isoformat()))
        write_folder(files, out, yes)
    show(_result(made, out.absolute(), sorted(files)), output, as_json)
    _gate(made)
    answer(made.findings, fail_on, allow_depends=True)  # a no comes before a doubt
    severity = fail_on or Severity.BLOCKING
    if allow_depends:
        _allowed(made)
    else:
        _doubt(made.checked.open, severity)
    answer(made.findings, None, allow_depends)
    decided(made.checked, severity, allow_depends)


def _result(plan: "Plan", out: Path, files: list[str]) -> Result:
    sized = plan.sized
    document = {
        "report": str(out / REPORT),
        "files": [str(out / name) for name in files],
        "hosts": sized.hosts,
        "cores": sized.cores,
        "lower_bound_hosts": sized.lower_bound_hosts,
        "cleared": plan.cleared,
        "undecided": list(plan.undecided),
        "addresses": plan.addresses.model_dump(mode="json") if plan.addresses else None,
        "findings": list(plan.findings),
    }

    def view() -> "Iterable[RenderableType]":
        from rich.markup import escape

        from landbridge.cli.size_view import vms

        yield f"[bold]{sized.hosts} hosts[/] for {vms(sized)}"
        yield escape(sized.reasons["hosts"])
        yield f"{len(plan.findings)} findings, the worst {_worst(plan)}"
        yield from _standing(plan)
        yield line(f"Report: {out / REPORT}")

    return Result(document, [[str(out / name)] for name in files], view)


def _worst(plan: "Plan") -> str:
    return plan.findings[0].severity.value if plan.findings else "none"


def _standing(plan: "Plan") -> Iterator[str]:
    """What a reader must know: is the gate open, who answers for that, and which sum is lacking?"""
    from rich.markup import escape

    checked = plan.checked
    waived = len(checked.waived) + len(checked.accepted)
    if waived:
        yield f"{waived} waived, each with its reason in the report"
    for each in checked.findings:
        if each.id.startswith(MONEY):
            yield escape(f"{each.subject}: {each.message}")
    silent = len(checked.unsure)
    if silent:
        yield f"{silent} blocking rules have no full answer: not all that they look at is known"


def _gate(plan: "Plan") -> None:
    """Leave with NO where a blocking finding stands, and say on standard error what forbids it."""
    from landbridge.model.plan import Refused
    from landbridge.plan import clear

    verdict = clear(plan)
    if isinstance(verdict, Refused) and verdict.blocking:
        print(tamed(refusal(verdict)), file=sys.stderr)  # noqa: T201 - the reason is not the result
        raise typer.Exit(Exit.NO)


def _doubt(unanswered: "Iterable[Unanswered]", severity: Severity) -> None:
    """Say on standard error which rules that severe have no answer, and what they lack."""
    from landbridge.model.estate import UNTOLD
    from landbridge.render.lacking import told

    lines = list(told(each for each in unanswered if each.severity.rank <= severity.rank))
    if not lines:
        return
    head = "Undecided: rules that matter have no answer, or only one in part. Not known is:"
    more = [f"  and {len(lines) - SHOWN} more: see the report"] if len(lines) > SHOWN else []
    fix = f"Give it, or waive `{UNTOLD}` of each rule, with reason and day."
    text = "\n".join([head, *(f"  {line}" for line in lines[:SHOWN]), *more, fix])
    print(tamed(text), file=sys.stderr)  # noqa: T201 - as above


def _allowed(plan: "Plan") -> None:
    """Say on standard error what --allow-depends does not change."""
    silent = len(plan.undecided)
    if silent:
        rules = f"{silent} blocking {'rules have' if silent > 1 else 'rule has'} no full answer"
        text = f"Not cleared: {rules}. --allow-depends changes the exit code only."
        print(text, file=sys.stderr)  # noqa: T201 - as above


def refusal(refused: "Refused") -> str:
    """The blocking findings by rule, and how they are lifted."""
    subjects: dict[str, list[str]] = {}
    for finding in refused.blocking:
        subjects.setdefault(finding.id, []).append(finding.subject)
    told = [f"  {rule}: {_some(names)}" for rule, names in subjects.items()]
    number = len(refused.blocking)
    head = f"Not cleared: {number} blocking finding{'s stand' if number > 1 else ' stands'}."
    return "\n".join(
        [head, *told, "Mend them, or waive each by name, reason and day: see `landbridge check`."]
    )


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
