"""Memory that can be added."""

import pyarrow as pa

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _growing(rows: pa.Table) -> pa.Array:
    return rows["hot_add"]


MEMORY_HOT_ADD = Rule(
    id="vm.memory-hot-add",
    severity=Severity.INFO,
    says="memory can be added while the VM runs",
    happens="the setting moves along; a VM that grows later was not sized for it",
    fix="The VM's owner: plan the growth, or turn it off.",
    source=("forklift-concerns",),
    needs=("memory.hot_add",),
    find=Rows("memory", _growing),
)
