"""What `landbridge demo` tells: the plan as `plan` tells it, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from landbridge.cli.output import Result, line
from landbridge.cli.plan_view import document, rows, view
from landbridge.render.report.deployment import checked

if TYPE_CHECKING:
    from rich.console import RenderableType

    from landbridge.cli.demo_deploying import Deployed
    from landbridge.model.plan import Plan


SHOWN = 2
"""Commands for the emulator; the report has those for Azure, too."""


def told(plan: "Plan", found: "Deployed | None", out: Path, files: Sequence[str]) -> Result:
    """The document and view of the plan, and of its deployment where there is one."""
    whole = Result(document(plan, out, files), rows(out, files), lambda: view(plan, out))
    if found is None:
        return whole
    record = found.record
    return replace(
        whole,
        document={**whole.document, "deployment": record.model_dump(mode="json")},
        view=lambda: _view(plan, found, out),
    )


def _view(plan: "Plan", found: "Deployed", out: Path) -> "Iterator[RenderableType]":
    yield from view(plan, out)
    record = found.record
    yield ""
    yield line(f"Deployed on the emulator: {record.estate}, {len(record.steps)} steps.")
    yield line(f"{checked(record)} {record.proof}")
    yield "See the chapter Deployment of the report."
    for title, command in islice(record.commands.items(), SHOWN):
        yield line(f"{title}: {command}")
