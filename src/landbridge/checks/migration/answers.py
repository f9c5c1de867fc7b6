"""For which VM holds what may bar a kind: true, false, or null where nobody told."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.inventory.empty_cells import OWED
from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.bars import INACTIVE, Bar, bars_of
from landbridge.checks.subject import Subject
from landbridge.checks.tables.rows import Rows, keys

Answers = list[tuple[Bar, pa.Array]]


class Asked(NamedTuple):
    """VMs, and by kind what bars it for which of them."""

    vms: pa.Table
    kinds: tuple[tuple[str, Answers], ...]


def asked_of(subject: Subject) -> Asked:
    """All that move; whoever tells of kinds shares the answers."""
    vms = _with_host(subject)
    return Asked(vms, tuple(_answers(subject, vms)))


def some(asked: Asked, only: pa.Array) -> Asked:
    """The same of those VMs that a mask names."""
    kinds = ((kind, [(bar, mask.filter(only)) for bar, mask in own]) for kind, own in asked.kinds)
    return Asked(asked.vms.filter(only).combine_chunks(), tuple(kinds))


def _answers(subject: Subject, vms: pa.Table) -> Iterator[tuple[str, Answers]]:
    """By kind what bars it, and for whom; kinds share their bars."""
    answer = cache(lambda rows: whole(_answer(subject, vms, rows)))
    inactive = subject.estate.source_cloud.hcx_inactive
    for kind in KINDS:
        bars = [*bars_of(kind), *([INACTIVE] if kind in inactive else [])]
        yield kind, [(bar, answer(bar.rows)) for bar in bars]


def _answer(subject: Subject, vms: pa.Table, rows: Rows) -> pa.Array:
    """The predicate for each VM: true where one of its rows has it, null where it is not told."""
    if rows.table == "vms":
        return rows.where(vms)
    table = subject.table(rows.table)
    mask, owner, own = (
        rows.where(table),
        keys(table, "vcenter", "moref"),
        keys(vms, "vcenter", "moref"),
    )
    yes = pc.is_in(own, pc.unique(owner.filter(mask)))
    untold = pc.is_in(own, pc.unique(owner.filter(pc.is_null(mask))))
    if rows.table in OWED:
        untold = pc.or_(untold, pc.invert(pc.is_in(own, pc.unique(owner))))
    untold = pc.or_(untold, _of_silent(subject, vms, rows.table))
    return pc.if_else(yes, True, pc.if_else(untold, None, False))


def _of_silent(subject: Subject, vms: pa.Table, table: str) -> pa.Array:
    """Whether the VM is of a vCenter of which a table tells nothing."""
    lacks = subject.lacking(table)
    if any(not lack.vcenters for lack in lacks):
        return pa.repeat(True, vms.num_rows)
    silent = [vcenter for lack in lacks for vcenter in lack.vcenters]
    return pc.is_in(vms["vcenter"], pa.array(silent, pa.string()))


def _with_host(subject: Subject) -> pa.Table:
    """The VMs that move with what is told of their host, null where no sheet tells it."""
    vms, hosts = subject.vms, subject.table("hosts")
    at = pc.index_in(keys(vms, "vcenter", "host"), keys(hosts, "vcenter", "host").combine_chunks())
    for column in ("cpu_model", "esx_version", "evc", "max_evc"):
        vms = vms.append_column(column, hosts[column].take(at))
    return vms.combine_chunks()


def whole(column: pa.Array) -> pa.Array:
    """A column in one piece, as it is compared."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
