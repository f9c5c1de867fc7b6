"""Private clouds in a connected group of Virtual Network Manager."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.network.made import clouds
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.routing.fabric import UNPUBLISHED


def _grouped(proof: Proof) -> Iterator[Hit]:
    for home, _ in clouds(proof):
        others = [each.to for each in proof.fabric.links[home] if each.doubt == UNPUBLISHED]
        if others:
            name = proof.fabric.networks[home].name
            yield Hit(name, f"it is in one group with {', '.join(dict.fromkeys(others))}")


CONNECTED_GROUP = Rule(
    id="azure.connected-group",
    severity=Severity.MEDIUM,
    says="the network of a private cloud is a member of a connected group",
    happens="whether that works with Generation 2 nobody publishes: no proof can rest on it",
    fix="The network engineer: peer the networks, or ask Microsoft and try it before the move.",
    source=("peering.avnm-mesh-gen2",),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=asked(_grouped),
    undecided=with_cloud(answered),
)
