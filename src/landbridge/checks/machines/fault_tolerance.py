"""vSphere Fault Tolerance."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _protected(rows: pa.Table) -> pa.Array:
    known = pc.is_valid(rows["ft_state"])
    on = pc.invert(pc.is_in(rows["ft_state"], pa.array(["notConfigured", "", None])))
    return pc.if_else(known, on, None)


FAULT_TOLERANCE = Rule(
    id="vm.fault-tolerance",
    severity=Severity.HIGH,
    says="fault tolerance is on",
    happens="its shadow VM stays behind and no live move or replication takes a protected VM along",
    fix="The vSphere administrator: turn fault tolerance off; its owner: say what replaces it.",
    source=("forklift-concerns", "rvtools-analyzer"),
    needs=("vms.ft_state",),
    find=Rows("vms", _protected, lambda row: f"state {row['ft_state']}"),
)
