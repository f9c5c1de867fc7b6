"""Port groups of standard switches."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import ANALYZER
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("ports")
    return on_ports(subject, ports.filter(pc.is_valid(ports["port_group"])), "port_group")


STANDARD_SWITCH = Rule(
    id="network.standard-switch",
    severity=Severity.HIGH,
    says="VMs that move are on a port group of a standard switch",
    happens="HCX extends networks of distributed switches only: these VMs change their address or"
    " wait",
    fix="The network engineer: move them to a distributed port group first.",
    source=("hcx.ne.switch", ANALYZER),
    needs=("nics.network", "ports"),
    find=_found,
)
