"""Which Azure a deployment goes to, and reaching it."""

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

SECONDS = 5.0
SUBSCRIPTION = "AZURE_SUBSCRIPTION_ID"


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
        else:
            target = _azure(asked)
        yield stack.enter_context(Arm(target))


def _azure(asked: Asked) -> "Target":
    import os

    from landbridge.clients.arm import azure

    subscription = asked.subscription or os.environ.get(SUBSCRIPTION, "")
    if not subscription:
        raise InputError(
            "no subscription is named",
            remedy=f"Name one with --subscription, or in {SUBSCRIPTION}.",
        )
    return azure(asked.cloud.value, subscription, asked.tenant or None)


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
    """Starts one on a free port, and waits until it says that it listens."""
    from subprocess import PIPE, Popen

    command = [sys.executable, "-m", "landbridge", "emulate", "--port", "0", "--output", "tsv"]
    child = stack.enter_context(
        Popen([*command, "--folder", str(folder)], stdout=PIPE, text=True)  # noqa: S603 - ourselves
    )
    stack.callback(child.kill)  # it loses nothing by it, and ends at once
    assert child.stdout is not None  # noqa: S101 - it is a pipe
    if not child.stdout.readline():
        raise InputError("the emulator does not start", place=folder, remedy="See what it says.")


def _refuse_uninstalled() -> None:
    from importlib.util import find_spec

    for name in ("azure", "dbos"):
        if find_spec(name) is None:
            remedy = "Install it: pip install 'landbridge[azure]'."
            raise InputError(f"deploying needs {name}", remedy=remedy)
