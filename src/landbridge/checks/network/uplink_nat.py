"""A NAT gateway on an uplink."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import on_subnets
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.service import Role

UPLINK_NAT = Rule(
    id="azure.uplink-nat",
    severity=Severity.MEDIUM,
    says="there is a NAT gateway on an uplink subnet of the private cloud",
    happens="it is not among the published ways out: whether guests leave by it nobody publishes",
    fix="The network engineer: let guests out by Azure Firewall, an appliance or Virtual WAN.",
    source=("internet.nat-gateway-listed", "internet.egress"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=on_subnets(Role.UPLINK, lambda subnet: subnet.nat_gateway),
    undecided=with_cloud(answered),
)
