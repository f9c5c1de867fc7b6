"""Port groups of standard switches."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "ports")


def _any(ports: pa.Table) -> pa.Array:
    return pc.is_valid(ports["port_group"])


FOUND = PortGroups("ports", _any)

STANDARD_SWITCH = Rule(
    id="network.standard-switch",
    severity=Severity.HIGH,
    says="VMs that move are on a port group of a standard switch",
    happens="HCX extends networks of distributed switches only: these VMs change their address or"
    " wait",
    fix="The network engineer: move them to a distributed port group first.",
    source=("hcx.ne.switch", "rvtools-analyzer"),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
