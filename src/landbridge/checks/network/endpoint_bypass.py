"""Service endpoints past a firewall."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked
from landbridge.checks.network.defaulted import defaulted
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _past(proof: Proof) -> Iterator[Hit]:
    for place, subnet in defaulted(proof):
        if subnet.service_endpoints:
            yield Hit(place.name, ", ".join(subnet.service_endpoints))


ENDPOINT_BYPASS = Rule(
    id="azure.endpoint-bypass",
    severity=Severity.LOW,
    says="a subnet sends 0.0.0.0/0 to an appliance and has service endpoints",
    happens="their prefixes are longer: traffic to these services does not pass the appliance",
    fix="The network engineer: a private endpoint, or put the endpoint on the firewall's subnet.",
    source=("routing.system.optional", "routing.first"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_past),
    undecided=answered,
)
