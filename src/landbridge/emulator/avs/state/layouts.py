"""The subnets that the service makes in a block, in the layout in which it builds the cloud."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.catalogue import catalogue

FACTS: Mapping[str, str] = {
    "current": "network.subnet-layout.current",
    "initial": "network.subnet-layout.initial",
}
MANAGEMENT, GATEWAY, INBOUND = "management", "nsx-gateway", "network-infra-gateway"
BEHIND = ("vcenter", "nsx-manager")  # networks that the management subnet fronts


class Made(NamedTuple):
    """A subnet of the layout, in the block of a cloud; without a prefix it is not shown."""

    role: str
    prefix: str
    cidr: IPv4Network


def laid_out(block: IPv4Network, layout: str) -> list[Made]:
    return list(_moved(block, layout))


def inbound(layout: list[Made]) -> Made:
    """The subnet on which segments are secondary addresses."""
    roles = {each.role: each for each in reversed(layout)}
    return roles.get(INBOUND) or roles[GATEWAY]


def _moved(block: IPv4Network, layout: str) -> Iterator[Made]:
    """The layout of the example moved into a block."""
    told = catalogue().value(FACTS[layout])
    assert isinstance(told, dict)  # noqa: S101 - the data are ours
    example, subnets = IPv4Network(str(told["block"])), told["subnets"]
    shift = int(block.network_address) - int(example.network_address)
    for each in subnets if isinstance(subnets, tuple) else ():
        if isinstance(each, dict):
            cidr = IPv4Network(str(each["cidr"]))
            there = IPv4Network((int(cidr.network_address) + shift, cidr.prefixlen))
            yield Made(str(each["role"]), str(each.get("prefix", "")), there)
