"""Disks outside snapshots that keep what is written."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _independent(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["disk_mode"], "independent_persistent")


INDEPENDENT_DISK = Rule(
    id="vm.independent-disk",
    severity=Severity.LOW,
    says="a disk of the VM is independent and persistent",
    happens="snapshots leave it out, so a backup or a checkpoint taken before the move does not "
    "hold its data",
    fix="The backup's owner: make sure that another backup holds this disk before the move.",
    source=("forklift-concerns", "vsphere-vms"),
    needs=("disks.disk_mode",),
    find=Rows("disks", _independent, lambda row: f"{row['disk']}"),
)
