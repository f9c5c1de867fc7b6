"""ExpressRoute Global Reach."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

GLOBAL_REACH = lost(
    "global_reach",
    Severity.HIGH,
    happens=(
        "Global Reach joins circuits, and a Generation 2 cloud has none: its path to "
        "on-premises is the virtual network's gateway"
    ),
    fix=(
        "The network engineer: an ExpressRoute or VPN gateway in the virtual network or "
        "its hub; the gateway's throughput then bounds the traffic."
    ),
    source=(
        "gen1.global-reach-max",
        "gen1.attachment",
        "gen2.attachment",
    ),
)
