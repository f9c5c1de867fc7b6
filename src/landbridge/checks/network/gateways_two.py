"""Networks with a gateway of their own that use one of a peer as well."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.model.network import VirtualNetwork
from landbridge.network.proof import Proof


def _several(proof: Proof) -> Iterator[Hit]:
    for name, network in proof.fabric.networks.items():
        remote = _remote(network)
        own = [each.name for each in proof.walk.outside.gateways(name)]
        if network.complete and remote and (own or len(remote) > 1):
            yield Hit(network.name, ", ".join([*own, *(f"that of {each}" for each in remote)]))


def _open(proof: Proof) -> Iterator[str]:
    for network in proof.fabric.networks.values():
        if not network.complete and _remote(network):
            yield f"which gateway {network.name} has or uses is not told (`complete: false`)"


def _remote(network: VirtualNetwork) -> list[str]:
    """The peers whose gateways it uses."""
    return [each.to for each in network.peerings if each.use_remote_gateways]


GATEWAYS_TWO = Rule(
    id="azure.gateways-two",
    severity=Severity.BLOCKING,
    says="a network uses a peer's gateway and has its own, or uses the gateways of two peers",
    happens="Azure refuses the peering: one remote gateway excludes every other",
    fix="The network engineer: decide for one, and take `use_remote_gateways` off the others.",
    source=("peering.remote-gateway-excludes-own", "peering.spoke-flag"),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=asked(_several),
    undecided=left_open(_open),
)
