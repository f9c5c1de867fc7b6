"""Zerto."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

ZERTO = lost(
    "zerto",
    Severity.BLOCKING,
    happens=("Zerto is not supported on Generation 2: VMs under its protection would have none"),
    fix=(
        "The owner of recovery: VMware Live Site Recovery, in preview here; recovery "
        "plans are written anew, and its recovery point objective is minutes at best."
    ),
    source=(
        "recovery.gen2.zerto",
        "recovery.lsr.status",
        "recovery.lsr.rpo-minutes-min",
    ),
)
