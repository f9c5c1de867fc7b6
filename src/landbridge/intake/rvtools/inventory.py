"""RVTools exports, workbooks and CSV folders, into one inventory and the account of its reading."""

from collections.abc import Iterable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.errors import InputError
from landbridge.intake.progress import Progress
from landbridge.intake.rvtools.completeness import missing_columns, missing_sheets, without_headers
from landbridge.intake.rvtools.gaps import ambiguous_once
from landbridge.intake.rvtools.keys import joined, vcenter_given, with_morefs, with_vcenter
from landbridge.intake.rvtools.overlap import OneFile, adopted, merged, untold
from landbridge.intake.rvtools.sources import Source
from landbridge.intake.rvtools.tables import Read, table_of
from landbridge.model.finding import Finding
from landbridge.model.inventory import Inventory
from landbridge.model.reading import ReadFile


def read_rvtools(
    sources: Sequence[Source], progress: Progress
) -> tuple[Inventory, tuple[ReadFile, ...], list[Finding]]:
    """All sources into one inventory; two exports of one vCenter are told and counted once."""
    files: list[OneFile] = []
    findings: list[Finding] = []
    for source in sources:
        progress(f"Reading {source.shown}")
        file, told = _one_file(source)
        file, same = adopted(file, files)
        files.append(file)
        findings += [*told, *same]
    tables, twice = merged(files)
    if not tables["vms"].num_rows:
        raise _no_vms(sources)
    tables["vms"] = _completed(tables)
    inventory = Inventory(tables, untold(files, tables["vms"]))
    return inventory, tuple(map(_read_file, files)), [*findings, *twice]


def _one_file(source: Source) -> tuple[OneFile, list[Finding]]:
    reads = sorted((table_of(grid) for grid in source.grids()), key=_vinfo_first)
    _demand_names(reads[0])
    bare = [read for read in reads if read.bare]
    reads = [read for read in reads if not read.bare]
    guessed = not vcenter_given(reads[0])
    reads, keyed = with_morefs(with_vcenter(reads, source.name))
    findings = [finding for read in reads for finding in (*read.findings, *missing_columns(read))]
    told = [
        *source.gaps(),
        *missing_sheets(source.shown, reads),
        *map(without_headers, bare),
        *findings,
        *keyed,
    ]
    return OneFile(source.shown, tuple(reads), guessed), ambiguous_once(source.shown, told)


def _vinfo_first(read: Read) -> bool:
    return read.grid.sheet.name != "vInfo"


def _demand_names(vinfo: Read) -> None:
    if "name" in vinfo.missing:
        headers = [header.text.strip() for header in vinfo.grid.headers if header.text.strip()]
        raise InputError(
            "the sheet vInfo has no column VM, which names the VMs; its columns are "
            + (", ".join(headers[:8]) or "none at all"),
            place=vinfo.grid.place(),
            remedy="Export again from RVTools, and delete no columns.",
        )


def _completed(tables: dict[str, pa.Table]) -> pa.Table:
    """The VMs, CPUs and memory that vInfo does not give taken from vCPU and vMemory."""
    vms = tables["vms"]
    for column, source in (("vcpus", "cpus"), ("memory_mib", "memory")):
        if source in tables and vms[column].null_count:
            detail = tables[source]
            at = pc.index_in(
                joined(vms, ["vcenter", "moref"]), joined(detail, ["vcenter", "moref"])
            )
            found = pc.coalesce(vms[column], detail[column].take(at))
            vms = vms.set_column(vms.schema.get_field_index(column), column, found)
    return vms.combine_chunks()


def _read_file(file: OneFile) -> ReadFile:
    units = {header.unit for read in file.reads for header in read.grid.headers if header.unit}
    return ReadFile(
        path=file.shown,
        sheets={read.grid.sheet.name: read.table.num_rows for read in file.reads},
        units=_unit(units),
        vcenters=tuple(sorted(pc.unique(file.vms["vcenter"]).to_pylist())),
    )


def _unit(units: Iterable[str]) -> str:
    named = {unit.upper().replace("IB", "iB") for unit in units} - {"KiB", "KB"}
    return "MiB" if "MiB" in named or not named else sorted(named)[0]


def _no_vms(sources: Sequence[Source]) -> InputError:
    return InputError(
        "the sheet vInfo lists no VM",
        place=", ".join(source.shown for source in sources),
        remedy="Export again with an account that may see the VMs, and without a filter.",
    )
