"""A deployment as commands begin it: planned, reached, what would stop it looked for, applied."""

import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from landbridge.cli.exits import Exit
from landbridge.cli.output import WatchForm
from landbridge.errors import InputError, OutputError, RemoteError

if TYPE_CHECKING:
    from landbridge.cli.deploy_proof import Proved
    from landbridge.cli.deploy_target import Asked
    from landbridge.clients.arm import Arm
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.preflight import Hindrance
    from landbridge.model.plan import Plan

BLOCKED = "blocked"
KEPT = "What was done until now is remembered, and gone on with."
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Opened:
    """The deployment of a plan, and the Azure that it goes to."""

    plan: "Plan"
    deployment: "Deployment"
    arm: "Arm"

    @property
    def left(self) -> list[str]:
        """What of the estate it does not make."""
        return [line for each in self.deployment.works for line in each.remarks]

    def in_the_way(self) -> list["Hindrance"]:
        """What would stop it, or may."""
        from landbridge.deploy.preflight import Intended, hindrances

        return list(hindrances(Intended(self.plan, self.deployment.works, self.arm)))

    def read_back(self) -> "Proved":
        """What stands, proven against the plan."""
        from landbridge.cli.deploy_proof import proved

        return proved(self.plan, self.arm, self.deployment.works)


def planned(estate: Path, portable: bool = False) -> "Plan":
    """The plan of an estate as of today; a portable one is handed on, without our paths."""
    from landbridge.cli.today import today
    from landbridge.cli.waiting import telling
    from landbridge.intake import read_estate
    from landbridge.plan import plan

    with telling() as tell:
        read, reading = read_estate(estate, progress=tell, portable=portable)
        tell("Placing VMs on hosts")
        return plan(read, reading, today())


@contextmanager
def opened(plan: "Plan", asked: "Asked") -> Iterator[Opened]:
    """Its deployment, remembered in a folder for each private cloud of a subscription."""
    from landbridge.cli.deploy_target import reached
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.work import work
    from landbridge.render.nsx import rendered_plan

    with remembering(asked.state), explaining(), reached(asked) as arm:
        works = work(plan, arm.subscription)
        folder = asked.state / arm.subscription / plan.estate.private_cloud.name
        found = Deployment(works, arm, folder, lambda there: rendered_plan(plan, there).tree)
        yield Opened(plan, found, arm)


def refuse_hindered(found: Opened) -> None:
    """Leave with NO where something would stop it; what may stop it is told."""
    in_the_way = found.in_the_way()
    for each in in_the_way:
        say(f"{each.sure.value}: {each.problem}", f"  {each.remedy}")
    if any(each.sure.value == BLOCKED for each in in_the_way):
        raise typer.Exit(Exit.NO)


def refuse_replacing(found: Opened) -> None:
    """Nobody deletes what stands unasked."""
    for each in found.deployment.frozen():
        raise InputError(
            f"{', '.join(each.frozen)}: set at creation only, and stands otherwise",
            place=each.work.path,
            remedy="Plan it as it stands, or delete it yourself and run this again.",
        )


def made(found: Opened, output: WatchForm) -> Sequence[str]:
    """What became of each thing, told on standard error as it goes."""
    from landbridge.cli.deploy_preview import lasting_words
    from landbridge.cli.deploy_progress import Planned, going

    deployment = found.deployment
    waiting = [Planned(each.name, each.stage.value) for each in deployment.works]
    lasts = lasting_words(list(deployment.preview()))
    with going(waiting, lasts, output) as tell:
        return deployment.apply(tell)


@contextmanager
def remembering(state: Path) -> Iterator[None]:
    """Raises OutputError where nothing can be written into the folder that remembers."""
    from landbridge.cli.writing import reason

    try:
        yield
    except OSError as error:
        if not _is_of(state, error):
            raise
        problem, remedy = reason(error)
        raise OutputError(
            f"what is done cannot be remembered: {problem}",
            place=f"--state {state}",
            remedy=f"{remedy} {KEPT}" if state.is_dir() else remedy,
        ) from error


def _is_of(state: Path, error: OSError) -> bool:
    """A disk that is full does not tell of which file."""
    if error.filename is None:
        return error.errno in FULL
    return Path(str(error.filename)).absolute().is_relative_to(state.absolute())


@contextmanager
def explaining() -> Iterator[None]:
    """What a failure means, where that is known; the failure itself is told at the door.

    Whoever interrupts it is told that nothing is lost by it.
    """
    from landbridge.deploy.diagnosis import diagnosed
    from landbridge.deploy.failures import AGAIN

    try:
        yield
    except RemoteError as error:
        if means := diagnosed(error):
            say(means.cause, f"  What to do: {means.remedy}", f"  What is safe: {means.safe}")
        raise
    except KeyboardInterrupt:
        say(f"Interrupted. {AGAIN}")
        raise


def say(*lines: str) -> None:
    """On standard error: the reason is not the result."""
    from landbridge.cli.tame import tamed

    print(tamed("\n".join(lines)), file=sys.stderr)  # noqa: T201 - it is no result
