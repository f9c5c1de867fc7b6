"""Suspended VMs."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _suspended(rows: pa.Table) -> pa.Array:
    return pc.equal(rows["power"], "suspended")


SUSPENDED = Rule(
    id="vm.suspended",
    severity=Severity.HIGH,
    says="the VM is suspended",
    happens="its memory lies in a file of the old site: no kind of migration takes it so",
    fix="The VM's owner: resume it, or power it off and move it cold.",
    source=("rvtools-analyzer",),
    needs=("vms.power",),
    find=Rows("vms", _suspended),
)
