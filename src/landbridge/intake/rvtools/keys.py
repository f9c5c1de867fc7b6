"""What tells one thing from another: its vCenter and managed object reference, or the next best.

Every VM gets a `moref`, and every detail row the `moref` of its VM, so that the rest of the
program joins by `vcenter` and `moref` alone.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.gaps import rows_of
from landbridge.intake.rvtools.tables import Read
from landbridge.intake.words import counted, does
from landbridge.model.finding import Finding, Severity

PARTS = "\x1f"
"""Stands between the parts of a joined key, and in no name."""


def joined(table: pa.Table, columns: Sequence[str]) -> pa.Array:
    """One text a row out of several columns, null parts as nothing."""
    parts = [pc.fill_null(table[c].combine_chunks().cast(pa.string()), "") for c in columns]
    return pc.binary_join_element_wise(*parts, PARTS)


def vcenter_given(read: Read) -> bool:
    """Whether the sheet itself says which vCenter it is of."""
    return bool(pc.any(pc.is_valid(read.table["vcenter"])).as_py())


def with_vcenter(reads: Sequence[Read], otherwise: str) -> list[Read]:
    """Fill `vcenter` where a row does not say: the only one of the file, or `otherwise`."""
    named = {v for v in pc.unique(reads[0].table["vcenter"]).to_pylist() if v is not None}
    fallback = named.pop().lower() if len(named) == 1 else otherwise
    return [
        replace(
            read,
            table=_with(
                read.table,
                vcenter=pc.fill_null(pc.utf8_lower(read.table["vcenter"]), fallback),
            ),
        )
        for read in reads
    ]


def with_morefs(reads: Sequence[Read]) -> tuple[list[Read], list[Finding]]:
    """Give every VM a `moref` and every detail row that of its VM; vInfo comes first."""
    vms, findings = _vm_keys(reads[0])
    done = [vms]
    for read in reads[1:]:
        if "vm" in read.table.schema.names:
            read, found = _pointed(read, vms.table)  # noqa: PLW2901 - the same sheet, completed
            findings += found
        done.append(read)
    return done, findings


def _vm_keys(vms: Read) -> tuple[Read, list[Finding]]:
    table = vms.table
    moref = table["moref"].combine_chunks()
    if not moref.null_count:
        return vms, []
    by_uuid = pc.if_else(_unique(joined(table, ["vcenter", "vm_uuid"])), table["vm_uuid"], None)
    by_uuid = by_uuid.combine_chunks() if isinstance(by_uuid, pa.ChunkedArray) else by_uuid
    without = pc.is_null(moref)
    placed = pc.and_(without, pc.is_null(by_uuid))
    keys = pc.coalesce(moref, by_uuid, _standing(table))
    findings = [
        *_keyed(vms, pc.and_(without, pc.invert(placed)), "uuid", "their UUID"),
        *_keyed(vms, placed, "place", "datacenter, folder and name"),
    ]
    return replace(vms, table=_with(table, moref=keys)), findings


def _standing(table: pa.Table) -> pa.Array:
    """Datacenter, folder and name; equal ones are numbered in the order of the file."""
    places = pc.binary_join_element_wise(
        *[pc.fill_null(table[c].combine_chunks(), "") for c in ("datacenter", "folder", "name")],
        "/",
    )
    nth = pa.array(_nth(places)).cast(pa.string())
    return pc.if_else(pc.equal(nth, "0"), places, pc.binary_join_element_wise(places, nth, "#"))


def _nth(values: pa.Array) -> np.ndarray:
    """For each value how many equal ones stand before it."""
    codes = values.dictionary_encode().indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(codes[order]) != 0]) if len(codes) else codes
    counts = np.diff(np.r_[starts, len(codes)])
    nth = np.empty(len(codes), dtype=np.int64)
    nth[order] = np.arange(len(codes)) - np.repeat(starts, counts)
    return nth


def _unique(values: pa.Array) -> pa.Array:
    """Which values stand there exactly once."""
    coded = values.dictionary_encode().indices.to_numpy()
    return pa.array(np.bincount(coded, minlength=1)[coded] == 1)


def _pointed(read: Read, vms: pa.Table) -> tuple[Read, list[Finding]]:
    """Fill the `moref` of detail rows that lack it: by UUID, else by name if it is the only one."""
    table = read.table
    moref = table["moref"].combine_chunks()
    known = pc.is_in(joined(table, ["vcenter", "moref"]), joined(vms, ["vcenter", "moref"]))
    moref = pc.if_else(known, moref, None)
    for mine, theirs in (("vm_uuid", "vm_uuid"), ("vm", "name")):
        moref = pc.coalesce(moref, _looked_up(table, mine, vms, theirs))
    lost = pc.is_null(moref)
    moref = pc.coalesce(moref, table["moref"].combine_chunks())
    findings = _unjoined(read, lost) if pc.any(lost).as_py() else []
    return replace(read, table=_with(table, moref=moref)), findings


def _looked_up(table: pa.Table, mine: str, vms: pa.Table, theirs: str) -> pa.Array:
    keys = joined(vms, ["vcenter", theirs])
    sure = pc.and_(_unique(keys), pc.is_valid(vms[theirs].combine_chunks()))
    at = pc.index_in(joined(table, ["vcenter", mine]), keys.filter(sure))
    return vms["moref"].combine_chunks().filter(sure).take(at)


def _keyed(vms: Read, mask: pa.Array, word: str, what: str) -> list[Finding]:
    count = pc.sum(mask).as_py() or 0
    if not count:
        return []
    return [
        Finding(
            id=f"intake.key-by-{word}",
            severity=Severity.LOW,
            subject=f"{vms.grid.file}, {vms.grid.sheet.name}",
            message=(
                f"{counted(count, 'VM')} without an object reference, as in old exports:"
                f" told apart by {what}"
            ),
            fix="Whoever made the export: use a newer RVTools, so that nothing is mixed up.",
            evidence=rows_of(vms.table, mask),
        )
    ]


def _unjoined(read: Read, lost: pa.Array) -> list[Finding]:
    count = pc.sum(lost).as_py()
    return [
        Finding(
            id="intake.row-of-no-vm",
            severity=Severity.LOW,
            subject=f"{read.grid.file}, {read.grid.sheet.name}",
            message=(
                f"{does(count, 'row', read.grid.sheet.name, 'belong')} to no VM of vInfo for sure:"
                " used for none"
            ),
            fix="Whoever made the export: export all sheets at once.",
            evidence=rows_of(read.table, lost),
        )
    ]


def _with(table: pa.Table, **columns: pa.Array) -> pa.Table:
    for name, values in columns.items():
        table = table.set_column(table.schema.get_field_index(name), name, values)
    return table
