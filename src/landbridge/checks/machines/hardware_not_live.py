"""Virtual hardware that some kinds of migration refuse."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.kinds import hardware_minima
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity


def _some(rows: pa.Table) -> pa.Array:
    minima = hardware_minima().values()
    version = rows["hardware_version"]
    return pc.and_(pc.greater_equal(version, min(minima)), pc.less(version, max(minima)))


HARDWARE_NOT_LIVE = Rule(
    id="vm.hardware-not-live",
    severity=Severity.MEDIUM,
    says="the virtual hardware is older than some kinds of migration ask for",
    happens="the VM moves with a restart only, by replication",
    fix="The vSphere administrator: upgrade the virtual hardware, or plan it as Bulk.",
    source=("hcx.bulk.hardware-min", "hcx.vmotion.hardware-min"),
    needs=("vms.hardware_version",),
    find=Rows("vms", _some, lambda row: f"version {row['hardware_version']}"),
)
