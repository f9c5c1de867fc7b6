"""Appliances in the subnet that they serve."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import INTERFACES
from landbridge.checks.network.routed import sent
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Firewall
from landbridge.network.proof import Proof


def _in_own_subnet(proof: Proof) -> Iterator[Hit]:
    for each in sent(proof):
        for answer in each.answers:
            device = answer.device
            if not isinstance(device, Firewall) and device.subnet.lower() == each.place.key:
                yield Hit(device.name, f"{each.table.name} sends {each.told}")


HOP_OWN_SUBNET = Rule(
    id="azure.hop-own-subnet",
    severity=Severity.HIGH,
    says="an appliance stands in the subnet whose route table leads to it",
    happens="what it forwards meets the same route and comes back to it: a loop",
    fix="The network engineer: give the appliance a subnet of its own, without that route table.",
    source=("routing.udr.appliance-subnet",),
    needs=(NETWORK,),
    about=(INTERFACES,),
    find=asked(_in_own_subnet),
    undecided=answered,
)
