"""Distributed port groups without a VLAN."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rows import blank
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "dvports.vlan")


def _untagged(ports: pa.Table) -> pa.Array:
    """VLAN 0, or a blank where others of the same vCenter have one."""
    return pc.or_kleene(pc.equal(ports["vlan"], "0"), blank(ports, "vlan"))


FOUND = PortGroups("dvports", _untagged)

NO_VLAN = Rule(
    id="network.no-vlan",
    severity=Severity.MEDIUM,
    says="VMs that move are on a distributed port group with VLAN 0 or none",
    happens="HCX extends networks with a VLAN of their own; the untagged one is shared with the "
    "switches",
    fix="The network engineer: give the network a VLAN before it is extended.",
    source=("rvtools-analyzer", "hcx-guide"),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
