"""The subnets that the service makes in the block of a private cloud, by its dated layouts."""

from collections.abc import Iterator, Mapping
from functools import cache
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.catalogue import catalogue
from landbridge.model.network.nsx import Layout

LAYOUT: Mapping[Layout, str] = {
    "current": "network.subnet-layout.current",
    "initial": "network.subnet-layout.initial",
}
LONGEST = "network.block.prefix-max"


class Subnet(NamedTuple):
    """A subnet of a layout; `prefix` begins its name, empty where none is published."""

    role: str
    prefix: str
    cidr: IPv4Network

    @property
    def name(self) -> str:
        """How it is called: by its role where nobody knows its name."""
        return self.prefix or self.role


class Published(NamedTuple):
    """A layout: the day on which it was found, its example block and the subnets in it."""

    as_of: str
    block: IPv4Network
    subnets: tuple[Subnet, ...]


@cache
def published(layout: Layout) -> Published:
    """The layout as its page shows it."""
    value = catalogue().value(LAYOUT[layout])
    assert isinstance(value, dict)  # noqa: S101 - the data are ours
    block = IPv4Network(str(value["block"]))
    return Published(str(value["as-of"]), block, tuple(_subnets(value["subnets"])))


def laid_out(layout: Layout, block: IPv4Network) -> tuple[Subnet, ...]:
    """The subnets of a layout in a block; none in one that is smaller than the service takes.

    The layouts are published for an example of the smallest block. In a larger one the same
    offsets and sizes are taken, which nobody publishes.
    """
    found = published(layout)
    if block.prefixlen > int(catalogue().number(LONGEST)):
        return ()
    offset = int(block.network_address) - int(found.block.network_address)
    return tuple(each._replace(cidr=_moved(each.cidr, offset)) for each in found.subnets)


def _moved(subnet: IPv4Network, offset: int) -> IPv4Network:
    return IPv4Network((int(subnet.network_address) + offset, subnet.prefixlen))


def _subnets(value: object) -> Iterator[Subnet]:
    for each in value if isinstance(value, tuple) else ():
        if isinstance(each, dict):
            cidr = IPv4Network(str(each["cidr"]))
            yield Subnet(str(each["role"]), str(each.get("prefix", "")), cidr)
