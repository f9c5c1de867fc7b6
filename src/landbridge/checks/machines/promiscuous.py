"""Port groups that show all traffic."""

import pyarrow as pa

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "dvports.promiscuous")


def _promiscuous(ports: pa.Table) -> pa.Array:
    return ports["promiscuous"]


FOUND = PortGroups("dvports", _promiscuous)

PROMISCUOUS = Rule(
    id="network.promiscuous",
    severity=Severity.HIGH,
    says="VMs that move are on a distributed port group that lets them see the traffic of others",
    happens="segments of NSX do not show foreign traffic: a sensor or a nested host sees nothing "
    "any more",
    fix="The network engineer: use port mirroring or a sensor of Azure, or a segment profile.",
    source=("rvtools-analyzer", "nsx-segment-profiles"),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
