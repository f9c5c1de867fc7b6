"""Service endpoints."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

SERVICE_ENDPOINTS = lost(
    "service_endpoints",
    Severity.HIGH,
    happens=("workloads on Generation 2 reach no Azure service through a service endpoint"),
    fix=(
        "The application's owner: a private endpoint in the region, with its DNS record; "
        "the service is then called by a private address, and its firewall rules change."
    ),
    source=(
        "paas.service-endpoints",
        "paas.private-endpoints",
    ),
)
