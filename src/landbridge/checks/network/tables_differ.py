"""Uplinks of a private cloud with different route tables."""

from landbridge.checks.network.asked import NETWORK, answered, with_cloud
from landbridge.checks.network.made import unlike
from landbridge.checks.rule import Rule
from landbridge.model import Severity

TABLES_DIFFER = Rule(
    id="azure.uplink-tables",
    severity=Severity.HIGH,
    says="the two uplink subnets of a private cloud do not have the same route table",
    happens="guests leave by either uplink, so that part of their traffic goes another way",
    fix="The network engineer: put the same route table on avs-nsx-gw and avs-nsx-gw-1.",
    source=("routing.udr.subnets", "troubleshooting.one-way-traffic"),
    needs=(NETWORK,),
    find=lambda subject: unlike(subject, "route_table"),
    undecided=with_cloud(answered),
)
