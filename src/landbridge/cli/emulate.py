"""`landbridge emulate`: Azure's control plane on this machine."""

from enum import StrEnum
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.errors import InputError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType

    from landbridge.emulator.clock import Clock
    from landbridge.emulator.faults import Faults
    from landbridge.emulator.server import Served
    from landbridge.emulator.serving import Server

    Prepared = Callable[[Path, socket.socket, Clock, Faults, str | None], tuple[Served, Server]]

PORT = 18443
FOLDER = Path("emulator")


class Laid(StrEnum):
    """How the service lays out the subnets of a Generation 2 cloud: both are in use."""

    CURRENT = "current"
    INITIAL = "initial"


class Pace(StrEnum):
    """How long work takes: as in Azure, or an hour in a millisecond."""

    FAST = "fast"
    REAL = "real"


def emulate(
    folder: Annotated[
        Path, typer.Option("--folder", help="Where its state, certificate and environment lie.")
    ] = FOLDER,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")
    ] = PORT,
    clock: Annotated[
        Pace, typer.Option("--clock", help="fast: five hours in milliseconds; real: five hours.")
    ] = Pace.FAST,
    faults: Annotated[
        Path | None, typer.Option("--faults", help="What goes wrong, and when (YAML).")
    ] = None,
    layout: Annotated[
        Laid | None,
        typer.Option("--layout", help="Subnets of clouds made from now on; else as it was."),
    ] = None,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Write certificate and environment, and end.")
    ] = False,
    attached: Annotated[
        bool, typer.Option("--attached", hidden=True, help="End when standard input does.")
    ] = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Answer as Azure's control plane would, on this machine, for real clients.

    Serves HTTPS on 127.0.0.1 with a certificate of its own, for azure-mgmt-* and the az CLI, until
    it is interrupted. What was made is kept in the folder and stands again when it starts again,
    also after a kill. Nothing is asked of Azure, and nothing of it is billed. What is not emulated
    is refused by name. Source the environment file that it prints, and clients find it. An
    interface of its own places VMs on clusters, sets faults and keeps snapshots: docs/emulator.md
    tells how.

    Examples: landbridge emulate --clock real; landbridge emulate --port 0 --folder /srv/azure
    """
    prepared, at = _prepared(), _listening(port)
    served, server = prepared(folder, at, _clock(clock), _faults(faults), layout)
    path = served.write()
    rows = [[served.endpoint, str(path.absolute())]]
    show(Result(_document(served, path), rows, lambda: _view(served, path)), output, as_json)
    if prepare:
        at.close()
        return
    if attached:
        _end_with_standard_input(server)
    server.run(sockets=[at])


def _end_with_standard_input(server: "Server") -> None:
    """Whoever started it is gone then, killed ones too, and nobody is left to stop it."""
    import sys
    from threading import Thread

    def wait() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True

    Thread(target=wait, daemon=True).start()


def _prepared() -> "Prepared":
    try:
        from landbridge.emulator.server import prepared
    except ModuleNotFoundError as error:
        remedy = "Install it: pip install 'landbridge[emulator]'."
        raise InputError(f"emulating needs {error.name}", remedy=remedy) from error
    return prepared


def _listening(port: int) -> "socket.socket":
    from landbridge.emulator.server import listening

    try:
        return listening(port)
    except OSError as error:
        remedy = "Stop what listens there, or name another port; 0 takes a free one."
        raise InputError("is taken", place=f"--port {port}", remedy=remedy) from error


def _clock(pace: Pace) -> "Clock":
    from landbridge.emulator.clock import FAST, Clock

    return Clock(speed=FAST if pace is Pace.FAST else 1.0)


def _faults(path: Path | None) -> "Faults":
    from landbridge.emulator.faults import Faults
    from landbridge.emulator.faults_file import read

    return read(path) if path else Faults()


def _document(served: "Served", path: Path) -> dict[str, object]:
    return {
        "endpoint": served.endpoint,
        "folder": str(served.folder.absolute()),
        "environment": str(path.absolute()),
        "subscription": served.environment["AZURE_SUBSCRIPTION_ID"],
    }


def _view(served: "Served", path: Path) -> "Iterable[RenderableType]":
    from rich.text import Text

    lines = (
        f"Azure answers at {served.endpoint}",
        f"Its state lies in {served.folder.absolute()}",
        f"In another shell: . {quote(str(path.absolute()))}",
    )
    return [Text(line, no_wrap=True, overflow="ignore") for line in lines]
