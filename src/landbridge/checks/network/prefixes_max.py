"""How many prefixes the network of a private cloud may have."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.keys import NETWORKS, OWN_NETWORK
from landbridge.checks.network.limit import Limit
from landbridge.checks.network.made import clouds
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _prefixes(proof: Proof) -> Iterator[tuple[str, int]]:
    for home, _ in clouds(proof):
        yield proof.fabric.networks[home].name, len(set(proof.fabric.prefixes(home)))


LIMIT = Limit(
    "network.routes.vnet-prefixes-max",
    "prefixes in the network of a private cloud, segments included,",
    _prefixes,
)

PREFIXES_MAX = Rule(
    id="azure.prefixes-max",
    severity=Severity.BLOCKING,
    says="the network of a private cloud has more prefixes than Azure takes, segments included",
    happens="the service programs no further segment: nobody outside of NSX reaches it",
    fix="The network engineer: fewer and wider segments.",
    source=(LIMIT.fact,),
    needs=(NETWORK,),
    about=(NETWORKS, OWN_NETWORK),
    find=LIMIT,
    undecided=with_cloud(answered),
)
