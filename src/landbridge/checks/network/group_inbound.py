"""A network security group where traffic enters a private cloud."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.service import Role


def _filtered(proof: Proof) -> Iterator[Hit]:
    for place in service_subnets(proof, Role.INBOUND):
        if place.subnet and place.subnet.network_security_group:
            yield Hit(place.name, place.subnet.network_security_group)


GROUP_INBOUND = Rule(
    id="azure.group-inbound",
    severity=Severity.MEDIUM,
    says="there is a network security group on avs-network-infra-gw",
    happens=(
        "only avs-nsx-gw and avs-nsx-gw-1 are published as taking one; whether this one filters "
        "what goes to guests nobody publishes"
    ),
    fix="The network engineer: filter what enters by the distributed firewall or Azure Firewall.",
    source=("nsg.subnets", "network.subnet.inbound"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_filtered),
    undecided=with_cloud(answered),
)
