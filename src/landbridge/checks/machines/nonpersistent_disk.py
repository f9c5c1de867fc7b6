"""Disks that forget at power-off."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _forgetting(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["disk_mode"], "independent_nonpersistent")


NONPERSISTENT_DISK = Rule(
    id="vm.nonpersistent-disk",
    severity=Severity.MEDIUM,
    says="a disk of the VM is independent and not persistent",
    happens="it forgets its changes at every power-off, the one of the switchover included, and "
    "no live move takes it",
    fix="The VM's owner: make the disk persistent, or accept that it starts as it was.",
    source=("forklift-concerns", "vsphere-vms"),
    needs=("disks.disk_mode",),
    find=Rows("disks", _forgetting, lambda row: f"{row['disk']}"),
)
