"""In how many connected groups a network may be."""

from collections import Counter
from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.network.limit import Limit
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.routing.managed import connected_groups


def _groups(proof: Proof) -> Iterator[tuple[str, int]]:
    """In how many connected groups each network is."""
    groups = connected_groups(proof.network.network_manager)
    found = Counter(name for group in groups for name in group.members)
    for name, count in found.items():
        network = proof.fabric.networks.get(name)
        yield network.name if network else name, count


LIMIT = Limit("avnm.connected-groups-per-vnet-max", "connected groups of one network", _groups)

GROUPS_OF_NETWORK_MAX = Rule(
    id="azure.connected-groups-max",
    severity=Severity.HIGH,
    says="a network is in more connected groups than Azure takes",
    happens="the deployment of the connectivity configuration fails",
    fix="The network engineer: join the groups, or peer the networks.",
    source=(LIMIT.fact,),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=LIMIT,
    undecided=answered,
)
