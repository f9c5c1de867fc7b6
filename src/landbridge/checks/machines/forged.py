"""Port groups that let VMs change their MAC address."""

from collections.abc import Iterator

import pyarrow.compute as pc

from landbridge.checks.networks import on_ports
from landbridge.checks.pages import NSX
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

SAID = ("nics.network", "dvports.forged_transmits", "dvports.mac_changes")


def _found(subject: Subject) -> Iterator[Hit]:
    ports = subject.table("dvports")
    return on_ports(
        subject, ports.filter(pc.or_kleene(ports["forged_transmits"], ports["mac_changes"])), "port"
    )


FORGED = Rule(
    id="network.forged-transmits",
    severity=Severity.MEDIUM,
    says="VMs that move are on a distributed port group that allows forged transmits or MAC "
    "changes",
    happens="segments of NSX drop frames with a MAC address that is not the card's, unless a MAC "
    "profile allows it: clusters and appliances that answer for another address fall silent",
    fix="The network engineer: find who needs it, and allow it in the MAC profile of that segment.",
    source=(NSX,),
    needs=SAID,
    find=_found,
    undecided=unless_said(*SAID),
)
