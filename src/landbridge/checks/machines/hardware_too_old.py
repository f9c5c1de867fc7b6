"""Virtual hardware below every kind of migration."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.kinds import hardware_minima
from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity


def _too_old(rows: pa.Table) -> pa.Array:
    return pc.less(rows["hardware_version"], min(hardware_minima().values()))


HARDWARE_TOO_OLD = Rule(
    id="vm.hardware-too-old",
    severity=Severity.BLOCKING,
    says="the virtual hardware is older than the least that any kind of migration takes",
    happens="no kind of HCX migration takes the VM",
    fix="The vSphere administrator: upgrade the virtual hardware in a downtime, after a backup.",
    source=("hcx.bulk.hardware-min",),
    needs=("vms.hardware_version",),
    find=Rows("vms", _too_old, lambda row: f"version {row['hardware_version']}"),
)
