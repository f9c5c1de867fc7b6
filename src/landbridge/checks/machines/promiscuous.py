"""Port groups that show all traffic."""

from collections.abc import Iterator

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import ANALYZER, NSX
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("dvports")
    return on_ports(subject, ports.filter(ports["promiscuous"]), "port")


PROMISCUOUS = Rule(
    id="network.promiscuous",
    severity=Severity.HIGH,
    says="VMs that move are on a distributed port group that lets them see the traffic of others",
    happens="segments of NSX do not show foreign traffic: a sensor or a nested host sees nothing "
    "any more",
    fix="The network engineer: use port mirroring or a sensor of Azure, or a segment profile.",
    source=(ANALYZER, NSX),
    needs=("nics.network", "dvports.promiscuous"),
    find=_found,
)
