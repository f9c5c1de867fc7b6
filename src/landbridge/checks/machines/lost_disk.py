"""Disks without a datastore."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _lost(rows: pa.Table) -> pa.Array:
    return pc.invert(pc.match_substring_regex(rows["path"], r"^\[[^\]]+\]"))


LOST_DISK = Rule(
    id="vm.disk-without-datastore",
    severity=Severity.HIGH,
    says="the path of a disk names no datastore",
    happens="vCenter does not know where the disk lies, so nothing can read it",
    fix="The vSphere administrator: find the file and attach the disk anew, or remove it.",
    source=("forklift-concerns",),
    needs=("disks.path",),
    find=Rows("disks", _lost, lambda row: f"{row['disk']}"),
)
