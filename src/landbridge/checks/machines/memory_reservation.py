"""Reserved memory."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _reserved(rows: pa.Table) -> pa.Array:
    return pc.greater(rows["reservation_mib"], 0)


MEMORY_RESERVATION = Rule(
    id="vm.memory-reservation",
    severity=Severity.LOW,
    says="the VM reserves memory",
    happens="the reservation moves along and is taken off what a host may promise to others",
    fix="The VM's owner: confirm or remove it before the hosts are ordered.",
    source=("vsphere-vms",),
    needs=("memory.reservation_mib",),
    find=Rows("memory", _reserved, lambda row: f"{row['reservation_mib']:,.0f} MiB"),
)
