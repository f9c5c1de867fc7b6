"""Network security groups of a private cloud in another resource group."""

from landbridge.checks.network.asked import NETWORK, asked, left_open, with_cloud
from landbridge.checks.network.keys import SECURITY_GROUPS
from landbridge.checks.network.resource_groups import elsewhere, group, unsaid
from landbridge.checks.rule import Rule
from landbridge.model import Severity

GROUP_ELSEWHERE = Rule(
    id="azure.group-elsewhere",
    severity=Severity.HIGH,
    says=(
        "a network security group on a subnet of the private cloud stands in another resource group"
    ),
    happens="without the role AVS on Fleet VIS there, the service programs no segment any more",
    fix="The network engineer: make the group in the resource group of the cloud.",
    source=("nsg.same-resource-group", "troubleshooting.segment-not-programmed"),
    needs=(NETWORK,),
    about=(SECURITY_GROUPS,),
    find=asked(elsewhere(group)),
    undecided=with_cloud(left_open(unsaid(group))),
)
