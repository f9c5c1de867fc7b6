"""Routes to an address where nothing answers."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.routed import sent
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _to_nobody(proof: Proof) -> Iterator[Hit]:
    for each in sent(proof):
        if not each.answers:
            yield Hit(each.table.name, each.told)


HOP_NOBODY = Rule(
    id="azure.hop-nobody",
    severity=Severity.HIGH,
    says="a route leads to an address where no firewall, balancer or interface answers",
    happens=(
        "the traffic is dropped; an appliance must stand in the network itself or in a peer of it, "
        "and cannot be reached through an ExpressRoute gateway or Virtual WAN"
    ),
    fix="The network engineer: correct the address, peer the networks, or declare the appliance.",
    source=("routing.udr.next-hops", "routing.udr.appliance-path"),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(_to_nobody),
    undecided=answered,
)
