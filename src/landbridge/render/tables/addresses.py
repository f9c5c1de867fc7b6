"""The address plan: every prefix with whom it is for; whoever gets none has no prefix."""

from collections.abc import Iterable

from landbridge.model.address_plan import Allocation, Unplaced
from landbridge.model.plan import Report
from landbridge.render.tables.table import Column, Table

Row = Allocation | Unplaced


def _rows(report: Report) -> Iterable[Row]:
    told = report.plan.addresses
    return (*told.allocations, *told.unplaced) if told else ()


def _only(row: Row, key: str) -> str | int | None:
    """What an allocation says and somebody unplaced cannot."""
    value: str | int | None = getattr(row, key, None)
    return value


ADDRESSES = Table[Row](
    "addresses",
    (
        Column("Kind", lambda r: r.kind, 10),
        Column("Name", lambda r: r.name, 30),
        Column("Prefix", lambda r: r.prefix if isinstance(r, Allocation) else None, 20),
        Column("State", lambda r: _only(r, "state") or "unplaced", 12),
        Column("Purpose", lambda r: _only(r, "purpose"), 44),
        Column("Inside", lambda r: _only(r, "inside"), 18),
        Column("Network cards today", lambda r: _only(r, "cards")),
        Column("Addresses for VMs", lambda r: _only(r, "room")),
        Column("Because", lambda r: r.because, 60),
        Column("Rests on", lambda r: "; ".join(r.facts), 40),
    ),
    _rows,
)
