"""`landbridge demo`: the whole story on the emulator, from exports to what stands."""

from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, show
from landbridge.cli.plan_gate import gate

if TYPE_CHECKING:
    from landbridge.cli.demo_deploying import Deployed
    from landbridge.model.plan import Plan

WORK = "{}-on-emulator"


def demo(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write, whole or not at all.")],
    accepted: Annotated[
        Path | None,
        typer.Option(
            "--accepted", help="Estate to deploy in its place: the same one with its waivers."
        ),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option("--work", help="Folder of the emulator and of what was done; see below."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Replace files of an earlier run that were changed.")
    ] = False,
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
    """Plan an estate, deploy it on an emulated Azure, and tell both in one report.

    Writes the folder that `landbridge plan` writes. Its report has a chapter more: what was made
    stage by stage, whether all stands as planned, how it is undone, and how the same is done in
    Azure; the records lie in the folder `deployment`. Nothing leaves this machine.

    A plan that is not cleared is not deployed. With --accepted the same estate with its waivers is
    deployed in its place; its own report lies in the folder `accepted`.

    The emulator and what it holds stay in --work, so that `landbridge deploy` can go on from there;
    if nothing is told, beside --out under its name and `-on-emulator`. A run that failed or was
    killed is started again, and goes on.

    Exit 0 when all stands as planned, 1 when something does not or the plan is not cleared, 2 for
    input that cannot be used, 3 when the emulator refused or failed, 4 when the plan is not cleared
    since rules have no full answer, or what stands cannot be proven equal to it.

    Example: landbridge demo examples/contoso --accepted examples/contoso/accepted.yaml --out demo
    """
    from landbridge.cli.demo_deploying import Rehearsed, deployed
    from landbridge.cli.demo_view import told
    from landbridge.cli.deploying import planned
    from landbridge.cli.writing import may_replace, write_folder

    may_replace(out, yes)
    first = planned(estate, portable=True)
    other = planned(accepted, portable=True) if accepted else None
    meant = Rehearsed(
        accepted or estate, other or first, work or out.with_name(WORK.format(out.name))
    )
    found = deployed(meant) if meant.plan.cleared else None
    files = _files(first, other, found)
    write_folder(files, out, yes)
    show(told(first, found, out.absolute(), sorted(files)), output, as_json)
    _refuse(first, other, allow_depends)
    raise typer.Exit(found.exit if found else Exit.YES)


def _refuse(first: "Plan", other: "Plan | None", allow_depends: bool) -> None:
    """Tell what forbids the first; the one that was to be deployed decides."""
    with suppress(typer.Exit) if other else nullcontext():
        gate(first, None, allow_depends)
    if other:
        gate(other, None, allow_depends)


def _files(first: "Plan", other: "Plan | None", found: "Deployed | None") -> dict[str, str | bytes]:
    """Those of the first plan, with what was deployed, and those of the plan that was."""
    from landbridge.cli.today import today
    from landbridge.model.plan import Report
    from landbridge.render import render

    made_on = today().isoformat()
    if found is None:
        return render(Report(plan=first, made_on=made_on))
    record = found.record.model_copy(update={"report": "accepted/report.html" if other else ""})
    files = render(Report(plan=first, made_on=made_on, deployment=record))
    if other:
        inner = render(Report(plan=other, made_on=made_on, deployment=found.record.within()))
        files |= {f"accepted/{name}": content for name, content in inner.items()}
    return {**files, **found.files}
