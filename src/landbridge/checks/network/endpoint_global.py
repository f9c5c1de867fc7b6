"""Private endpoints in another region than the private cloud."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import ENDPOINTS
from landbridge.checks.network.peers import apart, seen
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _far(proof: Proof) -> Iterator[Hit]:
    for home, other in seen(proof):
        for endpoint in proof.network.private_endpoints:
            there = endpoint.subnet.lower().partition("/")[0] == other.name.lower()
            if there and apart(home, other):
                yield Hit(endpoint.name, f"it is in {other.name}, {other.region}")


ENDPOINT_GLOBAL = Rule(
    id="azure.endpoint-global",
    severity=Severity.HIGH,
    says="a private endpoint stands in another region than the private cloud that sees its network",
    happens="guests of Generation 2 reach no private endpoint over global peering",
    fix="The application's owner: another private endpoint in the region of the private cloud.",
    source=("peering.private-endpoints-global", "paas.private-endpoints"),
    needs=(NETWORK,),
    about=(ENDPOINTS,),
    find=asked(_far),
    undecided=with_cloud(answered),
)
