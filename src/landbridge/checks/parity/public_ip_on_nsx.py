"""Public addresses at the NSX Edge."""

from landbridge.checks.parity.feature import lost
from landbridge.model import Severity

PUBLIC_IP_ON_NSX = lost(
    "public_ip_on_nsx",
    Severity.BLOCKING,
    happens=("Generation 2 takes no public IP at the NSX Edge: what is published there is cut off"),
    fix=(
        "The network engineer: publish through Azure Firewall or an application gateway "
        "in the virtual network; every published address and its DNS name change."
    ),
    source=(
        "internet.public-ip-on-nsx",
        "internet.egress",
    ),
)
