"""`landbridge deploy`: from a cleared plan to what stands in Azure."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.deploy_target import Asked, Cloud, Where
from landbridge.cli.exits import Exit
from landbridge.cli.output import Form, JsonOption, OutputOption, show
from landbridge.errors import InputError, RemoteError

if TYPE_CHECKING:
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.preflight import Hindrance
    from landbridge.model.plan import Plan

STATE, EMULATOR = Path("deploy"), Path("emulator")


def deploy(
    estate: Annotated[Path, typer.Argument(help="Estate file (YAML or JSON) or folder.")],
    target: Annotated[
        Where, typer.Option("--target", help="Azure, or the emulator of this machine.")
    ] = Where.AZURE,
    preview: Annotated[
        bool, typer.Option("--preview", help="Show what would be done, and do nothing.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Show what stands otherwise than planned; do nothing.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Remove what a deployment made, and nothing else.")
    ] = False,
    state: Annotated[
        Path, typer.Option("--state", help="Folder that remembers what was done.")
    ] = STATE,
    emulator: Annotated[
        Path, typer.Option("--emulator", help="Folder of the emulator; it is started if need be.")
    ] = EMULATOR,
    subscription: Annotated[
        str, typer.Option("--subscription", help="Id of the subscription in Azure.")
    ] = "",
    tenant: Annotated[str, typer.Option("--tenant", help="Id of its tenant.")] = "",
    cloud: Annotated[
        Cloud, typer.Option("--cloud", help="Which of Microsoft's clouds.")
    ] = Cloud.PUBLIC,
    yes: Annotated[
        bool, typer.Option("--yes", help="Do not ask before something costs money or goes.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Make what a plan asks for in Azure, in one step that goes on where it was stopped.

    Networks, gateways and firewall come first, then the private cloud, then what belongs on the
    subnets that the service makes, clusters and HCX, segments, groups and firewall rules of NSX,
    peerings, monitoring. What stands is left as it is where it stands as planned, and otherwise
    changed without taking away what others put beside; what could only be deleted and made anew is
    refused. A run that fails or is killed is simply started again: nothing is made twice.

    --state remembers what was made, and what stood before: --undo goes by it. On Azure hosts cost
    money from the first hour on, so that it asks before it begins. Credentials are those that
    azure-identity finds: the environment, a managed identity, az. NSX is reached from where this
    runs, with the password that Azure tells and that is kept nowhere.

    Exit 0 when everything stands, 1 when --check finds a difference or the plan is not cleared, 2
    for input that cannot be used, 3 when Azure refused or failed: then run it again.

    Examples: landbridge deploy examples/contoso/accepted.yaml --target emulator --preview;
    landbridge deploy . --subscription 11111111-1111-1111-1111-111111111111 --check --json
    """
    _refuse_several(preview, check, undo)
    asked = Asked(target, state, emulator, subscription, tenant, cloud)
    with _deployment(estate, asked, acts=not (preview or check or undo)) as (found, in_the_way):
        if preview:
            _preview(found, in_the_way, output, as_json)
        elif check:
            _check(found, output, as_json)
        elif undo:
            _undo(found, yes, output, as_json)
        else:
            _refuse_hindered(in_the_way)
            _apply(found, yes or target is Where.EMULATOR, output, as_json)


def _refuse_several(*modes: bool) -> None:
    if sum(modes) > 1:
        raise InputError(
            "--preview, --check and --undo are asked for together", remedy="Ask for one of them."
        )


@contextmanager
def _deployment(
    estate: Path, asked: Asked, *, acts: bool
) -> Iterator[tuple["Deployment", list["Hindrance"]]]:
    """The deployment of an estate and what is in its way; one that acts has a cleared plan."""
    from landbridge.cli.deploy_target import reached
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.preflight import Intended, hindrances
    from landbridge.deploy.work import work
    from landbridge.render.nsx import rendered_plan

    plan = _planned(estate)
    if acts:
        _gate(plan)
    with reached(asked) as arm:
        works = work(plan, arm.subscription)
        folder = asked.state / arm.subscription / plan.estate.private_cloud.name
        found = Deployment(works, arm, folder, lambda there: rendered_plan(plan, there).tree)
        yield found, list(hindrances(Intended(plan, works, arm)))


def _planned(estate: Path) -> "Plan":
    from landbridge.cli.today import today
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.plan import plan

    with telling() as tell:
        read, reading = read_estate(estate, progress=tell)
        tell("Placing VMs on hosts")
        return plan(read, reading, today())


def _gate(plan: "Plan") -> None:
    """Leave as `plan` does where something forbids it."""
    from landbridge.cli.plan_gate import gate

    gate(plan, None, allow_depends=False)


def _preview(
    found: "Deployment", in_the_way: list["Hindrance"], output: Form, as_json: bool
) -> None:
    from landbridge.cli.deploy_view import previewed

    remarks = [line for each in found.works for line in each.remarks]
    show(previewed(list(found.preview()), in_the_way, remarks), output, as_json)


def _check(found: "Deployment", output: Form, as_json: bool) -> None:
    from landbridge.cli.deploy_view import drifted

    drift = list(found.drift())
    show(drifted(drift), output, as_json)
    raise typer.Exit(Exit.NO if drift else Exit.YES)


def _apply(found: "Deployment", yes: bool, output: Form, as_json: bool) -> None:
    from landbridge.cli.deploy_view import applied, going

    _refuse_replacing(found)
    _ask(yes, "Make all this in Azure? Hosts cost money from the first hour on.")
    try:
        with going(found.works) as tell:
            became = found.apply(tell)
    except RemoteError as error:
        _explain(error)
        raise
    show(applied(found, became), output, as_json)


def _explain(error: RemoteError) -> None:
    """What the failure means, where that is known; the failure itself is told at the door."""
    from landbridge.deploy.diagnosis import diagnosed

    if means := diagnosed(error):
        _say(means.cause, f"  What to do: {means.remedy}", f"  What is safe: {means.safe}")


def _undo(found: "Deployment", yes: bool, output: Form, as_json: bool) -> None:
    from landbridge.cli.deploy_view import going, undone

    entries = found.ledger.entries()
    _ask(yes or not entries, f"Remove or restore {len(entries)} resources? Data in them is lost.")
    with going(entries) as tell:
        gone = found.undo(tell)
    show(undone(found, gone), output, as_json)


def _refuse_replacing(found: "Deployment") -> None:
    """Nobody deletes what stands unasked."""
    for each in found.preview():
        if each.frozen:
            raise InputError(
                f"{', '.join(each.frozen)}: set at creation only, and stands otherwise",
                place=each.work.path,
                remedy="Plan it as it stands, or delete it yourself and run this again.",
            )


def _refuse_hindered(in_the_way: list["Hindrance"]) -> None:
    """Leave with NO where something would stop it; what may stop it is told."""
    for each in in_the_way:
        _say(f"{each.sure.value}: {each.problem}", f"  {each.remedy}")
    if any(each.sure.value == "blocked" for each in in_the_way):
        raise typer.Exit(Exit.NO)


def _say(*lines: str) -> None:
    import sys

    from landbridge.cli.tame import tamed

    print(tamed("\n".join(lines)), file=sys.stderr)  # noqa: T201 - the reason is not the result


def _ask(yes: bool, question: str) -> None:
    """Refused where nobody can answer."""
    import sys

    if yes:
        return
    if not sys.stdin.isatty():
        raise InputError("nobody is there to say yes", remedy="Add --yes, if it shall be done.")
    typer.confirm(question, abort=True, err=True)
