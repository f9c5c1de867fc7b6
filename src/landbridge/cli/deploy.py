"""`landbridge deploy`: from a cleared plan to what stands in Azure."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.deploy_target import Asked, Cloud, Where
from landbridge.cli.deploying import (
    made,
    opened,
    planned,
    refuse_hindered,
    refuse_replacing,
    say,
)
from landbridge.cli.exits import Exit
from landbridge.cli.output import JsonOption, WatchForm, show
from landbridge.cli.plan_gate import gate
from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.cli.deploying import Opened
    from landbridge.deploy.deployment import Deployment

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
    output: Annotated[
        WatchForm, typer.Option("--output", "-o", help="Form of the result.")
    ] = WatchForm.TABLE,
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

    At its end, and with --check, what stands is read back from Azure and NSX and proven against the
    plan: it is equal, or who gains and who loses is named. With -o ndjson each thing that begins or
    is over is told at once.

    Exit 0 when everything stands, 1 when it differs, --undo leaves something because others put
    something in it, or the plan is not cleared, 2 for input that cannot be used, 3 when Azure
    refused or failed: then run it again, 4 when it may not be read.

    Examples: landbridge deploy examples/contoso/accepted.yaml --target emulator --preview;
    landbridge deploy . --subscription 11111111-1111-1111-1111-111111111111 --check --json
    """
    _refuse_several(preview, check, undo)
    form = WatchForm.JSON if as_json else output
    asked = Asked(target, state, emulator, subscription, tenant, cloud)
    plan = planned(estate)
    if not (preview or check or undo):
        gate(plan, None, allow_depends=False)
    with opened(plan, asked) as found:
        if preview:
            _preview(found, form)
        elif check:
            _check(found, form)
        elif undo:
            _undo(found.deployment, yes, form)
        else:
            _apply(found, yes or target is Where.EMULATOR, form)


def _refuse_several(*modes: bool) -> None:
    if sum(modes) > 1:
        raise InputError(
            "--preview, --check and --undo are asked for together", remedy="Ask for one of them."
        )


def _preview(found: "Opened", output: WatchForm) -> None:
    from landbridge.cli.deploy_preview import Foreseen, previewed
    from landbridge.cli.deploy_view import lined

    changes = list(found.deployment.preview())
    show(lined(previewed(Foreseen(changes, found.in_the_way(), found.left))), output)
    if not found.plan.cleared:
        say("This was a preview only: deploying it is refused.")
        with suppress(typer.Exit):  # a preview answers all the same
            gate(found.plan, None, allow_depends=False)


def _check(found: "Opened", output: WatchForm) -> None:
    from landbridge.cli.deploy_drift import drifted
    from landbridge.cli.deploy_proof import with_proof
    from landbridge.cli.deploy_view import lined

    drift, proof = list(found.deployment.drift()), found.read_back()
    show(lined(with_proof(drifted(drift), proof)), output)
    if any(not each.change.unknown for each in drift):
        raise typer.Exit(Exit.NO)
    raise typer.Exit(Exit.UNDECIDED if drift and proof.exit is Exit.YES else proof.exit)


def _apply(found: "Opened", yes: bool, output: WatchForm) -> None:
    from landbridge.cli.deploy_proof import with_proof
    from landbridge.cli.deploy_view import applied, lined

    refuse_hindered(found)
    refuse_replacing(found)
    _ask(yes, "Make all this in Azure? Hosts cost money from the first hour on.")
    became = made(found, output)
    proof, watched = found.read_back(), list(found.deployment.watched())
    show(lined(with_proof(applied(found.deployment, became, watched), proof)), output)
    raise typer.Exit(proof.exit)


def _undo(found: "Deployment", yes: bool, output: WatchForm) -> None:
    from landbridge.cli.deploy_progress import Planned, going
    from landbridge.cli.deploy_view import lined, undone

    entries = found.ledger.entries()
    _ask(yes or not entries, f"Remove or restore {len(entries)} resources? Data in them is lost.")
    waiting = [Planned(each.id, "undo") for each in entries[::-1]]
    with going(waiting, {}, output) as tell:
        gone = found.undo(tell)
    show(lined(undone(found, gone)), output)
    if any(each.left for each in gone):
        raise typer.Exit(Exit.NO)


def _ask(yes: bool, question: str) -> None:
    """Refused where nobody can answer."""
    import sys

    if yes:
        return
    if not sys.stdin.isatty():
        raise InputError("nobody is there to say yes", remedy="Add --yes, if it shall be done.")
    typer.confirm(question, abort=True, err=True)
