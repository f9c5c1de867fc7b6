"""Service endpoints on an uplink."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.service import Role


def _on_uplinks(proof: Proof) -> Iterator[Hit]:
    for place in service_subnets(proof, Role.UPLINK):
        if place.subnet and place.subnet.service_endpoints:
            yield Hit(place.name, ", ".join(place.subnet.service_endpoints))


UPLINK_ENDPOINTS = Rule(
    id="azure.uplink-endpoints",
    severity=Severity.MEDIUM,
    says="there are service endpoints on an uplink subnet of the private cloud",
    happens="they do nothing for guests, whose traffic follows the route table",
    fix="The network engineer: take them off, and give the service a private endpoint.",
    source=("paas.service-endpoints", "paas.private-endpoints"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_on_uplinks),
    undecided=with_cloud(answered),
)
