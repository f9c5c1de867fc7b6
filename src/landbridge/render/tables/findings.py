"""Every finding, worst first, with the places that show it; here none is left out."""

from collections.abc import Iterable

from landbridge.model.finding import Finding
from landbridge.model.plan import Report
from landbridge.render.tables.table import Column, Table


def _rows(report: Report) -> Iterable[Finding]:
    return sorted(report.plan.findings, key=lambda finding: finding.severity.rank)


FINDINGS = Table[Finding](
    "findings",
    (
        Column("Severity", lambda f: f.severity.value, 10),
        Column("Finding", lambda f: f.id, 30),
        Column("Subject", lambda f: f.subject, 28),
        Column("What it means", lambda f: f.message, 70),
        Column("What to do", lambda f: f.fix, 60),
        Column("Seen in", lambda f: "; ".join(map(str, f.evidence)), 40),
        Column("Rests on", lambda f: "; ".join(f.source), 40),
    ),
    _rows,
)
