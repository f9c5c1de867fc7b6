"""Port groups that carry many VLANs."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import HCX_GUIDE
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("dvports")
    return on_ports(subject, ports.filter(pc.match_substring_regex(ports["vlan"], "[-,]")), "port")


TRUNK = Rule(
    id="network.trunk",
    severity=Severity.HIGH,
    says="VMs that move are on a distributed port group that carries a range of VLANs",
    happens="a network extension carries one VLAN, and so does a segment: frames that a guest "
    "tags with any other VLAN are dropped",
    fix="The network engineer: give the VM one card for each VLAN that it needs.",
    source=(HCX_GUIDE,),
    needs=("nics.network", "dvports.vlan"),
    find=_found,
)
