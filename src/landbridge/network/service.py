"""The subnets that the service makes in the virtual network of a Generation 2 private cloud."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, cast

from landbridge.catalogue import catalogue
from landbridge.model.network import Subnet
from landbridge.model.network.nsx import AvsNetwork
from landbridge.space import Addresses

RESERVED = "reserved"


class Role(StrEnum):
    """What a subnet does for a private cloud."""

    PLAIN = "plain"
    UPLINK = "nsx-gateway"
    INBOUND = "network-infra-gateway"
    SERVICE = "service"


def made(cloud: AvsNetwork) -> Iterator[tuple[Subnet, Role]]:
    """The subnets of the cloud's layout, carried over from the example block of the catalogue.

    Those without a name in the layout are called by their role; what is reserved is no subnet.
    """
    layout = cast(dict[str, Any], catalogue().value(f"network.subnet-layout.{cloud.layout}"))
    offset = _start(cloud.address_block) - _start(layout["block"])
    for subnet in layout["subnets"]:
        if subnet["role"] != RESERVED:
            name = subnet.get("prefix") or subnet["role"]
            prefixes = tuple(_moved(subnet["cidr"], offset))
            yield Subnet(name=name, prefixes=prefixes), _role(subnet["role"])


def is_called(declared: str, name: str, names: frozenset[str]) -> bool:
    """Whether a declared subnet is this one: by its name alone, or with a suffix of the service.

    `names` are all of the layout: `avs-nsx-gw-1-x` is `avs-nsx-gw-1`, not `avs-nsx-gw`.
    """
    fitting = [each for each in names if f"{declared.lower()}-".startswith(f"{each}-")]
    return name in fitting and len(name) == max(map(len, fitting))


def _role(text: str) -> Role:
    return Role(text) if text in set(Role) else Role.SERVICE


def _start(prefix: str) -> int:
    return Addresses.parse(prefix).bounds[0]


def _moved(prefix: str, offset: int) -> Iterator[str]:
    start, end = Addresses.parse(prefix).bounds
    return Addresses((start + offset, end + offset)).prefixes()
