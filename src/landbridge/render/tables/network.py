"""The proof as tables: what each place may send to each other one, and what shall hold."""

from collections.abc import Sequence

from landbridge.model.plan import Report
from landbridge.model.proof import Cell, IntentResult
from landbridge.render.proven import ANSWER, because, ended
from landbridge.render.tables.table import Column, Table


def _cells(report: Report) -> Sequence[Cell]:
    return report.plan.reach.cells if report.plan.reach else ()


def _intents(report: Report) -> tuple[IntentResult, ...]:
    return report.plan.reach.intents if report.plan.reach else ()


REACHABILITY = Table[Cell](
    "reachability",
    (
        Column("From", lambda r: r.source, 30),
        Column("To", lambda r: r.destination, 30),
        Column("Always", lambda r: r.always, 40),
        Column("To some addresses", lambda r: r.sometimes, 40),
        Column("Open", lambda r: r.depends, 40),
    ),
    _cells,
)

INTENTS = Table[IntentResult](
    "intents",
    (
        Column("Intent", lambda r: r.name, 40),
        Column("Answer", lambda r: ANSWER[r.met], 12),
        Column("Expected", lambda r: r.expected.value, 10),
        Column("Verdict", lambda r: r.verdict.value, 10),
        Column("Shown by", lambda r: r.shown.witness, 40),
        Column("Ends", lambda r: ended(r.shown.disposition), 14),
        Column("Because", lambda r: "; ".join(map(because, r.shown.because)), 80),
    ),
    _intents,
)
