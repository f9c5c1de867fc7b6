"""Prefixes as networks and subnets are told with them."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from landbridge.emulator.network import errors
from landbridge.emulator.store import Body, Resource

Prefix = IPv4Network | IPv6Network


def prefixes(properties: Body) -> list[Prefix]:
    """The prefixes of a subnet, whichever way they are written. Raises Refusal."""
    told = properties.get("addressPrefixes") or [properties.get("addressPrefix")]
    return [network_of(each) for each in told if each]


def spaces(properties: Body) -> list[Prefix]:
    """The address space of a network."""
    space = properties.get("addressSpace") or {}
    return [network_of(each) for each in space.get("addressPrefixes") or []]


def space_of(network: Resource | None) -> list[str]:
    """The prefixes of a network's address space as they are written; none where none stands."""
    space = (network.properties.get("addressSpace") or {}) if network else {}
    return list(space.get("addressPrefixes") or [])


def network_of(text: str) -> Prefix:
    try:
        return ip_network(text)
    except ValueError as error:
        raise errors.no_prefix(text) from error


def inside(prefix: Prefix, space: Prefix) -> bool:
    """Whether a prefix lies in another; one of IPv6 lies in none of IPv4."""
    return meet(prefix, space) and prefix.prefixlen >= space.prefixlen


def meet(prefix: Prefix, other: Prefix) -> bool:
    """Whether two prefixes have an address in common."""
    return prefix.version == other.version and prefix.overlaps(other)


def is_prefix(text: str) -> bool:
    """Whether a text is an address or a prefix, whatever bits are beyond its length."""
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True
