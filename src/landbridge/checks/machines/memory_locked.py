"""Memory reserved whole."""

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _locked(rows: pa.Table) -> pa.Array:
    return rows["reservation_locked"]


MEMORY_LOCKED = Rule(
    id="vm.memory-locked",
    severity=Severity.MEDIUM,
    says="all memory of the VM is reserved",
    happens="a host must hold it whole in physical memory; such a lock often belongs to a passed-"
    "through device",
    fix="The VM's owner: say what needs it, and release it if nothing does.",
    source=("vsphere-vms",),
    needs=("memory.reservation_locked",),
    find=Rows("memory", _locked),
)
