"""What the result rests on, with a column in which a reviewer can agree or object."""

from collections.abc import Iterable

from landbridge.model.plan import Report
from landbridge.model.sized import Assumption
from landbridge.render.tables.table import Column, Table


def _rows(report: Report) -> Iterable[Assumption]:
    return report.plan.sized.assumptions


ASSUMPTIONS = Table[Assumption](
    "assumptions",
    (
        Column("Assumption", lambda a: a.key, 30),
        Column("Value", lambda a: a.value, 20),
        Column("Because", lambda a: a.because, 60),
        Column("Rests on", lambda a: "; ".join(a.facts), 40),
        Column("Open question", lambda a: a.open_question, 50),
        Column("Agreed", lambda a: None, 20),
    ),
    _rows,
)
