"""iSCSI targets of vSAN."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

VSAN_ISCSI_TARGET = lost(
    "vsan_iscsi_target",
    Severity.HIGH,
    happens="vSAN ESA offers no iSCSI target there: guests and servers lose these disks",
    fix=(
        "The owner of the disks: disks of the VM itself, shared ones for a failover cluster; their"
        " data are copied on their own before the cutover."
    ),
    source=(
        "vsan.esa.iscsi-target",
        "vsan.esa.windows-failover-clusters",
    ),
)
