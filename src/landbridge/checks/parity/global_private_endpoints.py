"""Private endpoints over global peering."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

GLOBAL_PRIVATE_ENDPOINTS = lost(
    "global_private_endpoints",
    Severity.HIGH,
    happens=("workloads on Generation 2 reach no private endpoint over global peering"),
    fix=(
        "The network engineer: a private endpoint of the same service in the private "
        "cloud's region; one more endpoint to pay for and to name."
    ),
    source=(
        "peering.private-endpoints-global",
        "paas.private-endpoints",
    ),
)
