"""Networks with two gateways of one kind."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _alike(proof: Proof) -> Iterator[Hit]:
    for name, network in proof.fabric.networks.items():
        kinds: dict[str, list[str]] = {}
        for each in proof.walk.outside.gateways(name):
            kinds.setdefault(each.kind, []).append(each.name)
        for kind, names in kinds.items():
            if len(names) > 1:
                yield Hit(network.name, f"{', '.join(names)} ({kind})")


GATEWAYS_ALIKE = Rule(
    id="azure.gateways-alike",
    severity=Severity.HIGH,
    says="a network has more than one gateway of a kind",
    happens=(
        "Azure takes one ExpressRoute gateway and one VPN gateway in a network, and refuses the "
        "next; the proof takes what all of them connect for connected"
    ),
    fix="The network engineer: let one gateway end all connections, or give the other a network.",
    source=("gateway.of-a-kind-max",),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=asked(_alike),
    undecided=answered,
)
