"""The hub that is drawn: a free block with a subnet for the firewall and one for the gateway."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from landbridge.catalogue import catalogue
from landbridge.errors import InputError
from landbridge.model.estate import Estate
from landbridge.model.network import Network, Subnet, VirtualNetwork
from landbridge.network.address.holes import Pool, pool, take
from landbridge.network.topologies.names import FROM_OUTSIDE, HUB, home_of
from landbridge.security.ranges import listed
from landbridge.space import Addresses

FIREWALL_PREFIX, GATEWAY_PREFIX = "firewall.subnet.prefix", "expressroute.gateway-subnet.prefix"


class Wanted(NamedTuple):
    """A subnet that a hub needs; `size` is the fact with its prefix length."""

    name: str
    size: str
    keys: Mapping[str, Any]


WANTED = (
    Wanted("AzureFirewallSubnet", FIREWALL_PREFIX, {}),
    Wanted("GatewaySubnet", GATEWAY_PREFIX, {"route_table": FROM_OUTSIDE}),
)


def hub_of(network: Network, estate: Estate) -> VirtualNetwork:
    """The hub as declared, with the subnets that it needs."""
    hub = _declared(network, estate)
    present = {each.name.lower() for each in hub.subnets}
    taken = Addresses.of(prefix for each in hub.subnets for prefix in each.prefixes)
    subnets = list(hub.subnets)
    for wanted in WANTED:
        if wanted.name.lower() not in present:
            prefix = _carved(pool(hub.name, hub.address_space, taken), wanted.size)
            taken |= Addresses.parse(prefix)
            subnets.append(Subnet(name=wanted.name, prefixes=(prefix,), **wanted.keys))
    return hub.model_copy(update={"subnets": tuple(subnets)})


def _declared(network: Network, estate: Estate) -> VirtualNetwork:
    """The network of this name, or a new one beside the private cloud's."""
    known = {each.name.lower(): each for each in network.virtual_networks}
    home = known.get((home_of(network) or "").lower())
    region = home.region if home else None
    return known.get(HUB) or VirtualNetwork(
        name=HUB, region=region, address_space=(_free(network, estate),)
    )


def _free(network: Network, estate: Estate) -> str:
    """The first block of a hub's size in the private ranges that nobody uses."""
    from landbridge.network.address.ground import Ground  # asks the inventory: slow to import

    ranges = listed("network.block.ranges").prefixes()
    taken = Ground.of(estate, network).taken
    return _carved(pool(HUB, ranges, taken), "network.block.prefix-max")


def _carved(space: Pool, length: str) -> str:
    """The first prefix of a published length that is free. Raises InputError where none is."""
    bits = int(catalogue().number(length))
    found, _ = take(space.free, bits)
    if found is None:
        raise InputError(
            f"no /{bits} is free for the hub",
            remedy="Declare the virtual network `hub` with an address space of its own.",
        )
    return str(found)
