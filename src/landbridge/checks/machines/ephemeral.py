"""Port groups without fixed ports."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import ANALYZER
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("dvports")
    return on_ports(subject, ports.filter(pc.equal(ports["type"], "ephemeral")), "port")


EPHEMERAL = Rule(
    id="network.ephemeral",
    severity=Severity.LOW,
    says="VMs that move are on a distributed port group with ephemeral binding",
    happens="counters, statistics and settings of a port are lost with every restart, and an "
    "extension may refuse it",
    fix="The network engineer: change the binding to static before the network is extended.",
    source=(ANALYZER,),
    needs=("nics.network", "dvports.type"),
    find=_found,
)
