"""Address blocks of declared private clouds that their virtual networks do not hold."""

from collections.abc import Iterator

from landbridge.checks.network.asked import NETWORK, answered
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.space import Addresses


def _outside(subject: Subject) -> Iterator[Hit]:
    """Of the private cloud that shall be `design.block-outside` tells."""
    network, planned = subject.estate.network, subject.estate.private_cloud.name.lower()
    spaces = {each.name.lower(): each.address_space for each in network.virtual_networks}
    for at, cloud in enumerate(network.private_clouds):
        space = spaces.get((cloud.virtual_network or "").lower(), ())
        known = cloud.generation == 2 and space and cloud.name.lower() != planned
        if known and not Addresses.parse(cloud.address_block) <= Addresses.of(space):
            told = f"{cloud.address_block} is in none of {', '.join(space)}"
            keys = (("network", "private_clouds", at, "address_block"),)
            yield Hit(cloud.name, told, keys=keys)


BLOCK_OUTSIDE = Rule(
    id="azure.block-outside",
    severity=Severity.BLOCKING,
    says="a private cloud's address block lies outside its virtual network's address space",
    happens="the service finds no room for its subnets; the proof takes the block for a part of it",
    fix="The network engineer: correct the block, or add it to the address space.",
    source=("network.vnet.space", "network.subnets.made-by"),
    needs=(NETWORK,),
    find=_outside,
    undecided=answered,
)
