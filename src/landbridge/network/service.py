"""The subnets that the service makes in the virtual network of a Generation 2 private cloud."""

from collections.abc import Iterator
from enum import StrEnum
from ipaddress import IPv4Network, ip_network

from landbridge.model.network import Subnet
from landbridge.model.network.nsx import AvsNetwork
from landbridge.network.layout import laid_out

RESERVED = "reserved"


class Role(StrEnum):
    """What a subnet does for a private cloud."""

    PLAIN = "plain"
    UPLINK = "nsx-gateway"
    INBOUND = "network-infra-gateway"
    SERVICE = "service"


def made(cloud: AvsNetwork) -> Iterator[tuple[Subnet, Role]]:
    """The subnets of the cloud's layout in its block; what is reserved is no subnet."""
    block = ip_network(cloud.address_block, strict=False)
    for each in laid_out(cloud.layout, block) if isinstance(block, IPv4Network) else ():
        if each.role != RESERVED:
            yield Subnet(name=each.name, prefixes=(str(each.cidr),)), _role(each.role)


def is_called(declared: str, name: str, names: frozenset[str]) -> bool:
    """Whether a declared subnet is this one: by its name alone, or with a suffix of the service.

    `names` are all of the layout: `avs-nsx-gw-1-x` is `avs-nsx-gw-1`, not `avs-nsx-gw`.
    """
    fitting = [each for each in names if f"{declared.lower()}-".startswith(f"{each}-")]
    return name in fitting and len(name) == max(map(len, fitting))


def _role(text: str) -> Role:
    return Role(text) if text in set(Role) else Role.SERVICE
