"""One result, shown as a table, JSON, YAML or TSV; the only place that writes to stdout."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from landbridge import __version__

if TYPE_CHECKING:
    from rich.console import RenderableType


class Form(StrEnum):
    """The forms of az: a table for people, JSON and YAML for scripts, TSV for a shell's `cut`."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"
    TSV = "tsv"


OutputOption = Annotated[Form, typer.Option("--output", "-o", help="Form of the result.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --output json.")]


@dataclass(frozen=True)
class Result:
    """What a command found: a document for scripts, rows for TSV, a view for people.

    `view` is called only for a table, so that nobody pays for what is not shown.
    """

    document: Mapping[str, Any]
    rows: Sequence[Sequence[object]]
    view: Callable[[], "Iterable[RenderableType]"]


def show(result: Result, output: Form, as_json: bool = False) -> None:
    """Write the result to standard output in the form asked for."""
    WRITERS[Form.JSON if as_json else output](result)


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
    json.dump(envelope(result.document), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def _yaml(result: Result) -> None:
    import yaml

    plain = json.loads(json.dumps(envelope(result.document)))
    yaml.safe_dump(plain, sys.stdout, sort_keys=False, allow_unicode=True)


def _tsv(result: Result) -> None:
    for row in result.rows:
        sys.stdout.write("\t".join(_cell(value) for value in row) + "\n")


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _table(result: Result) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    for renderable in result.view():
        console.print(renderable)


WRITERS: Mapping[Form, Callable[[Result], None]] = {
    Form.TABLE: _table,
    Form.JSON: _json,
    Form.YAML: _yaml,
    Form.TSV: _tsv,
}
