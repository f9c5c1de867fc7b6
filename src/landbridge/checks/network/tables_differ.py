"""Uplinks of a private cloud with different route tables."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered, asked, with_cloud
from landbridge.checks.network.keys import CLOUDS, OWN_CLOUD
from landbridge.checks.network.made import unlike, uplinks
from landbridge.checks.rule import Hit, Rule
from landbridge.model import Severity
from landbridge.network.proof import Proof


def _different(proof: Proof) -> Iterator[Hit]:
    for places in uplinks(proof):
        yield from unlike(places, [each.subnet.route_table for each in places if each.subnet])


TABLES_DIFFER = Rule(
    id="azure.uplink-tables",
    severity=Severity.HIGH,
    says="the two uplink subnets of a private cloud do not have the same route table",
    happens="guests leave by either uplink, so that part of their traffic goes another way",
    fix="The network engineer: put the same route table on avs-nsx-gw and avs-nsx-gw-1.",
    source=("routing.udr.subnets", "troubleshooting.one-way-traffic"),
    needs=(NETWORK,),
    about=(CLOUDS, OWN_CLOUD),
    find=asked(_different),
    undecided=with_cloud(answered),
)
