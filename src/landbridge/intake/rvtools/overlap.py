"""Several files into one inventory, in which nothing stands twice: the first to say it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.gaps import rows_of
from landbridge.intake.rvtools.keys import joined
from landbridge.intake.rvtools.tables import Read
from landbridge.intake.words import does
from landbridge.model.finding import Finding, Severity
from landbridge.model.inventory import SCHEMAS

LOOKS = ("name", "moref", "vm_uuid", "datacenter", "folder")
"""What a VM looks like when nobody says of which vCenter it is."""

ALIKE = 0.5
"""The share of VMs from which on two files without a vCenter's name are taken for the same."""


@dataclass(frozen=True)
class OneFile:
    """The sheets of one file, vInfo first; `guessed` if only its name stands for its vCenter."""

    shown: str
    reads: tuple[Read, ...]
    guessed: bool

    @property
    def vms(self) -> pa.Table:
        """Its table of VMs."""
        return self.reads[0].table

    @property
    def tables(self) -> frozenset[str]:
        """The tables that its sheets give."""
        return frozenset(read.grid.sheet.table for read in self.reads)


def adopted(file: OneFile, before: Sequence[OneFile]) -> tuple[OneFile, list[Finding]]:
    """The file under the vCenter of an earlier one, if most of its VMs stand there already."""
    for other in before if file.guessed else ():
        alike = pc.is_in(joined(file.vms, LOOKS), joined(other.vms, LOOKS))
        share = pc.mean(alike).as_py() or 0
        if share >= ALIKE:
            return _under(file, other.vms["vcenter"][0].as_py()), [_same(file, other, alike)]
    return file, []


def merged(files: Sequence[OneFile]) -> tuple[dict[str, pa.Table], list[Finding]]:
    """One table a kind out of all files, and a finding for what stood there more than once."""
    tables: dict[str, list[pa.Table]] = {}
    findings: list[Finding] = []
    for file in files:
        fresh, told = _fresh(file, {name: pa.concat_tables(ts) for name, ts in tables.items()})
        findings += told
        for name, table in fresh.items():
            tables.setdefault(name, []).append(table)
    return {name: _one_of(parts) for name, parts in tables.items()}, findings


def untold(files: Sequence[OneFile], vms: pa.Table) -> dict[str, frozenset[str]]:
    """By table that some file gives, the vCenters with VMs of a file without that sheet.

    What is no VM's (hosts, networks) is told of a vCenter once one of its files has the sheet.
    """
    silent: dict[str, frozenset[str]] = {}
    for name in frozenset().union(*(file.tables for file in files)):
        lacking = [file for file in files if name not in file.tables]
        having = [file for file in files if name in file.tables]
        of_vms = "vm" in SCHEMAS[name].names
        silent[name] = _vcenters(lacking, vms) - (frozenset() if of_vms else _vcenters(having, vms))
    return {name: silent[name] for name in SCHEMAS if silent.get(name)}


def _vcenters(files: Sequence[OneFile], vms: pa.Table) -> frozenset[str]:
    """Those of the VMs that were taken from these files."""
    given = pa.array([file.reads[0].grid.file for file in files], pa.string())
    own = pc.unique(vms["vcenter"].filter(pc.is_in(vms["file"], given)))
    return frozenset(own.to_pylist())


def _one_of(parts: Sequence[pa.Table]) -> pa.Table:
    return parts[0] if len(parts) == 1 else pa.concat_tables(parts).combine_chunks()


def _fresh(file: OneFile, before: dict[str, pa.Table]) -> tuple[dict[str, pa.Table], list[Finding]]:
    """What a file adds to what earlier ones said."""
    single, repeats = _first_of_each(file.vms)
    findings = _within(file, repeats)
    if not before:
        details = {read.grid.sheet.table: read.table for read in file.reads[1:]}
        vms = file.vms.filter(single) if findings else file.vms
        return {"vms": vms, **details}, findings
    seen = joined(before["vms"], ["vcenter", "moref"])
    again = pc.is_in(joined(file.vms, ["vcenter", "moref"]), seen)
    findings += _twice(file, again)
    fresh = {"vms": file.vms.filter(pc.and_(pc.invert(again), single))}
    for read in file.reads[1:]:
        fresh[read.grid.sheet.table] = _unseen(read, seen, before)
    return fresh, findings


def _unseen(read: Read, seen_vms: pa.Array, before: dict[str, pa.Table]) -> pa.Table:
    """The rows of a detail table whose VM, or that themselves, no earlier file gave."""
    table = read.table
    if "vm" in table.schema.names:
        old = pc.is_in(joined(table, ["vcenter", "moref"]), seen_vms)
    elif read.grid.sheet.table in before:
        columns = ["vcenter", *read.grid.sheet.identity]
        old = pc.is_in(joined(table, columns), joined(before[read.grid.sheet.table], columns))
    else:
        return table
    return table.filter(pc.invert(old))


def _first_of_each(vms: pa.Table) -> tuple[pa.Array, pa.Array]:
    """Which rows are the first of their key, and which repeat it."""
    keys = joined(vms, ["vcenter", "moref"])
    if len(keys.dictionary_encode().dictionary) == len(keys):
        return pa.repeat(True, len(keys)), pa.repeat(False, len(keys))
    first = pc.index_in(keys, pc.unique(keys))
    rows = pa.table({"key": first, "row": pa.array(range(len(keys)), pa.int64())})
    least = rows.group_by("key").aggregate([("row", "min")])["row_min"].combine_chunks()
    single = pc.is_in(rows["row"].combine_chunks(), least)
    return single, pc.invert(single)


def _under(file: OneFile, vcenter: str) -> OneFile:
    reads = []
    for read in file.reads:
        at = read.table.schema.get_field_index("vcenter")
        same = pa.repeat(vcenter, read.table.num_rows)
        reads.append(replace(read, table=read.table.set_column(at, "vcenter", same)))
    return replace(file, reads=tuple(reads))


def _same(file: OneFile, other: OneFile, alike: pa.Array) -> Finding:
    return Finding(
        id="intake.same-vcenter",
        severity=Severity.MEDIUM,
        subject=file.shown,
        message=(
            f"it names no vCenter, and {pc.sum(alike).as_py():,} of its {len(alike):,} VMs stand in"
            f" {other.shown} too: taken as another export of the same vCenter"
        ),
        fix="You: if these are two vCenters after all, export again with a newer RVTools.",
        evidence=rows_of(file.vms, alike),
    )


def _twice(file: OneFile, again: pa.Array) -> list[Finding]:
    count = pc.sum(again).as_py() or 0
    if not count:
        return []
    return [
        Finding(
            id="intake.exported-twice",
            severity=Severity.MEDIUM,
            subject=file.shown,
            message=(
                f"{does(count, 'VM', 'this file', 'stand')} in an earlier one too; the earlier"
                " figures were kept and nothing is counted twice"
            ),
            fix="You: name the newer export first, or leave the older one out.",
            evidence=rows_of(file.vms, again),
        )
    ]


def _within(file: OneFile, repeats: pa.Array) -> list[Finding]:
    count = pc.sum(repeats).as_py() or 0
    if not count:
        return []
    return [
        Finding(
            id="intake.vm-twice",
            severity=Severity.MEDIUM,
            subject=file.shown,
            message=(
                f"{does(count, 'row', 'vInfo', 'repeat')} the key of an earlier row; the first was"
                " kept and nothing is counted twice"
            ),
            fix="Whoever made the export: look at these rows; merged files often hold VMs twice.",
            evidence=rows_of(file.vms, repeats),
        )
    ]
