"""A network security group where traffic enters a private cloud."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import on_subnets
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.service import Role

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
    find=on_subnets(Role.INBOUND, lambda subnet: subnet.network_security_group),
    undecided=with_cloud(answered),
)
