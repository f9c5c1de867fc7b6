"""The kinds of HCX migration that each VM can take, and every reason for each that it cannot."""

from collections.abc import Iterator
from operator import itemgetter
from typing import TypeAlias

import pyarrow.compute as pc

from landbridge.checks.kinds import KINDS
from landbridge.model.plan import Report
from landbridge.render.tables.table import Column, Table

Vm: TypeAlias = tuple[str | None, ...]
"""Its three names, then the answer for each kind, then the reasons for each."""


def _rows(report: Report) -> Iterator[Vm]:
    told = report.plan.migration_types
    if told is None:
        return
    kinds = [told.each.filter(pc.equal(told.each["kind"], kind)) for kind in KINDS]
    names = [kinds[0][column] for column in ("vm", "vcenter", "moref")]
    answers = [own["possible"] for own in kinds]
    reasons = [pc.binary_join(own["reasons"], "; ") for own in kinds]
    columns = (column.to_pylist() for column in (*names, *answers, *reasons))
    yield from zip(*columns, strict=True)


def _columns() -> Iterator[Column[Vm]]:
    yield Column("VM", itemgetter(0), 30)
    for nth, name in enumerate(KINDS.values(), start=3):
        yield Column(name, itemgetter(nth), 16)
    for nth, name in enumerate(KINDS.values(), start=3 + len(KINDS)):
        yield Column(f"Why not {name}", itemgetter(nth), 50)
    yield Column("vCenter", itemgetter(1), 24)
    yield Column("VM ID", itemgetter(2), 12)


MIGRATION = Table[Vm]("migration", tuple(_columns()), _rows)
