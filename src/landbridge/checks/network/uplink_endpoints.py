"""Service endpoints on an uplink."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.keys import OWN_NETWORK, SUBNETS
from landbridge.checks.network.made import on_subnets
from landbridge.checks.rule import Rule
from landbridge.model import Severity
from landbridge.network.service import Role

UPLINK_ENDPOINTS = Rule(
    id="azure.uplink-endpoints",
    severity=Severity.MEDIUM,
    says="there are service endpoints on an uplink subnet of the private cloud",
    happens="they do nothing for guests, whose traffic follows the route table",
    fix="The network engineer: take them off, and give the service a private endpoint.",
    source=("paas.service-endpoints", "paas.private-endpoints"),
    needs=(NETWORK,),
    about=(SUBNETS, OWN_NETWORK),
    find=on_subnets(Role.UPLINK, lambda subnet: ", ".join(subnet.service_endpoints)),
    undecided=with_cloud(answered),
)
