"""What the files do not say, in findings: missing sheets, missing columns, VMs without figures."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.intake.rvtools.gaps import rows_of
from landbridge.intake.rvtools.sheets import sheets
from landbridge.intake.rvtools.tables import Read
from landbridge.intake.words import counted, some
from landbridge.model.finding import Finding, Severity
from landbridge.model.place import Place

WORSE = {"vcpus": Severity.HIGH, "memory_mib": Severity.HIGH, "in_use_mib": Severity.MEDIUM}
"""Missing columns that change the number of hosts; the others only leave something unchecked."""


def missing_sheets(shown: str, reads: Sequence[Read]) -> list[Finding]:
    """One finding for all sheets that a file lacks, each with what cannot be said without it."""
    there = {read.grid.sheet.name for read in reads}
    lacking = [sheet for name, sheet in sheets().items() if name not in there]
    if not lacking:
        return []
    losses = "; ".join(f"without {sheet.name} {sheet.lost}" for sheet in lacking)
    return [
        Finding(
            id="intake.missing-sheets",
            severity=Severity.LOW,
            subject=shown,
            message=(
                f"{counted(len(lacking), 'sheet')} missing: {losses}. Sizing needs vInfo only and"
                " is not affected"
            ),
            fix="Whoever made the export: export all sheets.",
            evidence=(Place(file=shown),),
        )
    ]


def without_headers(read: Read) -> Finding:
    """A sheet whose headers are not there: it tells of nothing, not that there is nothing."""
    sheet = read.grid.sheet
    return Finding(
        id="intake.missing-headers",
        severity=Severity.MEDIUM,
        subject=f"{read.grid.file}, {sheet.name}",
        message=(
            f"no header '{sheet.titles[sheet.required]}', so that the sheet counts as missing:"
            f" {sheet.lost}"
        ),
        fix="Whoever made the export: export the sheet again, with its headers.",
        evidence=(read.grid.place(),),
    )


def missing_columns(read: Read) -> list[Finding]:
    """One finding for the columns of a sheet that are worth a word and are not there."""
    sheet = read.grid.sheet
    lacking = [column for column in sheet.without if column in read.missing]
    if not lacking:
        return []
    losses = "; ".join(f"without '{sheet.titles[c]}' {sheet.without[c]}" for c in lacking)
    severity = min((WORSE.get(c, Severity.LOW) for c in lacking), key=lambda s: s.rank)
    return [
        Finding(
            id="intake.missing-columns",
            severity=severity,
            subject=f"{read.grid.file}, {sheet.name}",
            message=f"{counted(len(lacking), 'column')} missing: {losses}",
            fix="Whoever made the export: use a newer RVTools and delete no columns.",
            evidence=(read.grid.place(),),
        )
    ]


def incomplete(vms: pa.Table) -> list[Finding]:
    """The VMs that cannot be sized, and those whose storage nobody knows."""
    counts = pc.is_null(vms["left_out"])
    unsized = pc.fill_null(pc.equal(vms["left_out"], "incomplete"), False)
    diskless = pc.and_(pc.is_null(vms["provisioned_mib"]), pc.is_null(vms["in_use_mib"]))
    return [
        *_lacking(
            vms,
            unsized,
            "size-unknown",
            "no number of CPUs or no memory: kept, but not counted in sizing",
            Severity.MEDIUM,
        ),
        *_lacking(
            vms,
            pc.and_(diskless, counts),
            "storage-unknown",
            "no figure for storage: counted for processor and memory only, so more hosts may be "
            "needed for their data",
            Severity.HIGH,
        ),
    ]


def unknown_hosts(vms: pa.Table, hosts: pa.Table) -> list[Finding]:
    """Hosts that VMs run on and vHost does not list."""
    named = pc.and_(
        pc.is_valid(vms["host"]), pc.invert(pc.is_in(vms["host"], pc.unique(hosts["host"])))
    )
    missing = pc.unique(vms["host"].filter(named)).to_pylist()
    if not missing or not hosts.num_rows:
        return []
    return [
        Finding(
            id="intake.host-not-listed",
            severity=Severity.LOW,
            subject="vHost",
            message=(
                f"{counted(len(missing), 'host')} that VMs run on not listed in vHost:"
                f" {some(missing)}. Nothing is said of their hardware"
            ),
            fix="Whoever made the export: check whether names were changed in one sheet only.",
            evidence=rows_of(vms, named),
        )
    ]


def _lacking(
    vms: pa.Table, mask: pa.Array, word: str, what: str, severity: Severity
) -> list[Finding]:
    names = vms["name"].filter(mask).to_pylist()
    if not names:
        return []
    return [
        Finding(
            id=f"intake.{word}",
            severity=severity,
            subject=some(names),
            message=f"{counted(len(names), 'VM')} with {what}",
            fix="Whoever made the export: see whether these VMs are orphaned or inaccessible.",
            evidence=rows_of(vms, mask),
        )
    ]
