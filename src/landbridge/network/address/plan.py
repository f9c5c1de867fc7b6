"""The whole address plan of an estate."""

from collections import Counter
from collections.abc import Iterable
from ipaddress import IPv4Network

from landbridge.model.address_plan import (
    AddressPlan,
    Allocation,
    Budget,
    BudgetLine,
    Overlap,
    Unplaced,
)
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.model.network.nsx import Layout
from landbridge.model.sized import Sized
from landbridge.network.address.advertised import beside
from landbridge.network.address.budget import budget
from landbridge.network.address.carve import Carved, carve
from landbridge.network.address.declared import home, ranges
from landbridge.network.address.overlap import overlaps
from landbridge.network.address.service import CONFLICT, UNDESCRIBED
from landbridge.network.layout import LAYOUT, published


def address_plan(estate: Estate, sized: Sized, network: Network | None = None) -> AddressPlan:
    """Who gets what, which declared ranges meet, and which routes the segments spend.

    The network may be the declared one or the assembled one. Without one, only what the estate
    names is apart from it.
    """
    around = network or Network()
    carved, met = carve(estate, around), overlaps(ranges(estate, around))
    spent = _budget(estate, sized, around, carved)
    cloud = estate.private_cloud
    return AddressPlan(
        block=cloud.address_block,
        layout=cloud.layout,
        layout_as_of=published(cloud.layout).as_of,
        allocations=carved.allocations,
        unplaced=carved.unplaced,
        spaces=carved.spaces,
        overlaps=met,
        budget=spent,
        facts=_facts(cloud.layout, (*carved.allocations, *carved.unplaced, *met, *spent.lines)),
    )


def _facts(
    layout: Layout, parts: Iterable[Allocation | Unplaced | Overlap | BudgetLine]
) -> tuple[str, ...]:
    open_points = (CONFLICT, UNDESCRIBED) if layout == "current" else ()
    named = (fact for each in parts for fact in each.facts)
    return tuple(sorted({LAYOUT[layout], *open_points, *named}))


def _budget(estate: Estate, sized: Sized, network: Network, carved: Carved) -> Budget:
    segments = tuple(each.prefix for each in carved.allocations if each.kind == "segment")
    return budget(
        segments,
        fewest_hosts(sized),
        mon_routes=estate.private_cloud.mon_routes,
        own=_own(estate, network, carved.allocations),
        unplaced=sum(each.kind == "segment" for each in carved.unplaced),
        beside=beside(network, home(estate.private_cloud)),
    )


def fewest_hosts(sized: Sized) -> int:
    """The hosts of the smallest private cloud: which segments lie in which is not planned."""
    hosts = Counter[str]()
    for cluster in sized.clusters:
        hosts[cluster.private_cloud] += cluster.hosts
    return min(hosts.values(), default=0)


def _own(estate: Estate, network: Network, allocations: tuple[Allocation, ...]) -> tuple[str, ...]:
    """The address space as declared, and what of block and HCX it does not hold yet."""
    own = home(estate.private_cloud)
    space = dict.fromkeys(
        each.prefix
        for each in ranges(estate, network)
        if each.kind == "virtual-network" and each.home == own
    )
    blocks = (estate.private_cloud.address_block, *_hcx(allocations))
    return (*space, *(each for each in blocks if each and not _inside(each, tuple(space))))


def _hcx(allocations: tuple[Allocation, ...]) -> tuple[str, ...]:
    return tuple(each.prefix for each in allocations if each.kind == "hcx")


def _inside(prefix: str, spaces: tuple[str, ...]) -> bool:
    return any(
        IPv4Network(prefix).subnet_of(IPv4Network(each)) for each in spaces if ":" not in each
    )
