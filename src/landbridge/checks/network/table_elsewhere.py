"""Route tables of a private cloud in another resource group."""

from landbridge.checks.network.asked import NETWORK, asked, left_open, with_cloud
from landbridge.checks.network.keys import TABLES
from landbridge.checks.network.resource_groups import elsewhere, table, unsaid
from landbridge.checks.rule import Rule
from landbridge.model import Severity

TABLE_ELSEWHERE = Rule(
    id="azure.table-elsewhere",
    severity=Severity.HIGH,
    says="a route table on a subnet of the private cloud stands in another resource group",
    happens="without the role AVS on Fleet VIS there, the service programs no segment any more",
    fix="The network engineer: make the table in the resource group of the cloud.",
    source=("routing.udr.same-resource-group", "troubleshooting.segment-not-programmed"),
    needs=(NETWORK,),
    about=(TABLES,),
    find=asked(elsewhere(table)),
    undecided=with_cloud(left_open(unsaid(table))),
)
