"""A route table where traffic enters a private cloud."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import on_subnets
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.service import Role

TABLE_INBOUND = Rule(
    id="azure.table-inbound",
    severity=Severity.HIGH,
    says="there is a route table on avs-network-infra-gw",
    happens="Microsoft forbids it: all inbound traffic to guests passes this subnet",
    fix="The network engineer: take it off; it belongs on avs-nsx-gw and avs-nsx-gw-1.",
    source=("routing.udr.forbidden", "network.subnet.inbound"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=on_subnets(Role.INBOUND, lambda subnet: subnet.route_table),
    undecided=with_cloud(answered),
)
