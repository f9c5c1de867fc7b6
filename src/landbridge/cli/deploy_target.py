"""Which Azure is meant, and reaching it."""

import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.errors import InputError

if TYPE_CHECKING:
    from landbridge.clients.arm import Arm, Target
    from landbridge.clients.patience import Patience

SECONDS = 5.0
SAYS = "What it says stands above; --emulator names its folder."
NAME_ONE = "Name a folder with --emulator; it is made if need be."
NEAR = 0.2
"""Seconds behind which it is asked again at first: the emulator of this machine is there or not."""
SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID"
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Where(StrEnum):
    """Which Azure is meant."""

    AZURE = "azure"
    EMULATOR = "emulator"


class Cloud(StrEnum):
    """Microsoft's clouds."""

    PUBLIC = "public"
    GOVERNMENT = "government"
    CHINA = "china"


@dataclass(frozen=True)
class Asked:
    """What the command line says of it."""

    where: Where
    state: Path
    emulator: Path
    subscription: str
    tenant: str
    cloud: Cloud


@contextmanager
def reached(asked: Asked) -> Iterator["Arm"]:
    """Resource Manager there; an emulator that does not run is started for so long."""
    _refuse_uninstalled()
    from landbridge.clients.arm import Arm

    with ExitStack() as stack:
        if asked.where is Where.EMULATOR:
            target = _emulated(asked.emulator, stack)
            _refuse_azure(asked, target)
        else:
            target = _azure(asked)
        yield stack.enter_context(Arm(target, _patience(asked.where)))


def _patience(where: Where) -> "Patience":
    from landbridge.clients.patience import Patience

    return Patience() if where is Where.AZURE else Patience(backoff=NEAR)


def _azure(asked: Asked) -> "Target":
    import os

    from landbridge.clients.arm import azure

    subscription = asked.subscription or os.environ.get(SUBSCRIPTION, "")
    if not subscription:
        raise InputError(
            "no subscription is named",
            remedy=f"Name one with --subscription, or in {SUBSCRIPTION}.",
        )
    if not ID.fullmatch(subscription):
        remedy = "Give its id, such as 11111111-1111-1111-1111-111111111111: az account list."
        raise InputError(f"{subscription!r} is no id of a subscription", remedy=remedy)
    return azure(asked.cloud.value, subscription, asked.tenant or None)


def _refuse_azure(asked: Asked, target: "Target") -> None:
    """The emulator has one subscription, and is none of Microsoft's clouds."""
    other = asked.subscription.lower() not in ("", target.subscription.lower())
    if other or asked.tenant or asked.cloud is not Cloud.PUBLIC:
        raise InputError(
            "--subscription, --tenant and --cloud are of Azure, and the emulator is asked for",
            place="--target emulator",
            remedy=f"Leave them out; its subscription is {target.subscription}.",
        )


def _emulated(folder: Path, stack: ExitStack) -> "Target":
    """The emulator of a folder: the one that runs, or one that runs until the stack is left."""
    from landbridge.clients.arm import emulator
    from landbridge.clients.arm.target import ENVIRONMENT

    if (folder / ENVIRONMENT).exists() and _listens(emulator(folder).endpoint):
        return emulator(folder)
    _start(folder, stack)
    return emulator(folder)


def _listens(endpoint: str) -> bool:
    """Whether somebody does; one that was killed has left its environment behind."""
    import socket

    host, _, port = endpoint.rpartition("://")[2].partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=SECONDS):
            return True
    except OSError:
        return False


def _start(folder: Path, stack: ExitStack) -> None:
    """Starts one on a free port, and waits until it says that it listens.

    It ends with this process, also where that is killed.
    """
    from subprocess import PIPE, Popen

    if folder.exists() and not folder.is_dir():
        raise InputError("this is no folder", place=f"--emulator {folder}", remedy=NAME_ONE)
    command = [sys.executable, "-m", "landbridge", "emulate", "--port", "0", "--output", "tsv"]
    command += ["--attached", "--folder", str(folder)]
    child = stack.enter_context(
        Popen(command, stdin=PIPE, stdout=PIPE, text=True)  # noqa: S603 - ourselves
    )
    stack.callback(child.kill)  # it loses nothing by it, and ends at once
    assert child.stdout is not None  # noqa: S101 - it is a pipe
    if not child.stdout.readline():
        raise InputError("the emulator does not start", place=f"--emulator {folder}", remedy=SAYS)


def _refuse_uninstalled() -> None:
    from importlib.util import find_spec

    for name in ("azure", "dbos"):
        if find_spec(name) is None:
            remedy = "Install it: pip install 'landbridge[azure]'."
            raise InputError(f"reaching Azure needs {name}", remedy=remedy)
