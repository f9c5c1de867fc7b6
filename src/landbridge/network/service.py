"""The subnets that the service makes in the virtual network of a Generation 2 private cloud."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, cast

from landbridge.catalogue import catalogue
from landbridge.model.network import Subnet
from landbridge.model.network.nsx import AvsNetwork
from landbridge.space import Addresses


class Role(StrEnum):
    """What a subnet does for a private cloud."""

    PLAIN = "plain"
    UPLINK = "uplink"
    SECOND_UPLINK = "second uplink"
    INBOUND = "inbound"
    SERVICE = "service"


UPLINKS = frozenset({Role.UPLINK, Role.SECOND_UPLINK})
BY_NAME = (
    ("avs-nsx-gw-1", Role.SECOND_UPLINK),
    ("avs-nsx-gw", Role.UPLINK),
    ("esx-lrnsxuplink-1", Role.SECOND_UPLINK),
    ("esx-lrnsxuplink", Role.UPLINK),
    ("avs-network-infra-gw", Role.INBOUND),
    ("avs-", Role.SERVICE),
    ("esx-", Role.SERVICE),
)
"""Roles by the beginning of the name: real names carry a suffix that nobody knows beforehand."""


def declared_role(name: str) -> Role:
    """What a subnet of this name does in the network of a private cloud."""
    lower = name.lower()
    return next((role for start, role in BY_NAME if lower.startswith(start)), Role.PLAIN)


def service_subnets(cloud: AvsNetwork) -> Iterator[Subnet]:
    """The subnets of the layout, carried over from the example block of the catalogue."""
    layout = cast(dict[str, Any], catalogue().value(f"network.subnet-layout.{cloud.layout}"))
    offset = _start(cloud.address_block) - _start(layout["block"])
    for subnet in layout["subnets"]:
        name = subnet.get("prefix") or f"avs-{subnet['role']}"
        yield Subnet(name=name, prefixes=tuple(_moved(subnet["cidr"], offset)))


def _start(prefix: str) -> int:
    return Addresses.parse(prefix).bounds[0]


def _moved(prefix: str, offset: int) -> Iterator[str]:
    start, end = Addresses.parse(prefix).bounds
    return Addresses((start + offset, end + offset)).prefixes()
