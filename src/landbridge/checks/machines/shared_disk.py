"""Disks that several VMs write to."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Row, Rows, among
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

SAID = ("disks.sharing", "disks.shared_bus")


def _shared(rows: pa.Table) -> pa.Array:
    return pc.or_kleene(
        pc.equal(rows["sharing"], "sharingMultiWriter"),
        among(rows, "shared_bus", ("virtualSharing", "physicalSharing")),
    )


def _how(row: Row) -> str:
    said = {"Sharing mode": row["sharing"], "Shared Bus": row["shared_bus"]}
    return f"{row['disk']} has {', '.join(f'{name} {word}' for name, word in said.items() if word)}"


SHARED_DISK = Rule(
    id="vm.shared-disk",
    severity=Severity.HIGH,
    says="a disk of the VM is shared: multi-writer, or on a shared SCSI bus",
    happens="published is that HCX vMotion refuses it, and general knowledge that Bulk, "
    "Replication Assisted vMotion and HCX Assisted vMotion do; whether a cold move takes it is "
    "doubtful, and if it does, only for all VMs that share it together",
    fix="The VM's owner: plan one downtime for the whole cluster, or build it anew on the "
    "other side.",
    source=(
        "hcx.vmotion.excludes",
        "hcx.bulk.barred-by",
        "hcx.rav.barred-by",
        "hcx.hav.barred-by",
        "hcx.cold.doubted-by",
    ),
    needs=SAID,
    find=Rows("disks", _shared, _how),
    undecided=unless_said(*SAID),
)
