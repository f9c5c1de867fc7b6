"""Uplinks of a private cloud with different network security groups."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.made import unlike
from landbridge.checks.rule import Rule
from landbridge.model import Severity

GROUPS_DIFFER = Rule(
    id="azure.uplink-groups",
    severity=Severity.HIGH,
    says="the two uplink subnets of a private cloud do not have the same network security group",
    happens="guests leave by either uplink, so that the same traffic passes now and then only",
    fix="The network engineer: put the same group on avs-nsx-gw and avs-nsx-gw-1.",
    source=("nsg.subnets", "network.subnet.outbound"),
    needs=(NETWORK,),
    find=lambda subject: unlike(subject, "network_security_group"),
    undecided=with_cloud(answered),
)
