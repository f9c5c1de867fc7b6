"""From the command line to a command and back to an exit code; nothing of the product lives here.

What goes wrong is told on standard error: in a sentence where the user can mend it (2, 3), in a
file to send where only we can (70). A traceback never looks like a verdict.
"""

import gc
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from landbridge import __version__
from landbridge.cli.commands import COMMANDS
from landbridge.cli.exits import Exit
from landbridge.cli.tame import tamed
from landbridge.errors import FactMissing, InputError, RemoteError

PATIENCE = 200_000
"""New objects after which Python looks for cycles: our values have none, and 100,000 VMs make
millions of them, which it would go through again and again for half of the time."""

BY_NAME = {listed.name: listed for listed in COMMANDS}


class LazyGroup(TyperGroup):
    """Loads a command's module when the command is called, not before."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the context's type is private to typer
        return list(BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - as above
        return load(cmd_name) if cmd_name in BY_NAME else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        with formatter.section("Commands"):
            formatter.write_dl([(listed.name, listed.summary) for listed in COMMANDS])


def load(name: str) -> Any:  # noqa: ANN401 - typer's command type is private to it
    """The command `name`, its module imported now."""
    from landbridge.cli.usage import Command

    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    function = getattr(import_module(BY_NAME[name].module), BY_NAME[name].function)
    single.command(name, cls=Command)(function)
    return typer.main.get_command(single)


app = typer.Typer(
    cls=LazyGroup,
    name="landbridge",
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"auto_envvar_prefix": "LANDBRIDGE", "help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"landbridge {__version__}")
        raise typer.Exit


@app.callback()
def landbridge(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            allow_from_autoenv=False,  # LANDBRIDGE_VERSION is a likely name for another thing
            help="Show it and stop.",
        ),
    ] = False,
) -> None:
    """From an RVTools file to a running, proven, watched AVS Generation 2 estate."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(PATIENCE)
    if not sys.stdout:
        _say("Standard output is closed: there is nowhere to put the result.")
        sys.exit(Exit.UNUSABLE)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except InputError as error:
        _say(str(error))
        sys.exit(Exit.UNUSABLE)
    except RemoteError as error:
        _say(str(error))
        sys.exit(Exit.REMOTE)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except (Exception, FactMissing) as error:  # noqa: BLE001 - the last resort of the door
        _fault(error)
        sys.exit(Exit.FAULT)
    sys.exit(Exit.YES)


def _fault(error: Exception) -> None:
    from landbridge.cli.fault import record

    _say(f"This is a fault of Landbridge, not of your input: {type(error).__name__}: {error}")
    _say(record(error))


def _say(text: str) -> None:
    if sys.stderr:  # print would take standard output for a closed one
        print(tamed(text), file=sys.stderr)
