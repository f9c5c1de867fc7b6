"""Port groups that carry many VLANs."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "dvports.vlan")


def _many(ports: pa.Table) -> pa.Array:
    return pc.match_substring_regex(ports["vlan"], "[-,]")


FOUND = PortGroups("dvports", _many)

TRUNK = Rule(
    id="network.trunk",
    severity=Severity.HIGH,
    says="VMs that move are on a distributed port group that carries a range of VLANs",
    happens="a network extension carries one VLAN, and so does a segment: frames that a guest "
    "tags with any other VLAN are dropped",
    fix="The network engineer: give the VM one card for each VLAN that it needs.",
    source=("hcx-guide",),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
