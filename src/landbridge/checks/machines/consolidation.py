"""Disks that wait for consolidation."""

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _pending(rows: pa.Table) -> pa.Array:
    return rows["consolidation_needed"]


CONSOLIDATION = Rule(
    id="vm.consolidation-needed",
    severity=Severity.MEDIUM,
    says="the VM's disks need consolidation",
    happens="files of deleted snapshots still grow beside its disks, and replication of such a "
    "chain may fail",
    fix="The vSphere administrator: consolidate the disks before the first copy.",
    source=("forklift-concerns",),
    needs=("vms.consolidation_needed",),
    find=Rows("vms", _pending),
)
