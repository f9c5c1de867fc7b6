"""Stretched clusters."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

STRETCHED_CLUSTERS = lost(
    "stretched_clusters",
    Severity.BLOCKING,
    happens=(
        "Generation 2 has no stretched clusters: VMs that now survive the loss of a zone or site"
        " would not"
    ),
    fix=(
        "The architect: two private clouds in two zones with Live Site Recovery, in preview here;"
        " its recovery point objective is minutes at best, so that a failover loses the last ones."
    ),
    source=(
        "gen2.stretched-clusters",
        "recovery.lsr.status",
        "recovery.lsr.rpo-minutes-min",
    ),
)
