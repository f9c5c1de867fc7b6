"""USB devices."""

import pyarrow as pa

from landbridge.checks.pages import ANALYZER, FORKLIFT
from landbridge.checks.rows import Rows
from landbridge.checks.rule import Rule
from landbridge.model import Severity


def _any(rows: pa.Table) -> pa.Array:
    return pa.repeat(True, rows.num_rows)


USB_DEVICE = Rule(
    id="vm.usb-device",
    severity=Severity.HIGH,
    says="a USB device is attached",
    happens="the device stays at the old site; a licence dongle that is gone stops its software",
    fix="The VM's owner: use a network USB server or another licence, and remove the device.",
    source=(FORKLIFT, ANALYZER),
    needs=("usbs",),
    find=Rows("usbs", _any, lambda row: f"{row['device_type'] or row['device'] or 'a device'}"),
)
