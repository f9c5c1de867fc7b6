"""Every range that an estate and its network declare, and those that nobody may use."""

from collections.abc import Iterator

from landbridge.model.addresses import Range, RangeKind
from landbridge.model.estate import Estate
from landbridge.model.network import AvsNetwork, Network
from landbridge.model.private_cloud import PrivateCloud
from landbridge.network.address.known import LAYOUT, listed, published

RESERVED, EXCLUDED = "network.block.nsx-reserved", "network.block.excluded"
OWN_HOME = "virtual_network"
OURS: frozenset[RangeKind] = frozenset({"block", "hcx", "segment"})


def ranges(estate: Estate, network: Network | None = None) -> tuple[Range, ...]:
    """All of them: what stands already first, each once, then block, HCX and segments.

    The subnets that the service makes by itself are no declaration, and left out.
    """
    around = dict.fromkeys(_around(estate.private_cloud, network or Network()))
    return (*_kept(), *around, *_own(estate))


def home(cloud: PrivateCloud) -> str:
    """The key of the private cloud's own virtual network; names are blind to case."""
    return (cloud.virtual_network.name or OWN_HOME).casefold()


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
    yield from _virtual_networks(network)
    for hub in network.virtual_hubs:
        yield Range(name=hub.name, kind="hub", prefix=hub.prefix)
    for other in cloud.other_networks or ():
        yield from (Range(name=other.name, kind="network", prefix=p) for p in other.prefixes)
    for site in network.sites:
        yield from (Range(name=site.name, kind="site", prefix=p) for p in site.prefixes)
    for each in network.private_clouds:
        yield from _cloud(each)


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


def _own(estate: Estate) -> Iterator[Range]:
    cloud, key = estate.private_cloud, home(estate.private_cloud)
    if cloud.address_block:
        yield Range(name="address_block", kind="block", prefix=cloud.address_block, home=key)
    for nth, prefix in enumerate(cloud.hcx_blocks or ()):
        yield Range(name=f"hcx_blocks[{nth}]", kind="hcx", prefix=prefix, home=key)
    for each in estate.segments:
        if each.prefix:
            moves = bool(each.networks)
            yield Range(name=each.name, kind="segment", prefix=each.prefix, home=key, moves=moves)
