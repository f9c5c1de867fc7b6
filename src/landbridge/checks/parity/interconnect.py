"""AVS Interconnect."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

INTERCONNECT = lost(
    "interconnect",
    Severity.HIGH,
    happens=(
        "AVS Interconnect links Generation 1 clouds: Generation 2 is reached through its "
        "virtual network instead"
    ),
    fix=(
        "The network engineer: peer the virtual networks, or join Generation 1's circuit "
        "to a gateway; peerings need a resync after each change of segments."
    ),
    source=(
        "gen1.interconnects-max",
        "gen2.attachment",
        "peering.resync-after-change",
    ),
)
