"""A NAT gateway on an uplink."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.service import Role


def _translated(proof: Proof) -> Iterator[Hit]:
    for place in service_subnets(proof, Role.UPLINK):
        if place.subnet and place.subnet.nat_gateway:
            yield Hit(place.name, place.subnet.nat_gateway)


UPLINK_NAT = Rule(
    id="azure.uplink-nat",
    severity=Severity.MEDIUM,
    says="there is a NAT gateway on an uplink subnet of the private cloud",
    happens="it is not among the published ways out: whether guests leave by it nobody publishes",
    fix="The network engineer: let guests out by Azure Firewall, an appliance or Virtual WAN.",
    source=("internet.nat-gateway-listed", "internet.egress"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_translated),
    undecided=with_cloud(answered),
)
