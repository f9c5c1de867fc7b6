"""How many peerings a network may have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.network.limit import over
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof

MOST = "vnet.peerings-max"


def _peerings(proof: Proof) -> Iterator[tuple[str, int]]:
    """Declared ones, and those that Virtual Network Manager makes."""
    for name, network in proof.fabric.networks.items():
        made = {each.to for each in proof.fabric.links[name] if each.word == "peering"}
        yield network.name, len(made | {each.to.lower() for each in network.peerings})


PEERINGS_MAX = Rule(
    id="azure.peerings-max",
    severity=Severity.BLOCKING,
    says="there are more peerings of a virtual network than Azure takes",
    happens="the deployment is refused",
    fix="The network engineer: a second hub, or Virtual WAN.",
    source=(MOST,),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=over(MOST, "peerings of a virtual network", _peerings),
    undecided=answered,
)
