"""Disks that cannot simply be copied, and snapshots."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import GIB, Disk, Machine, Snapshot

from .plant import Change, Plant, having, with_disk

_DATA = Disk(200 * GIB, 120 * GIB)
_ORACLE = Tier("", 1, (8,), (64,), 200, "oracle", "VLAN-0131-ORACLE", "CL-DB-01")
_SQL = Tier("", 1, (8,), (64,), 100, "w2022", "VLAN-0130-SQL", "CL-DB-01")


def _extra(**fields: str) -> Change:
    return with_disk(Disk(_DATA.capacity_mib, _DATA.used_mib, **fields))


def _raw(mode: str) -> Plant:
    return Plant(
        defect=f"Raw device mapping, {mode} compatibility",
        subject=f"rdm-{mode}-01",
        sheet="vDisk",
        column="Raw Comp. Mode",
        shows=f"{mode}Mode",
        change=_extra(raw=f"{mode}Mode"),
    )


def _shared(node: str, first: str, tier: Tier, column: str, shows: str) -> Plant:
    """One of two machines that write to one disk, which lies in the folder of the first."""
    fields = {"Sharing mode": "sharing", "Shared Bus": "bus"}
    path = f"[DS-DB-01-01] {first}/{first}_shared.vmdk"
    return Plant(
        defect="A disk shared with another machine: "
        + ("multi-writer" if column == "Sharing mode" else "SCSI bus sharing"),
        subject=node,
        sheet="vDisk",
        column=column,
        shows=shows,
        change=_extra(path=path, **{fields[column]: shows}),
        tier=tier,
        application="Databases",
    )


def _independent(subject: str, mode: str) -> Plant:
    return Plant(
        defect="An independent disk, left out of snapshots",
        subject=subject,
        sheet="vDisk",
        column="Disk Mode",
        shows=mode,
        change=_extra(mode=mode),
    )


def _on_nvme(subject: Machine) -> Machine:
    disks = (replace(disk, controller="NVME controller 0") for disk in subject.disks)
    return replace(subject, disks=tuple(disks))


def _snapshots(count: int, first: str, size_gib: int) -> tuple[Snapshot, ...]:
    taken = datetime.fromisoformat(first)
    return tuple(
        Snapshot(f"snapshot {number + 1}", taken + timedelta(days=3 * number), size_gib * GIB)
        for number in range(count)
    )


def _snapshot_plants() -> Iterator[Plant]:
    yield Plant(
        defect="A snapshot of 140 GiB, more than three years old",
        subject="snap-old-01",
        sheet="vSnapshot",
        column="Date / time",
        shows="2023-02-11",
        change=having(
            snapshots=(
                Snapshot(
                    "before upgrade",
                    datetime.fromisoformat("2023-02-11T22:15:00"),
                    140 * GIB,
                    "remove when the upgrade is accepted",
                ),
            )
        ),
    )
    yield Plant(
        defect="A snapshot in the old export, its date a text",
        subject="snap-south-01",
        sheet="vSnapshot",
        column="Date / time",
        shows="2021/05/30 06:40:00",
        site="dc2",
        change=having(
            snapshots=(Snapshot("monday", datetime.fromisoformat("2021-05-30T06:40:00"), 20 * GIB),)
        ),
    )
    yield Plant(
        defect="Fourteen snapshots in one chain",
        subject="snap-many-01",
        sheet="vSnapshot",
        column="Name",
        shows="snapshot ",
        change=having(snapshots=_snapshots(14, "2026-07-20T01:00:00", 6)),
        rows=14,
    )


def _is_oracle(subject: str) -> Plant:
    """A machine with Oracle Database, by its annotation: that it runs Oracle Linux says nothing."""
    return Plant(
        defect="Oracle Database, licensed by the cores it could run on",
        subject=subject,
        sheet="vInfo",
        column="Annotation",
        shows="Oracle Database",
        change=_oracle_note,
        tier=_ORACLE,
        application="ERP",
    )


def _oracle_note(subject: Machine) -> Machine:
    return having(annotation="Oracle Database 19c")(subject)


PLANTS = (
    _raw("physical"),
    _raw("virtual"),
    _shared("orarac-01", "orarac-01", _ORACLE, "Sharing mode", "sharingMultiWriter"),
    _shared("orarac-02", "orarac-01", _ORACLE, "Sharing mode", "sharingMultiWriter"),
    _shared("wsfc-sql-01", "wsfc-sql-01", _SQL, "Shared Bus", "physicalSharing"),
    _shared("wsfc-sql-02", "wsfc-sql-01", _SQL, "Shared Bus", "physicalSharing"),
    _independent("indep-keep-01", "independent_persistent"),
    _independent("indep-drop-01", "independent_nonpersistent"),
    *_snapshot_plants(),
    Plant(
        defect="A disk of no size: its description is broken",
        subject="disk-empty-01",
        sheet="vDisk",
        column="Capacity MiB",
        shows=0,
        change=with_disk(Disk(0, 0)),
    ),
    Plant(
        defect="A disk whose path names no datastore",
        subject="disk-lost-01",
        sheet="vDisk",
        column="Disk Path",
        shows="[] disk-lost-01/",
        change=_extra(path="[] disk-lost-01/disk-lost-01_1.vmdk"),
    ),
    Plant(
        defect="Its disks need consolidation",
        subject="consolidate-01",
        sheet="vInfo",
        column="Consolidation Needed",
        shows=True,
    ),
    Plant(
        defect="A disk on an NVMe controller",
        subject="consolidate-01",
        sheet="vDisk",
        column="Controller",
        shows="NVME controller 0",
        change=_on_nvme,
        rows=2,
    ),
    *(_is_oracle(name) for name in ("ora-erp-01", "ora-erp-02", "orarac-01", "orarac-02")),
)
