"""Private addresses: who has which of a subnet, and which is free."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

from landbridge.emulator.arm.kind import World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.references import named
from landbridge.emulator.network.state.naming import users
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body, Resource

FIRST = "network.subnet.reserved-first"
LAST = "network.subnet.reserved-last"
SUBNETS = "Microsoft.Network/virtualNetworks/subnets"


@dataclass(frozen=True)
class Lease:
    """An address of a subnet, and the configuration that has it."""

    address: str
    holder: str  # the id of the configuration


def leases(world: World, subnet: ResourceId) -> list[Lease]:
    """The addresses of a subnet that are taken, and by whom."""
    found = (parts(each.properties) for each in users(world, subnet))
    return [
        Lease(str(told["privateIPAddress"]), str(part.get("id", "")))
        for each in found
        for part in each
        if (told := part["properties"]).get("privateIPAddress") and _is_in(told, subnet)
    ]


def parts(value: object) -> Iterator[Body]:
    """The configurations in a body that stand in a subnet: `{name, id, properties: {subnet}}`."""
    if isinstance(value, dict):
        told = value.get("properties")
        if isinstance(told, dict) and isinstance(told.get("subnet"), dict) and "name" in value:
            yield value
        for each in value.values():
            yield from parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts(each)


def lent(world: World, subnet: Resource, wanted: str, holder: str, also: set[str]) -> str:
    """The address that is wanted, or the first free one. Raises Refusal where there is none.

    `holder` has what it has already; `also` are addresses that are given in the same request.
    """
    taken = {each.address: each.holder for each in leases(world, subnet.id)}
    others = {each for each, by in taken.items() if by.casefold() != holder.casefold()} | also
    if wanted:
        _refuse(subnet, wanted, others, taken.get(wanted, holder))
        return wanted
    own = next((each for each, by in taken.items() if each not in others), None)
    free = own or next((each for each in usable(subnet) if each not in others), None)
    if free is None:
        raise errors.subnet_full(subnet.id)
    return free


def usable(subnet: Resource) -> Iterator[str]:
    """The addresses of a subnet that Azure gives away, in order."""
    for prefix in prefixes(subnet.properties):
        if isinstance(prefix, IPv4Network):
            first = int(prefix.network_address) + number(FIRST)
            last = int(prefix.broadcast_address) - number(LAST)
            yield from (str(IPv4Address(each)) for each in range(first, last + 1))


def is_usable(subnet: Resource, text: str) -> bool:
    """Whether Azure gives that address of a subnet away."""
    address = address_of(text)
    for prefix in prefixes(subnet.properties):
        if isinstance(prefix, IPv4Network) and isinstance(address, IPv4Address):
            low, high = int(prefix.network_address), int(prefix.broadcast_address)
            if low + number(FIRST) <= int(address) <= high - number(LAST):
                return True
    return False


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def subnet_of(world: World, told: Body) -> Resource | None:
    """The subnet that a configuration stands in."""
    name = named(told.get("subnet"))
    standing = world.store.get(name) if name else None
    is_subnet = standing and standing.id.type.casefold() == SUBNETS.casefold()
    return standing if is_subnet else None


def _refuse(subnet: Resource, wanted: str, others: set[str], holder: str) -> None:
    address = address_of(wanted)
    if address is None or not any(address in each for each in prefixes(subnet.properties)):
        raise errors.not_in_subnet(subnet.id, wanted)
    if not is_usable(subnet, wanted):
        raise errors.address_reserved(subnet.id, wanted)
    if wanted in others:
        raise errors.address_taken(subnet.id, wanted, holder)


def _is_in(told: Body, subnet: ResourceId) -> bool:
    name = named(told.get("subnet"))
    return name is not None and name.key == subnet.key
