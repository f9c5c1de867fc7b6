"""What a deployment would do, does and did: tables and documents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from landbridge.cli.output import Result, WatchForm, envelope
from landbridge.render.said_once import said_once

if TYPE_CHECKING:
    from landbridge.deploy.change import Change
    from landbridge.deploy.deployment import Deployment
    from landbridge.deploy.undoing import Undone

SHOWN = 3
INSIDE, IDS = "properties.", r"\[/[^]]*/([^]/]+)\]"
NOT_MADE = "WHAT IS NOT MADE, AND IS YOURS TO DO"


def lined(found: Result) -> Result:
    """One that can be a line of JSON too, for whoever watches."""
    from pydantic_core import to_json

    def line() -> str:
        return to_json(envelope(found.document)).decode() + "\n"

    return replace(found, texts={WatchForm.NDJSON.value: line})


def applied(found: "Deployment", became: Sequence[str], watched: Sequence[str]) -> Result:
    """What became of each thing, and what watches the cloud from now on."""
    lines = [
        (each.stage.value, each.name, what) for each, what in zip(found.works, became, strict=True)
    ]
    told = [{"stage": stage, "name": name, "became": what} for stage, name, what in lines]
    folder = str(found.folder.absolute())
    done = sum(what == "done" for what in became)
    stood = f", {len(became) - done} stood already" if done < len(became) else ""
    counts = f"All {len(became)} steps are done: {done} made or changed something{stood}."
    eyes = f"Watched from now on, looked at once more: {', '.join(watched)}"
    texts = [counts, eyes, f"What was done is remembered in {folder}"]
    document = {"done": told, "watched": watched, "state": folder}
    return Result(document, lines, lambda: map(Text, texts))


def undone(found: "Deployment", gone: Sequence["Undone"]) -> Result:
    """What was removed or restored, and what was left because of others."""
    folder = str(found.folder.absolute())
    back, left = [each.id for each in gone if not each.left], [each for each in gone if each.left]
    head = (
        f"{len(back)} resources are as they were before." if gone else "Nothing was to be undone."
    )
    texts = [head, *(f"Left: {each.id}: {each.left}" for each in left)]
    document = {"undone": back, "left": [each._asdict() for each in left], "state": folder}
    lines = [("left" if each.left else "undone", each.id, each.left) for each in gone]
    return Result(document, lines, lambda: map(Text, texts))


def told(change: "Change") -> dict[str, Any]:
    """A change as scripts get it."""
    from landbridge.deploy.durations import span
    from landbridge.deploy.final import final

    hours = span(change)
    return {
        "stage": change.work.stage.value,
        "what": change.what.value,
        "type": change.work.type,
        "name": change.work.name,
        "id": change.work.path,
        "hours_at_least": hours.least,
        "hours_allowed": hours.allowed,
        "differences": [each._asdict() for each in change.differences],
        "set_at_creation_only": change.frozen,
        "unknown": change.unknown,
        "cannot_be_undone": final(change),
    }


def why(change: "Change") -> str:
    """The properties that differ, or why nobody could look."""
    return change.unknown or several([*change.frozen, *(each.path for each in change.differences)])


def shortened(path: str) -> str:
    """A property as people say it: of an id its name, and no `properties`, which say nothing."""
    return re.sub(IDS, r"[\1]", path).replace(INSIDE, "")


def several(names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(dict.fromkeys(names[:SHOWN])) + more


def listed(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    """Lines under a title; nothing for none."""
    if lines:
        yield Text(f"\n{title}\n", style="bold")
        yield from (Text(f"  * {each}") for each in said_once(lines))
