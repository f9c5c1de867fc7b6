"""One result, shown as a table, JSON, YAML or TSV; the only place that writes to stdout."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from landbridge import __version__
from landbridge.cli.exits import Exit
from landbridge.cli.tame import tamed
from landbridge.errors import InputError, OutputError

if TYPE_CHECKING:
    from rich.console import RenderableType

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Form(StrEnum):
    """The forms of az: a table for people, JSON and YAML for scripts, TSV for a shell's `cut`."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    TSV = "tsv"


class WatchForm(StrEnum):
    """The forms of a command that may go on and watch: one line of JSON a time for scripts."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    TSV = "tsv"
    NDJSON = "ndjson"


class BoardForm(StrEnum):
    """The forms of a command whose answer a change board gets, too."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    TSV = "tsv"
    MARKDOWN = "markdown"


OutputOption = Annotated[Form, typer.Option("--output", "-o", help="Form of the result.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --output json.")]


@dataclass(frozen=True)
class Result:
    """What a command found: a document for scripts, rows for TSV, a view for people.

    The document may hold our values as they are. `view` is called only for a table, so that nobody
    pays for what is not shown; so is each of `texts`, the forms by name that only this result has.
    """

    document: Mapping[str, Any]
    rows: Sequence[Sequence[object]]
    view: Callable[[], "Iterable[RenderableType]"]
    texts: Mapping[str, Callable[[], str]] = field(default_factory=dict)


def show(result: Result, output: StrEnum, as_json: bool = False) -> None:
    """Write the result to standard output in the form asked for.

    A reader who leaves early ends the command as interrupted, never with a verdict; what else
    stops the writing (a full disk behind standard output) is an OutputError.
    """
    try:
        _write(result, Form.JSON.value if as_json else output.value)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go()
        raise typer.Exit(Exit.INTERRUPTED) from None
    except OSError as error:
        _let_go()
        raise OutputError(
            f"the result cannot be written: {error.strerror}", place="standard output"
        ) from None


def _write(result: Result, form: str) -> None:
    if form in result.texts:
        sys.stdout.write(result.texts[form]())
    elif form in WRITERS:
        WRITERS[Form(form)](result)
    else:
        known = [*(each.value for each in Form), *result.texts]
        raise InputError(
            f"--output {form} is no form of this result", remedy=f"It has {', '.join(known)}."
        )


def line(text: str) -> "RenderableType":
    """A line for people that is never folded, such as a path to copy."""
    from rich.text import Text

    return Text(text)


def _let_go() -> None:
    """Write no more, not even what Python flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def envelope(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with what a script needs to know of its maker."""
    from landbridge.catalogue import catalogue

    return {
        "schema_version": 1,
        "tool_version": __version__,
        "facts_version": catalogue().version,
        **document,
    }


def _json(result: Result) -> None:
    text = _encoded(result)
    sys.stdout.write(text if _any_letter() else _BEYOND_ASCII.sub(_escaped, text))
    sys.stdout.write("\n")


def _encoded(result: Result) -> str:
    """The document as JSON; our values may stand in it as they are, which is fast."""
    from pydantic_core import to_json

    return to_json(envelope(result.document), indent=2).decode()


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _yaml(result: Result) -> None:
    import yaml

    plain = json.loads(_encoded(result))
    yaml.safe_dump(plain, sys.stdout, sort_keys=False, allow_unicode=_any_letter())


def _any_letter() -> bool:
    """Whether standard output can hold any letter; JSON and YAML have escapes of their own."""
    return sys.stdout.encoding.lower().startswith("utf")


def _tsv(result: Result) -> None:
    for row in result.rows:
        sys.stdout.write("\t".join(_cell(value) for value in row) + "\n")


def _cell(value: object) -> str:
    return "" if value is None else tamed(" ".join(str(value).split()))


def _table(result: Result) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False)
    with console.capture() as shown:  # rich would answer a closed pipe with a verdict
        for renderable in result.view():
            console.print(renderable, soft_wrap=isinstance(renderable, Text))  # a path stays whole
    sys.stdout.write(tamed(shown.get()))


WRITERS: Mapping[Form, Callable[[Result], None]] = {
    Form.TABLE: _table,
    Form.JSON: _json,
    Form.YAML: _yaml,
    Form.TSV: _tsv,
}
