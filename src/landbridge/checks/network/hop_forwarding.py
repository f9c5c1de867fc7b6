"""Routes to a machine that may not forward."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import INTERFACES
from landbridge.checks.network.routed import sent
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import Interface
from landbridge.network.proof import Proof


def _not_forwarding(proof: Proof) -> Iterator[Hit]:
    for each in sent(proof):
        for answer in each.answers:
            if isinstance(answer.device, Interface) and not answer.device.ip_forwarding:
                yield Hit(answer.device.name, f"{each.table.name} sends {each.told}")


HOP_FORWARDING = Rule(
    id="azure.hop-forwarding",
    severity=Severity.HIGH,
    says="a route leads to an appliance whose interface has no IP forwarding",
    happens="Azure drops what is not addressed to the interface itself",
    fix="Whoever runs the appliance: switch IP forwarding on at the interface, and inside it too.",
    source=("routing.udr.next-hops",),
    needs=(NETWORK,),
    about=(INTERFACES,),
    find=asked(_not_forwarding),
    undecided=answered,
)
