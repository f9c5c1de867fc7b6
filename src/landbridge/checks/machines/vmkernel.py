"""Networks of the hosts themselves."""

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.port_groups import PortGroups
from landbridge.checks.rule import Rule
from landbridge.model import Severity

SAID = ("nics.network", "vmkernels")


def _any(ports: pa.Table) -> pa.Array:
    return pc.is_valid(ports["port_group"])


FOUND = PortGroups("vmkernels", _any)

VMKERNEL = Rule(
    id="network.vmkernel",
    severity=Severity.MEDIUM,
    says="VMs that move are on a network that carries a VMkernel adapter",
    happens="the hosts of the service have networks of their own: what the VM reached there, it "
    "reaches no more",
    fix="The VM's owner: say what it does there (a proxy, a backup, storage), and find it "
    "another path.",
    source=("rvtools-analyzer",),
    needs=SAID,
    find=FOUND,
    undecided=FOUND.unless_told(*SAID),
)
