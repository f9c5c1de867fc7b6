"""Every range that an estate and its network declare, and those that nobody may use."""

from collections.abc import Iterator

from landbridge.model.address_plan import Range, RangeKind
from landbridge.model.estate import Estate
from landbridge.model.network import AvsNetwork, Network
from landbridge.model.private_cloud import PrivateCloud
from landbridge.model.workloads import Segment
from landbridge.network.address.known import listed
from landbridge.network.layout import LAYOUT, published

RESERVED, EXCLUDED = "network.block.nsx-reserved", "network.block.excluded"
TARGET = "vnet-"
"""How the virtual network of a private cloud is called that has no name yet."""
OURS: frozenset[RangeKind] = frozenset({"block", "hcx", "segment"})


def ranges(estate: Estate, network: Network | None = None) -> tuple[Range, ...]:
    """All of them: what stands already first, each once, then block, HCX and segments.

    The subnets that the service makes by itself are no declaration, and left out.
    """
    around = dict.fromkeys(_around(estate.private_cloud, network or Network()))
    return (*_kept(), *around, *_own(estate, network))


def home_name(cloud: PrivateCloud) -> str:
    """How the private cloud's own virtual network is called."""
    return cloud.virtual_network.name or f"{TARGET}{cloud.name}"


def home(cloud: PrivateCloud) -> str:
    """The key of the private cloud's own virtual network; names are blind to case."""
    return home_name(cloud).casefold()


def own_segments(estate: Estate, network: Network | None = None) -> tuple[Segment, ...]:
    """The segments that have a prefix: the estate's, then others that the network tells of."""
    mine = {each.name.casefold() for each in estate.segments}
    more = (
        Segment(name=each.name, prefix=each.prefix)
        for cloud in (network or Network()).private_clouds
        if _is_own(cloud, estate.private_cloud)
        for each in cloud.segments
        if each.name.casefold() not in mine
    )
    return (*(each for each in estate.segments if each.prefix), *more)


def _kept() -> Iterator[Range]:
    for prefix in listed(RESERVED):
        yield Range(name="reserved for NSX", kind="reserved", prefix=prefix)
    for prefix in listed(EXCLUDED):
        yield Range(name="excluded by the service", kind="excluded", prefix=prefix)


def _around(cloud: PrivateCloud, network: Network) -> Iterator[Range]:
    """What lies around it, its own virtual network included."""
    for nth, prefix in enumerate(cloud.virtual_network.address_space or ()):
        name = cloud.virtual_network.name or f"virtual_network.address_space[{nth}]"
        yield Range(name=name, kind="virtual-network", prefix=prefix, home=home(cloud))
    yield from (each for each in _virtual_networks(network) if not _made_up(each, cloud))
    for hub in network.virtual_hubs:
        yield Range(name=hub.name, kind="hub", prefix=hub.prefix)
    others = [
        (each.name, prefix) for each in cloud.other_networks or () for prefix in each.prefixes
    ]
    yield from (Range(name=name, kind="network", prefix=prefix) for name, prefix in others)
    for site in network.sites:
        own = [prefix for prefix in site.prefixes if (site.name, prefix) not in others]
        yield from (Range(name=site.name, kind="site", prefix=prefix) for prefix in own)
    for each in network.private_clouds:
        if not _is_own(each, cloud):
            yield from _cloud(each)


def _made_up(found: Range, cloud: PrivateCloud) -> bool:
    """Whether a network's space is the block only because nobody told of more."""
    told = cloud.virtual_network.address_space is not None
    return not told and (found.home, found.prefix) == (home(cloud), cloud.address_block)


def _is_own(found: AvsNetwork, cloud: PrivateCloud) -> bool:
    """Whether this is the private cloud that shall be, as the network knows it."""
    return found.name.casefold() == cloud.name.casefold() and found.generation == 2


def _virtual_networks(network: Network) -> Iterator[Range]:
    for each in network.virtual_networks:
        key = each.name.casefold()
        for prefix in each.address_space:
            yield Range(name=each.name, kind="virtual-network", prefix=prefix, home=key)
        for subnet in each.subnets:
            if not _of_the_service(subnet.name):
                name = f"{each.name}/{subnet.name}"
                for prefix in subnet.prefixes:
                    yield Range(name=name, kind="subnet", prefix=prefix, home=key)


def _of_the_service(subnet: str) -> bool:
    starts = {each.prefix for layout in LAYOUT for each in published(layout).subnets}
    return subnet.lower().startswith(tuple(start for start in starts if start))


def _cloud(cloud: AvsNetwork) -> Iterator[Range]:
    key = (cloud.virtual_network or "").casefold()
    yield Range(name=cloud.name, kind="private-cloud", prefix=cloud.address_block, home=key)
    for segment in cloud.segments:
        name = f"{cloud.name}/{segment.name}"
        yield Range(name=name, kind="cloud-segment", prefix=segment.prefix, home=key)


def _own(estate: Estate, network: Network | None) -> Iterator[Range]:
    cloud, key = estate.private_cloud, home(estate.private_cloud)
    if cloud.address_block:
        yield Range(name="address_block", kind="block", prefix=cloud.address_block, home=key)
    for nth, prefix in enumerate(cloud.hcx_blocks or ()):
        yield Range(name=f"hcx_blocks[{nth}]", kind="hcx", prefix=prefix, home=key)
    for each in own_segments(estate, network):
        moves, prefix = bool(each.networks), each.prefix or ""
        yield Range(name=each.name, kind="segment", prefix=prefix, home=key, moves=moves)
