"""Peerings of a private cloud across regions."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, asked, left_open, with_cloud
from landbridge.checks.network.keys import PEERINGS
from landbridge.checks.network.peers import apart, seen, without_region
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _global(proof: Proof) -> Iterator[Hit]:
    for home, other in seen(proof):
        if apart(home, other):
            yield Hit(f"{home.name} to {other.name}", f"{home.region} and {other.region}")


PEERING_GLOBAL = Rule(
    id="azure.peering-global",
    severity=Severity.MEDIUM,
    says="the network of a private cloud is peered with a network in another region",
    happens="global peering with Generation 2 works only after a support case",
    fix="Whoever owns the subscription: open the case with Microsoft before the peering is made.",
    source=("peering.global",),
    needs=(NETWORK,),
    about=(PEERINGS,),
    find=asked(_global),
    undecided=with_cloud(left_open(without_region)),
)
