"""Public addresses of the emulator, out of ranges that nobody on the Internet has.

The lowest that is free is given, so the same requests give the same addresses.
"""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from uuid import UUID

from landbridge.emulator.arm.kind import Wanted, World
from landbridge.emulator.figures import texts
from landbridge.emulator.network import errors
from landbridge.emulator.store import Resource

Prefix = IPv4Network | IPv6Network

ADDRESSES = "Microsoft.Network/publicIPAddresses"
PREFIXES = "Microsoft.Network/publicIPPrefixes"
RANGES = "network.public.emulated"


def free_address(world: World, wanted: Wanted, prefix: Resource | None) -> str:
    """The first free address: of a prefix, else of what belongs to no prefix. Raises Refusal."""
    version = str(wanted.properties.get("publicIPAddressVersion") or "IPv4")
    taken = {str(each.properties.get("ipAddress")) for each in world.store.of_type(ADDRESSES)}
    places = [ip_network(str(prefix.properties["ipPrefix"]))] if prefix else [_singles(version)]
    for place in places:
        for address in _all(place):
            if str(address) not in taken:
                return str(address)
    raise errors.no_public_left(places[0].max_prefixlen)


def free_prefix(world: World, version: str, length: int) -> str:
    """The first free prefix of a length. Raises Refusal."""
    standing = [
        ip_network(str(each.properties["ipPrefix"])) for each in world.store.of_type(PREFIXES)
    ]
    for found in _halves(version)[1].subnets(new_prefix=length):
        if not any(found.version == each.version and found.overlaps(each) for each in standing):
            return str(found)
    raise errors.no_public_left(length)


def spare_address(mark: str) -> str:
    """The address of what shows one without a resource for it; it follows from a mark."""
    place = _singles("IPv4")
    return str(place[-1 - UUID(mark).int % (place.num_addresses // 2)])


def _all(place: Prefix) -> Iterator[IPv4Address | IPv6Address]:
    """Every address, the first and the last of a prefix too, as Azure gives them."""
    yield from place


def _singles(version: str) -> Prefix:
    return _halves(version)[0]


def _halves(version: str) -> list[Prefix]:
    """The half of the range for single addresses, and the half for prefixes."""
    known = {f"IPv{each.version}": each for each in map(ip_network, texts(RANGES))}
    return list(known[version].subnets())
