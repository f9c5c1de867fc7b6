"""An address block that its virtual network does not hold."""

from collections.abc import Iterator
from ipaddress import IPv4Network, collapse_addresses

from landbridge.checks.design.blocks import BLOCK, CLOUD, block_of
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _outside(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    block, space = block_of(cloud), cloud.virtual_network.address_space or ()
    together = collapse_addresses(map(IPv4Network, space))
    if not any(block.subnet_of(each) for each in together):
        yield Hit(BLOCK, f"{block} is in none of {', '.join(space) or 'no prefix at all'}")


BLOCK_OUTSIDE = Rule(
    id="design.block-outside",
    severity=Severity.BLOCKING,
    says="the address block lies outside the virtual network's address space",
    happens="the service makes its subnets in the virtual network, and finds no room for them",
    fix="The network engineer: add the block to the address space of the virtual network.",
    source=("network.vnet.space", "network.subnets.made-by"),
    needs=(f"{CLOUD}.address_block", f"{CLOUD}.virtual_network.address_space"),
    find=_outside,
)
