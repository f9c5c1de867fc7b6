"""Traces of PCI passthrough."""

import pyarrow as pa

from landbridge.checks.pages import FORKLIFT
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _set(rows: pa.Table) -> pa.Array:
    return rows["fixed_passthrough"]


PASSTHROUGH = Rule(
    id="vm.passthrough",
    severity=Severity.HIGH,
    says="the VM is set up for a PCI device of its host (RVTools shows the setting, not the "
    "device)",
    happens="the hosts of the service offer no device to pass through: what depends on it stops "
    "working",
    fix="The VM's owner: say what the device does, and find a replacement or another place "
    "for the VM.",
    source=(FORKLIFT, "hcx.vmotion.doubted-by"),
    needs=("vms.fixed_passthrough",),
    find=Rows("vms", _set),
)
