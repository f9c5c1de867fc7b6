"""What a virtual network answers about its addresses."""

from itertools import chain, islice

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.kind import World
from landbridge.emulator.figures import number
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.network import errors
from landbridge.emulator.network.state.addresses import (
    FIRST,
    LAST,
    SUBNETS,
    address_of,
    is_usable,
    leases,
    usable,
)
from landbridge.emulator.network.state.space import prefixes
from landbridge.emulator.store import Body, Resource

OTHERS = "network.vnet.addresses-offered"


def availability(world: World, id_: ResourceId, query: Body) -> Body:
    """Whether a private address is free, and some that are where it is not."""
    text = query.get("ipAddress", "")
    if address_of(text) is None:
        raise errors.wrong(f"'{text}' is no address.", "ipAddress")
    subnets = _subnets(world, id_)
    subnet = next((each for each in subnets if is_usable(each, text)), None)
    taken = {lease.address for each in subnets for lease in leases(world, each.id)}
    told: Body = {"available": subnet is not None and text not in taken}
    if told["available"]:
        return told
    told["isPlatformReserved"] = subnet is None and any(_holds(each, text) for each in subnets)
    others = usable(subnet) if subnet else chain.from_iterable(usable(each) for each in subnets)
    free = (each for each in others if each not in taken)
    return {**told, "availableIPAddresses": list(islice(free, number(OTHERS)))}


def usages(world: World, id_: ResourceId, query: Body) -> Body:
    """How many addresses of each subnet are taken."""
    return {"value": [_usage(world, each) for each in _subnets(world, id_)]}


def _usage(world: World, subnet: Resource) -> Body:
    size = sum(each.num_addresses for each in prefixes(subnet.properties))
    reserved = (number(FIRST) + number(LAST)) * len(prefixes(subnet.properties))
    return {
        "id": str(subnet.id),
        "currentValue": len(leases(world, subnet.id)),
        "limit": max(size - reserved, 0),
        "name": {"value": "SubnetSpace", "localizedValue": "Subnet size and usage"},
        "unit": "Count",
    }


def _subnets(world: World, id_: ResourceId) -> list[Resource]:
    standing = world.store.get(id_)
    if standing is None:
        raise refusals.absent(id_)
    return world.store.of_type(SUBNETS, within=str(standing.id))


def _holds(subnet: Resource, text: str) -> bool:
    address = address_of(text)
    return any(address in each for each in prefixes(subnet.properties))
