"""JetStream."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

JETSTREAM = lost(
    "jetstream",
    Severity.BLOCKING,
    happens=("JetStream has no date for Generation 2: VMs under its protection would have none"),
    fix=(
        "The owner of recovery: VMware Live Site Recovery, in preview here; recovery "
        "plans are written anew, and a second private cloud must stand by."
    ),
    source=(
        "recovery.gen2.jetstream",
        "recovery.lsr.status",
    ),
)
