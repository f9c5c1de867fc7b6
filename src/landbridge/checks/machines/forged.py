"""Port groups that let VMs change their MAC address."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "dvports.forged_transmits", "dvports.mac_changes")


def _lenient(ports: pa.Table) -> pa.Array:
    return pc.or_kleene(ports["forged_transmits"], ports["mac_changes"])


FOUND = PortGroups("dvports", _lenient)

FORGED = Rule(
    id="network.forged-transmits",
    severity=Severity.MEDIUM,
    says="VMs that move are on a distributed port group that allows forged transmits or MAC "
    "changes",
    happens="segments of NSX drop frames with a MAC address that is not the card's, unless a MAC "
    "profile allows it: clusters and appliances that answer for another address fall silent",
    fix="The network engineer: find who needs it, and allow it in the MAC profile of that segment.",
    source=("nsx-segment-profiles",),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
