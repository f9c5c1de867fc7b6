"""How many peerings a network may have."""

from collections.abc import Iterator

from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.network.limit import Limit
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _peerings(proof: Proof) -> Iterator[tuple[str, int]]:
    """Declared ones, and those that Virtual Network Manager makes."""
    for name, network in proof.fabric.networks.items():
        made = {each.to for each in proof.fabric.links[name] if each.word == "peering"}
        yield network.name, len(made | {each.to.lower() for each in network.peerings})


PEERINGS_MAX = Limit("vnet.peerings-max", "peerings of a virtual network", _peerings).rule(
    "azure.peerings-max",
    Severity.BLOCKING,
    about=(NETWORKS, OWN_NETWORK),
    fix="The network engineer: a second hub, or Virtual WAN.",
)
