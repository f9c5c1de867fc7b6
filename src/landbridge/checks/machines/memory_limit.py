"""Limits below the size."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _limited(rows: pa.Table) -> pa.Array:
    there = pc.greater_equal(rows["limit_mib"], 0)
    return pc.and_kleene(there, pc.less(rows["limit_mib"], rows["memory_mib"]))


MEMORY_LIMIT = Rule(
    id="vm.memory-limit",
    severity=Severity.MEDIUM,
    says="the VM may use less memory than it has",
    happens="the limit moves along: the guest believes in memory that it gets from disk only",
    fix="The VM's owner: remove the limit, or give the VM the size that it may use.",
    source=("vsphere-vms",),
    needs=("memory.limit_mib", "memory.memory_mib"),
    find=Rows(
        "memory", _limited, lambda row: f"{row['limit_mib']:,.0f} of {row['memory_mib']:,.0f} MiB"
    ),
)
