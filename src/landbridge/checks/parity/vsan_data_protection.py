"""Snapshots by vSAN data protection."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

VSAN_DATA_PROTECTION = lost(
    "vsan_data_protection",
    Severity.MEDIUM,
    happens="it is not offered there: its schedules end, and its snapshots do not move along",
    fix=(
        "The owner of backup: a backup product that protects VMs of the private cloud; going back"
        " then takes a restore, and more storage than a snapshot."
    ),
    source=("vsan.esa.data-protection",),
)
