"""Uplinks of a private cloud with different network security groups."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import CLOUDS, OWN_CLOUD
from landbridge.checks.network.made import unlike, uplinks
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _different(proof: Proof) -> Iterator[Hit]:
    for places in uplinks(proof):
        groups = [each.subnet.network_security_group for each in places if each.subnet]
        yield from unlike(places, groups)


GROUPS_DIFFER = Rule(
    id="azure.uplink-groups",
    severity=Severity.HIGH,
    says="the two uplink subnets of a private cloud do not have the same network security group",
    happens="guests leave by either uplink, so that the same traffic passes now and then only",
    fix="The network engineer: put the same group on avs-nsx-gw and avs-nsx-gw-1.",
    source=("nsg.subnets", "network.subnet.outbound"),
    needs=(NETWORK,),
    about=(CLOUDS, OWN_CLOUD),
    find=asked(_different),
    undecided=with_cloud(answered),
)
