"""Appliances of vCenter, and of the Platform Services Controller that old ones have beside them."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rows import Row, Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity

OF_VCENTER = "/storage/seat"
"""Where the appliance keeps statistics, events, alarms and tasks; nothing else has such a path."""


def _of_vcenter(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["disk"], OF_VCENTER)


LEAST = "vsphere.vcenter-seat-mib-min"


def _which(row: Row) -> str:
    """A Platform Services Controller has the file system too, and next to nothing in it."""
    size = row["capacity_mib"]
    if size is None:
        return f"{OF_VCENTER} of a size that is not told"
    of_vcenter = size >= catalogue().number(LEAST)
    return f"{'a vCenter Server' if of_vcenter else 'a Platform Services Controller'} by its size"


VCENTER = Rule(
    id="vm.vcenter",
    severity=Severity.MEDIUM,
    says=f"the VM has the file system {OF_VCENTER}, as an appliance of vCenter or of its"
    " Platform Services Controller has",
    happens="the service brings a vCenter of its own: this one, or the one that signs in by it, "
    "manages what stays behind, and the move itself needs it where it is",
    fix="The migration lead: leave it out under `scope.exclude`.",
    source=(LEAST, "vcenter-disks"),
    needs=("partitions.disk",),
    find=Rows("partitions", _of_vcenter, _which),
)
