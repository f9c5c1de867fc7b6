"""What a deployment would do, does and did: tables and documents."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from landbridge.cli.output import Result

if TYPE_CHECKING:
    from landbridge.deploy.change import Change
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.drift import Drift
    from landbridge.deploy.preflight import Hindrance

SHOWN = 3
LASTING = "It takes at least {:g} hours; what nobody publishes is not in that."
FINAL = "What cannot be undone: data on a private cloud that --undo deletes is gone."


def previewed(
    changes: Sequence["Change"], hindrances: Sequence["Hindrance"], remarks: Sequence[str]
) -> Result:
    """A line for each resource, in the order in which they are made; what is in the way, and
    what of the estate is not made.
    """
    lines = [
        (each.work.stage.value, each.what.value, each.work.type, each.work.name, _why(each))
        for each in changes
    ]
    hours = sum(each.hours for each in changes)
    document = {
        "hours_at_least": hours,
        "resources": [_told(each) for each in changes],
        "in_the_way": [vars(each) for each in hindrances],
        "not_made": remarks,
    }
    return Result(document, lines, lambda: _preview(lines, hours, hindrances, remarks))


def drifted(drift: Sequence["Drift"]) -> Result:
    """A line for each resource that stands otherwise than planned."""
    lines = [
        (each.change.what.value, each.change.work.name, _why(each.change), ", ".join(each.beside))
        for each in drift
    ]
    told = [{**_told(each.change), "beside": each.beside} for each in drift]
    document = {"drift": told, "not_looked_into": ["NSX"]}
    return Result(document, lines, lambda: _drift(lines))


def applied(found: "Deployment", became: Sequence[str]) -> Result:
    """What became of each thing."""
    lines = [
        (each.stage.value, each.name, what) for each, what in zip(found.works, became, strict=True)
    ]
    told = [{"stage": stage, "name": name, "became": what} for stage, name, what in lines]
    folder = str(found.folder.absolute())
    counts = f"{sum(what == 'done' for what in became)} of {len(became)} were made or changed."
    texts = [counts, f"What was done is remembered in {folder}"]
    return Result({"done": told, "state": folder}, lines, lambda: map(Text, texts))


def undone(found: "Deployment", gone: Sequence[str]) -> Result:
    """What was removed or restored."""
    folder = str(found.folder.absolute())
    text = (
        f"{len(gone)} resources are as they were before." if gone else "Nothing was to be undone."
    )
    return Result(
        {"undone": gone, "state": folder}, [(each,) for each in gone], lambda: [Text(text)]
    )


@contextmanager
def going(works: Sequence[object]) -> Iterator[Callable[[str, str], None]]:
    """A bar on standard error while things are done; nothing where nobody looks."""
    import sys

    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, quiet=not sys.stderr.isatty())
    with Progress(console=console) as progress:
        task = progress.add_task("", total=len(works))

        def tell(name: str, what: str) -> None:
            progress.update(task, description=name, advance=0 if what == "begun" else 1)

        yield tell


def _told(change: "Change") -> dict[str, Any]:
    return {
        "stage": change.work.stage.value,
        "what": change.what.value,
        "type": change.work.type,
        "name": change.work.name,
        "id": change.work.path,
        "hours_at_least": change.hours,
        "differences": [each._asdict() for each in change.differences],
        "set_at_creation_only": change.frozen,
    }


def _why(change: "Change") -> str:
    paths = [*change.frozen, *(each.path for each in change.differences)]
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return ", ".join(dict.fromkeys(paths[:SHOWN])) + more


def _preview(
    lines: Sequence[Sequence[str]],
    hours: float,
    hindrances: Sequence["Hindrance"],
    remarks: Sequence[str],
) -> Iterator[RenderableType]:
    table = Table("Stage", "What", "Type", title="What would be done")
    for heading in ("Name", "Because of"):
        table.add_column(heading, overflow="fold")
    for stage, what, type_, name, why in lines:
        table.add_row(stage, what, type_.rpartition("/")[2], Text(name), Text(why))
    yield table
    if hours:
        yield Text(LASTING.format(hours))
    yield Text(FINAL)
    if hindrances:
        way = Table("Sure", "In the way", "What to do")
        for each in hindrances:
            way.add_row(each.sure.value, Text(each.problem), Text(each.remedy))
        yield way
    if remarks:
        yield Text("\nWHAT IS NOT MADE, AND IS YOURS TO DO\n", style="bold")
        yield from (Text(f"  * {each}") for each in _folded(remarks))


def _folded(remarks: Sequence[str]) -> Iterator[str]:
    """What is said of several is said once."""
    named: dict[str, list[str]] = {}
    for each in remarks:
        name, _, what = each.partition(": ")
        named.setdefault(what, []).append(name)
    for what, names in named.items():
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        yield f"{', '.join(names[:SHOWN])}{more}: {what}" if what else ", ".join(names)


def _drift(lines: Sequence[Sequence[str]]) -> Iterator[RenderableType]:
    if not lines:
        yield Text("Everything in Azure stands as planned. NSX was not looked into.")
        return
    table = Table("What a new run would do", "Name", "Differs", "Stands beside", title="Drift")
    for line in lines:
        table.add_row(*map(Text, line))
    yield table
    yield Text("A new run wins over what differs, and leaves what stands beside.")
