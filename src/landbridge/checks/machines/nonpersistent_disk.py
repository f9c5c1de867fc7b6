"""Disks that forget at power-off."""

import pyarrow as pa

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows, among
from landbridge.model import Severity

MODES = ("independent_nonpersistent", "nonpersistent")
"""The second one is of old hosts, whose disks could be so without being independent."""


def _forgetting(rows: pa.Table) -> pa.Array:
    return among(rows, "disk_mode", MODES)


NONPERSISTENT_DISK = Rule(
    id="vm.nonpersistent-disk",
    severity=Severity.MEDIUM,
    says="a disk of the VM is not persistent",
    happens="it forgets its changes at every power-off, the one of the switchover included, and "
    "no live move takes it",
    fix="The VM's owner: make the disk persistent, or accept that it starts as it was.",
    source=("forklift-concerns", "vsphere-vms"),
    needs=("disks.disk_mode",),
    find=Rows("disks", _forgetting, lambda row: f"{row['disk']}"),
)
