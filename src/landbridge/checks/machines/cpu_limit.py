"""Limits of processor time."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _limited(rows: pa.Table) -> pa.Array:
    return pc.greater_equal(rows["limit_mhz"], 0)


CPU_LIMIT = Rule(
    id="vm.cpu-limit",
    severity=Severity.LOW,
    says="the VM's processor time is limited",
    happens="the limit moves along and holds the VM back on the new hosts as well",
    fix="The VM's owner: confirm or remove it.",
    source=("vsphere-vms",),
    needs=("cpus.limit_mhz",),
    find=Rows("cpus", _limited, lambda row: f"{row['limit_mhz']:,} MHz"),
)
