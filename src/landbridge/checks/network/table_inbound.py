"""A route table where traffic enters a private cloud."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import service_subnets
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof
from landbridge.network.service import Role


def _routed(proof: Proof) -> Iterator[Hit]:
    for place in service_subnets(proof, Role.INBOUND):
        if place.subnet and place.subnet.route_table:
            yield Hit(place.name, place.subnet.route_table)


TABLE_INBOUND = Rule(
    id="azure.table-inbound",
    severity=Severity.HIGH,
    says="there is a route table on avs-network-infra-gw",
    happens="Microsoft forbids it: all inbound traffic to guests passes this subnet",
    fix="The network engineer: take it off; it belongs on avs-nsx-gw and avs-nsx-gw-1.",
    source=("routing.udr.forbidden", "network.subnet.inbound"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=asked(_routed),
    undecided=with_cloud(answered),
)
