"""Long chains of snapshots."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.catalogue import catalogue
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows, keys
from landbridge.model import Severity


def _chained(rows: pa.Table) -> pa.Array:
    most = int(catalogue().number("vsphere.snapshots-advised-max"))
    owner = keys(rows, "vcenter", "moref")
    counted = pc.value_counts(owner)
    long = pc.greater(counted.field("counts"), most)
    return pc.is_in(owner, counted.field("values").filter(long))


SNAPSHOT_CHAIN = Rule(
    id="vm.snapshot-chain",
    severity=Severity.MEDIUM,
    says="the VM has more snapshots than VMware advises",
    happens="before or while it is moved the chain is merged, which is slow and may time out",
    fix="The vSphere administrator: delete the chain before the first copy.",
    source=("vsphere.snapshots-advised-max",),
    needs=("snapshots",),
    find=Rows("snapshots", _chained, lambda row: f"{row['name']}"),
)
