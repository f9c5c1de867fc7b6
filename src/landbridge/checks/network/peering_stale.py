"""Peerings that do not know a private cloud's present prefixes."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import sides
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _stale(proof: Proof) -> Iterator[Hit]:
    for side in sides(proof):
        if not side.peering.in_sync and side.peering.to.lower() in proof.fabric.clouds:
            yield Hit(side.name)


PEERING_STALE = Rule(
    id="azure.peering-stale",
    severity=Severity.HIGH,
    says="a peering with the network of a private cloud is not in sync",
    happens="segments that were added since are not known on the other side: no route leads there",
    fix=(
        "The network engineer: synchronise the peering after each change of segments; automatic "
        "synchronisation is in preview."
    ),
    source=("peering.resync-after-change", "peering.auto-sync.status"),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_stale),
    undecided=with_cloud(answered),
)
