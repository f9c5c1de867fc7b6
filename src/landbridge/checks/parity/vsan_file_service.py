"""File shares of vSAN."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

VSAN_FILE_SERVICE = lost(
    "vsan_file_service",
    Severity.HIGH,
    happens="vSAN ESA serves no files there: whoever mounts such a share finds nothing",
    fix=(
        "The owner of the files: Azure NetApp Files, or a file server as a VM; the shares move by a"
        " copy of their own, and their names change."
    ),
    source=(
        "vsan.esa.file-service",
        "paas.netapp.host-datastores",
    ),
)
