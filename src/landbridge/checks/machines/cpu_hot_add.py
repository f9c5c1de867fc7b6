"""Processors that can be added."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

SAID = ("cpus.hot_add", "cpus.hot_remove")


def _changeable(rows: pa.Table) -> pa.Array:
    return pc.or_kleene(rows["hot_add"], rows["hot_remove"])


CPU_HOT_ADD = Rule(
    id="vm.cpu-hot-add",
    severity=Severity.LOW,
    says="processors can be added or removed while the VM runs",
    happens="vSphere then hides the NUMA nodes from the guest, which slows a VM that is wider "
    "than one",
    fix="The VM's owner: turn it off in the next downtime unless it is used.",
    source=("forklift-concerns", "vsphere-vms"),
    needs=SAID,
    find=Rows("cpus", _changeable),
    undecided=unless_said(*SAID),
)
