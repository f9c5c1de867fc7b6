"""Addresses where they cannot be: outside of what holds them, or in two places at once."""

from collections.abc import Iterator

from landbridge.model.network import Network, VirtualNetwork
from landbridge.network.faults.fault import Fault, Path
from landbridge.network.faults.links import Links
from landbridge.network.faults.overlap import overlapping
from landbridge.network.places import hosted
from landbridge.space import Addresses, number_of


def spaces(network: Network) -> Iterator[Fault]:
    """What is wrong with prefixes and addresses."""
    for at, each in enumerate(network.virtual_networks):
        path = ("virtual_networks", at, "subnets")
        yield from _subnets_outside(path, each, _space(each, network))
        sets = [Addresses.of(subnet.prefixes) for subnet in each.subnets]
        yield from _overlaps(path, [subnet.name for subnet in each.subnets], sets)
        yield from _prefixes_twice(("virtual_networks", at, "address_space"), each.address_space)
        for number, subnet in enumerate(each.subnets):
            yield from _prefixes_twice((*path, number, "prefixes"), subnet.prefixes)
    for at, cloud in enumerate(network.private_clouds):
        sets = [Addresses.parse(segment.prefix) for segment in cloud.segments]
        names = [segment.name for segment in cloud.segments]
        yield from _overlaps(("private_clouds", at, "segments"), names, sets)
    yield from _linked_overlaps(network)
    yield from _addresses_outside(network)
    yield from _addresses_twice(network)


def _space(each: VirtualNetwork, network: Network) -> Addresses:
    """The address space with what a private cloud adds to it."""
    cloud = hosted(network).get(each.name.lower())
    added = [cloud.address_block, *(part.prefix for part in cloud.segments)] if cloud else []
    return Addresses.of([*each.address_space, *added])


def _subnets_outside(path: Path, home: VirtualNetwork, space: Addresses) -> Iterator[Fault]:
    for at, subnet in enumerate(home.subnets):
        for number, prefix in enumerate(subnet.prefixes):
            if not Addresses.parse(prefix) <= space:
                yield Fault(
                    (*path, at, "prefixes", number),
                    f"{prefix} of the subnet `{subnet.name}` lies outside of the address space"
                    f" of `{home.name}`",
                    "Correct the prefix, or add it to `address_space`.",
                )


def _overlaps(path: Path, names: list[str], sets: list[Addresses]) -> Iterator[Fault]:
    for first, then in overlapping(sets):
        shared = sets[first] & sets[then]
        problem = f"`{names[then]}` and `{names[first]}` both have {shared}"
        yield Fault((*path, then), problem, "Give each addresses of its own.")


def _prefixes_twice(path: Path, prefixes: tuple[str, ...]) -> Iterator[Fault]:
    """Prefixes of one thing that hold the same addresses."""
    for first, then in overlapping([Addresses.parse(each) for each in prefixes]):
        problem = f"{prefixes[then]} overlaps {prefixes[first]}, which stands in the same list"
        yield Fault((*path, then), problem, "Keep one of them, or correct the other.")


def _linked_overlaps(network: Network) -> Iterator[Fault]:
    """Networks that share addresses and are connected, or both with a third: Azure refuses that."""
    links = Links(network)
    homes = network.virtual_networks
    sets = [Addresses.of(each.address_space) for each in homes]
    for first, then in overlapping(sets) if links else ():
        one, other = homes[first].name, homes[then].name
        third = links.common(one, other)
        path = links.between(one, other) or (third and third[1])
        if path:
            problem = f"`{one}` and `{other}` {links.beside(one, other)}, and both have"
            remedy = "Give each addresses of its own, or do not connect them."
            yield Fault(path, f"{problem} {sets[first] & sets[then]}", remedy)


def _addresses_outside(network: Network) -> Iterator[Fault]:
    """Addresses that are not in the subnet in which their owner stands."""
    subnets = {
        f"{home.name}/{subnet.name}".lower(): Addresses.of(subnet.prefixes)
        for home in network.virtual_networks
        for subnet in home.subnets
    }
    for path, name, subnet, address in standing(network):
        there = subnets.get(subnet.lower())
        if there is not None and number_of(address) not in there:
            problem = (
                f"{address} of `{name}` lies outside of its subnet `{subnet}`, which is {there}"
            )
            yield Fault((*path, "address"), problem, "Correct the address or the subnet.")


def standing(network: Network) -> Iterator[tuple[Path, str, str, str]]:
    """What stands in a subnet with an address of its own."""
    for kind in ("interfaces", "private_endpoints"):
        for at, each in enumerate(getattr(network, kind)):
            yield (kind, at), each.name, each.subnet, each.address
    for at, firewall in enumerate(network.firewalls):
        if firewall.address:
            subnet = f"{firewall.virtual_network}/AzureFirewallSubnet"
            yield ("firewalls", at), firewall.name, subnet, firewall.address


def _addresses_twice(network: Network) -> Iterator[Fault]:
    """Addresses that two things in one virtual network have."""
    first: dict[tuple[str, int], str] = {}
    for path, name, subnet, address in standing(network):
        key = (subnet.lower().partition("/")[0], number_of(address))
        other = first.get(key)
        first.setdefault(key, name)
        if other is not None:
            problem = f"`{name}` has the address {address}, and so has `{other}`"
            yield Fault((*path, "address"), problem, "Give each an address of its own.")
