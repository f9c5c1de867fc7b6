"""Port groups without fixed ports."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "dvports.type")


def _ephemeral(ports: pa.Table) -> pa.Array:
    return pc.equal(ports["type"], "ephemeral")


FOUND = PortGroups("dvports", _ephemeral)

EPHEMERAL = Rule(
    id="network.ephemeral",
    severity=Severity.LOW,
    says="VMs that move are on a distributed port group with ephemeral binding",
    happens="counters, statistics and settings of a port are lost with every restart, and an "
    "extension may refuse it",
    fix="The network engineer: change the binding to static before the network is extended.",
    source=("rvtools-analyzer",),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
