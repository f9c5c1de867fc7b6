"""Networks of the hosts themselves."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import ANALYZER
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("vmkernels")
    return on_ports(subject, ports.filter(pc.is_valid(ports["port_group"])), "port_group")


VMKERNEL = Rule(
    id="network.vmkernel",
    severity=Severity.MEDIUM,
    says="VMs that move are on a network that carries a VMkernel adapter",
    happens="the hosts of the service have networks of their own: what the VM reached there, it "
    "reaches no more",
    fix="The VM's owner: say what it does there (a proxy, a backup, storage), and find it "
    "another path.",
    source=(ANALYZER,),
    needs=("nics.network", "vmkernels"),
    find=_found,
)
