"""What `landbridge plan` tells of a plan that it wrote, for people and scripts."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.markup import escape

from landbridge.cli.output import line
from landbridge.cli.size_view import vms
from landbridge.model.plan import Plan
from landbridge.render.standing import cleared, waived

REPORT = "report.html"
MONEY = "cost."
"""How the ids of rules begin that leave a sum open: else it would stand deep in the report."""


def document(plan: Plan, out: Path, files: Sequence[str]) -> Mapping[str, Any]:
    """The answers that scripts ask for; all else stands in `plan.json`."""
    sized = plan.sized
    return {
        "report": str(out / REPORT),
        "files": [str(out / name) for name in files],
        "hosts": sized.hosts,
        "cores": sized.cores,
        "lower_bound_hosts": sized.lower_bound_hosts,
        "as_of": plan.as_of and plan.as_of.isoformat(),
        "cleared": plan.cleared,
        "undecided": list(plan.undecided),
        "addresses": plan.addresses.model_dump(mode="json") if plan.addresses else None,
        "findings": list(plan.findings),
    }


def rows(out: Path, files: Sequence[str]) -> Sequence[Sequence[object]]:
    """A row a file."""
    return [[str(out / name)] for name in files]


def view(plan: Plan, out: Path) -> Iterator[RenderableType]:
    """How many hosts and why, how many findings, what stands open, and where the report lies."""
    yield f"[bold]{plan.sized.hosts} hosts[/] for {vms(plan.sized)}"
    yield escape(plan.sized.reasons["hosts"])
    worst = plan.findings[0].severity.value if plan.findings else "none"
    yield f"{len(plan.findings)} findings, the worst {worst}"
    yield from _standing(plan)
    yield line(f"Report: {out / REPORT}")


def _standing(plan: Plan) -> Iterator[str]:
    """What a reader must know: is the gate open, who answers for that, and which sum is lacking?"""
    checked = plan.checked
    if plan.cleared:
        yield f"[bold]Cleared[/]: {cleared(checked)}"
    if told := waived(checked):
        yield f"{told}, each with its reason in the report"
    for each in checked.findings:
        if each.id.startswith(MONEY):
            yield escape(f"{each.subject}: {each.message}")
    if silent := len(checked.unsure):
        rules, look = ("rule has", "it looks") if silent == 1 else ("rules have", "they look")
        yield f"{silent} blocking {rules} no full answer: not all that {look} at is known"
