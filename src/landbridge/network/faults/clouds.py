"""Addresses of private clouds where they cannot be: too few, outside, or in two places at once."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.model.network import AvsNetwork, Network, VirtualNetwork
from landbridge.network.faults.fault import Fault, Path
from landbridge.network.faults.links import Links
from landbridge.network.service import is_called, made
from landbridge.space import Addresses, number_of

APART = "Give each addresses of its own."
LONGEST = "network.block.prefix-max"


def clouds(network: Network) -> Iterator[Fault]:
    """What is wrong with the blocks, segments and guests of private clouds."""
    homes = {each.name.lower(): at for at, each in enumerate(network.virtual_networks)}
    links = Links(network)
    for at, cloud in enumerate(network.private_clouds):
        path: Path = ("private_clouds", at)
        yield from _small(path, cloud)
        yield from _in_block(path, cloud)
        yield from _guests(path, cloud)
        home = homes.get((cloud.virtual_network or "").lower())
        if cloud.generation == 2 and home is not None:
            there = network.virtual_networks[home]
            yield from _in_subnet(("virtual_networks", home, "subnets"), cloud, there)
            yield from _in_linked(path, cloud, network, links)


def _small(path: Path, cloud: AvsNetwork) -> Iterator[Fault]:
    longest = int(catalogue().number(LONGEST))
    _, slash, length = cloud.address_block.partition("/")
    if cloud.generation == 2 and (not slash or int(length) > longest):
        problem = f"{cloud.address_block} of `{cloud.name}` is smaller than a /{longest}"
        yield Fault((*path, "address_block"), problem, "Correct the block: no cloud has a smaller.")


def _in_block(path: Path, cloud: AvsNetwork) -> Iterator[Fault]:
    """Segments in the block that the service keeps for itself."""
    block = Addresses.parse(cloud.address_block)
    for at, segment in enumerate(cloud.segments):
        if shared := Addresses.parse(segment.prefix) & block:
            problem = f"the segment `{segment.name}` has {shared} of the block of `{cloud.name}`"
            remedy = "Give the segment a prefix outside of `address_block`."
            yield Fault((*path, "segments", at, "prefix"), problem, remedy)


def _guests(path: Path, cloud: AvsNetwork) -> Iterator[Fault]:
    prefixes = {each.name.lower(): Addresses.parse(each.prefix) for each in cloud.segments}
    for at, guest in enumerate(cloud.guests):
        there = prefixes.get(guest.segment.lower())
        if there is not None and number_of(guest.address) not in there:
            problem = (
                f"{guest.address} of `{guest.name}` lies outside of its segment"
                f" `{guest.segment}`, which is {there}"
            )
            remedy = "Correct the address or the segment."
            yield Fault((*path, "guests", at, "address"), problem, remedy)


def _in_subnet(path: Path, cloud: AvsNetwork, home: VirtualNetwork) -> Iterator[Fault]:
    """Subnets of the own network on a segment, or in the block and none of the service's."""
    names = frozenset(subnet.name for subnet, _ in made(cloud))
    block = Addresses.parse(cloud.address_block)
    for at, subnet in enumerate(home.subnets):
        own = Addresses.of(subnet.prefixes)
        for segment in cloud.segments:
            if shared := own & Addresses.parse(segment.prefix):
                who = f"the subnet `{home.name}/{subnet.name}`"
                problem = f"{who} and the segment `{cloud.name}/{segment.name}` both have {shared}"
                yield Fault((*path, at), problem, APART)
        if own & block and not any(is_called(subnet.name, name, names) for name in names):
            problem = (
                f"`{home.name}/{subnet.name}` has {own & block} of the block of `{cloud.name}`"
            )
            yield Fault((*path, at), problem, "The service makes all subnets there; take another.")


def _in_linked(path: Path, cloud: AvsNetwork, network: Network, links: Links) -> Iterator[Fault]:
    """Segments whose addresses a network has that is connected with the cloud's, or beside it."""
    home = cloud.virtual_network or ""
    for other in network.virtual_networks if links else ():
        if other.name.lower() == home.lower() or not links.beside(home, other.name):
            continue
        space = Addresses.of(other.address_space)
        for at, segment in enumerate(cloud.segments):
            if shared := space & Addresses.parse(segment.prefix):
                problem = (
                    f"the segment `{cloud.name}/{segment.name}` and the network `{other.name}`"
                    f" {links.beside(home, other.name)}, and both have {shared}"
                )
                yield Fault((*path, "segments", at, "prefix"), problem, APART)
