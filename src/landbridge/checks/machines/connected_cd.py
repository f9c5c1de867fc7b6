"""CD drives with something in them."""

import pyarrow as pa

from landbridge.checks.rule import Rule
from landbridge.checks.tables.rows import Rows
from landbridge.model import Severity


def _connected(rows: pa.Table) -> pa.Array:
    return rows["connected"]


CONNECTED_CD = Rule(
    id="vm.cd-connected",
    severity=Severity.MEDIUM,
    says="a CD drive is connected",
    happens="HCX vMotion refuses the VM as long as an image or a drive of a host is attached",
    fix="The vSphere administrator: disconnect it, or let HCX unmount images by force.",
    source=("hcx.vmotion.excludes",),
    needs=("cds.connected",),
    find=Rows("cds", _connected, lambda row: f"{row['device_type'] or 'a drive'}"),
)
