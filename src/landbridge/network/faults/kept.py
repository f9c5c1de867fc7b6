"""Addresses of a subnet that Azure keeps for itself: nothing of the customer's can have them."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import Network, Subnet
from landbridge.network.faults.fault import Fault
from landbridge.network.faults.spaces import standing
from landbridge.network.paths.devices import lent
from landbridge.space import Addresses, number_of

FIRST = "platform.subnet-first-address"
REMEDY = "Correct the address, or leave out what is none of yours."


def kept(network: Network) -> Iterator[Fault]:
    """Whatever has one of the first addresses of its subnet, or the last."""
    subnets = {
        f"{home.name}/{subnet.name}".lower(): subnet
        for home in network.virtual_networks
        for subnet in home.subnets
    }
    for path, name, where, address in standing(network):
        subnet = subnets.get(where.lower())
        if subnet and number_of(address) in _kept(subnet):
            problem = (
                f"{address} of `{name}` is one that Azure keeps in `{where}`: the first"
                f" {int(catalogue().number(FIRST))} and the last of a prefix"
            )
            yield Fault((*path, "address"), problem, REMEDY)


def _kept(subnet: Subnet) -> Addresses:
    """Of IPv4; for IPv6 nothing is published."""
    four = [prefix for prefix in subnet.prefixes if ":" not in prefix]
    return Addresses.of(four) - Addresses.union(map(lent, four))
