"""Every finding, worst first, with the places that show it; here none is left out.

Waived ones come last, each with its day and reason: who filters sees that they are not gone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from landbridge.model.estate import Waiver
from landbridge.model.finding import Finding
from landbridge.model.plan import Report
from landbridge.render.tables.table import Column, Table


class Told(NamedTuple):
    """A finding, and the waiver that lifts it."""

    finding: Finding
    waiver: Waiver | None = None


def _rows(report: Report) -> Iterator[Told]:
    checked = report.plan.checked
    yield from map(Told, sorted(checked.findings, key=lambda each: each.severity.rank))
    for each in sorted(checked.waived, key=lambda each: each.finding.severity.rank):
        yield Told(each.finding, each.waiver)


FINDINGS = Table[Told](
    "findings",
    (
        Column("Severity", lambda t: t.finding.severity.value, 10),
        Column("Finding", lambda t: t.finding.id, 30),
        Column("Subject", lambda t: t.finding.subject, 28),
        Column("What it means", lambda t: t.finding.message, 70),
        Column("What to do", lambda t: t.finding.fix, 60),
        Column("Seen in", lambda t: "; ".join(map(str, t.finding.evidence)), 40),
        Column("Rests on", lambda t: "; ".join(t.finding.source), 40),
        Column("Waived until", lambda t: t.waiver.expires.isoformat() if t.waiver else "", 14),
        Column("Waived because", lambda t: t.waiver.reason if t.waiver else "", 60),
    ),
    _rows,
)
