"""A private cloud and its virtual network that overlap what they shall talk to."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from landbridge.checks.design.blocks import BLOCK, CLOUD, OWN, Named, block_of, overlapping_others
from landbridge.checks.rule import Rule
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity
from landbridge.model.private_cloud import PrivateCloud

KEYS = (
    f"{CLOUD}.other_networks",
    f"{CLOUD}.address_block",
    f"{CLOUD}.virtual_network.address_space",
)


def _mine(cloud: PrivateCloud) -> Iterator[Named]:
    if cloud.address_block:
        yield Named(BLOCK, block_of(cloud), (OWN, BLOCK))
    for nth, prefix in enumerate(cloud.virtual_network.address_space or ()):
        key = (OWN, "virtual_network", "address_space", nth)
        yield Named("virtual_network.address_space", IPv4Network(prefix), key)


NETWORK_OVERLAP = Rule(
    id="design.network-overlap",
    severity=Severity.BLOCKING,
    says="the address block or the virtual network overlaps a network that it shall talk to",
    happens="the two can neither be peered nor routed to each other",
    fix="The network engineer: take a prefix that nobody uses, here or there.",
    source=("network.block.no-overlap",),
    needs=KEYS,
    find=overlapping_others(_mine),
    undecided=unless_said(*KEYS),
)
