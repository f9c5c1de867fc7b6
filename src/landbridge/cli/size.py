"""`landbridge size`: how many hosts in which clusters, and why."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from landbridge.cli.output import Form, JsonOption, OutputOption, Result, show
from landbridge.cli.severity import AllowDependsOption, FailOnOption, answer
from landbridge.cli.waiting import telling

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.model.estate import Estate
    from landbridge.model.sized import Sized
    from landbridge.sizing import Scenario


def size(
    estate: Annotated[
        Path, typer.Argument(help="Estate file or folder, or an RVTools workbook or CSV folder.")
    ],
    figures: Annotated[
        Literal["published", "guide"] | None,
        typer.Option(help="Whose host figures count, whatever the estate says."),
    ] = None,
    powered_off: Annotated[
        Literal["count", "storage", "exclude"] | None,
        typer.Option(help="What to do with powered-off VMs, whatever the estate says."),
    ] = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Size under another option."),
    ] = None,
    scenarios: Annotated[
        list[str] | None,
        typer.Option("--what-if", metavar="KEY=VALUE,...", help="Compare with another option."),
    ] = None,
    fail_on: FailOnOption = None,
    allow_depends: AllowDependsOption = False,
    output: OutputOption = Form.TABLE,
    as_json: JsonOption = False,
) -> None:
    """Count the hosts and clusters that an inventory needs, and say why.

    Every VM in scope gets a place on a host while each cluster's spare hosts are down; the count is
    held against a lower bound that no arrangement can beat. VMs that fit no host are findings and
    are not counted. Nothing is written. Exit 1 only with --fail-on; exit 4 when VMs give no figure
    of their storage, so that more hosts may be needed, unless --allow-depends.

    Examples: landbridge size export.xlsx; landbridge size estate.yaml --json;
    landbridge size export.xlsx --what-if cpu_oversubscription=6 --what-if figures=guide
    """
    sized, compared = _sized(estate, _adjust(figures, powered_off), change or [], scenarios or [])
    show(_result(sized, compared), output, as_json)
    answer(sized.findings, fail_on, allow_depends)


def _sized(
    path: Path,
    adjust: "Callable[[Estate], Estate]",
    changes: Sequence[str],
    scenarios: Sequence[str],
) -> tuple["Sized", tuple["Scenario", ...]]:
    """The count with the findings of reading behind its own, and what it is compared with."""
    from landbridge.intake import read_estate
    from landbridge.sizing import size as sizing
    from landbridge.sizing import what_if
    from landbridge.sizing.unsized import demand_sizes

    with telling() as tell:
        read, reading = read_estate(path, progress=tell, adjust=adjust)
        changed = _changed(read, changes)
        tell("Placing VMs on hosts")
        demand_sizes(changed, reading.gaps)
        sized = sizing(changed)
        compared = what_if(changed, tuple(scenarios)) if scenarios else ()
    return sized.model_copy(update={"findings": (*sized.findings, *reading.gaps)}), compared


def _adjust(figures: str | None, powered_off: str | None) -> "Callable[[Estate], Estate]":
    def adjusted(estate: "Estate") -> "Estate":
        scope = estate.scope.model_copy(update={"powered_off": powered_off} if powered_off else {})
        return estate.model_copy(
            update={"scope": scope, **({"figures": figures} if figures else {})}
        )

    return adjusted


def _changed(estate: "Estate", changes: Sequence[str]) -> "Estate":
    from landbridge.sizing.what_if import changed

    for change in changes:
        estate = changed(estate, change, "--set")
    return estate


def _result(sized: "Sized", compared: tuple["Scenario", ...]) -> Result:
    from landbridge.cli.size_view import rows, view

    document = sized.model_dump(mode="json")
    if compared:
        document["what_if"] = [each.model_dump(mode="json") for each in compared]

    def shown() -> "Iterable[RenderableType]":
        return view(sized, compared)

    return Result(document, rows(sized, compared), shown)
