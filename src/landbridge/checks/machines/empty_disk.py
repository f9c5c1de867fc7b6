"""Disks without a size."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _empty(rows: pa.Table) -> pa.Array:
    return pc.less_equal(rows["capacity_mib"], 0)


EMPTY_DISK = Rule(
    id="vm.disk-without-size",
    severity=Severity.HIGH,
    says="a disk of the VM has a capacity of nothing",
    happens="the disk is broken or its description is: its migration fails or copies nothing",
    fix="The vSphere administrator: look at the disk, then remove or repair it.",
    source=("forklift-concerns",),
    needs=("disks.capacity_mib",),
    find=Rows("disks", _empty, lambda row: f"{row['disk']}"),
)
