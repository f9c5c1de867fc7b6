"""VMs that vCenter has lost."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _lost(rows: pa.Table) -> pa.Array:
    return pc.not_equal(rows["connection_state"], "connected")


LOST = Rule(
    id="vm.lost",
    severity=Severity.HIGH,
    says="vCenter cannot reach the VM or its files (orphaned, inaccessible, invalid, disconnected)",
    happens="what cannot be read cannot be moved; it may be a leftover that only looks like a VM",
    fix="The vSphere administrator: register it again, remove it, or exclude it in the scope.",
    source=("vsphere-vm-states",),
    needs=("vms.connection_state",),
    find=Rows("vms", _lost, lambda row: f"{row['connection_state']}", also=("incomplete",)),
)
