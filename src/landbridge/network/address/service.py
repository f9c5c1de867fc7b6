"""The subnets that the service will make in the block."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue
from landbridge.model.address_plan import Allocation, Unplaced
from landbridge.model.network.nsx import Layout
from landbridge.network.address.known import whole
from landbridge.network.layout import LAYOUT, LONGEST, Subnet, laid_out, published

BLOCK = "address_block"
CONFLICT = "network.subnet-layout.current-conflict"
UNDESCRIBED = "network.subnet-layout.current-undescribed"
MATCH = "network.subnets.match-by"

PURPOSE: Mapping[str, tuple[str, ...]] = {
    "management": ("network.subnet.management",),
    "vnet-sync": ("network.subnet.vnet-sync",),
    "services": ("network.subnet.services",),
    "nsx-gateway": ("network.subnet.outbound",),
    "network-infra-gateway": ("network.subnet.inbound",),
    "esxi-management": ("network.subnet.esxi-management",),
    "vmotion": ("network.subnet.vmotion",),
    "vsan": ("network.subnet.vsan",),
}
PLAIN = {"nsx-manager": "NSX Managers", "vcenter": "vCenter Server", "reserved": "Reserved"}
"""What a subnet is for where no fact describes it beyond its role."""


def service(block: IPv4Network, layout: Layout) -> tuple[Allocation, ...] | Unplaced:
    """Every subnet of the layout in the block, or none of them."""
    subnets = laid_out(layout, block)
    if not subnets:
        because = f"{block} is smaller than the /{whole(LONGEST)} that the service asks for"
        return Unplaced(
            kind="service", name=BLOCK, because=because, prefix=str(block), facts=(LONGEST,)
        )
    return tuple(_allocations(block, layout, subnets))


def free_of(block: IPv4Network, allocations: tuple[Allocation, ...]) -> Iterator[IPv4Network]:
    """The parts of the block that the layout leaves undescribed, rising."""
    free = [block]
    for each in allocations:
        subnet = IPv4Network(each.prefix)
        free = [
            part
            for hole in free
            for part in (hole.address_exclude(subnet) if subnet.subnet_of(hole) else (hole,))
        ]
    yield from sorted(free)


def _allocations(
    block: IPv4Network, layout: Layout, subnets: tuple[Subnet, ...]
) -> Iterator[Allocation]:
    because = _because(block, layout)
    for subnet in subnets:
        facts = PURPOSE.get(subnet.role, ())
        yield Allocation(
            kind="service",
            name=subnet.name,
            role=subnet.role,
            prefix=str(subnet.cidr),
            state="service",
            purpose=_purpose(subnet, layout),
            because=because,
            inside=BLOCK,
            facts=(LAYOUT[layout], MATCH, *facts),
        )


def _because(block: IPv4Network, layout: Layout) -> str:
    found = published(layout)
    text = f"the {layout} layout, found on {found.as_of}, puts it at this offset"
    if block.prefixlen == found.block.prefixlen:
        return text
    return (
        f"{text} of a /{found.block.prefixlen}; that offsets and sizes stay the same in a"
        f" /{block.prefixlen} is assumed, not published"
    )


def _purpose(subnet: Subnet, layout: Layout) -> str:
    facts = PURPOSE.get(subnet.role, ())
    titles = [catalogue()[fact].title for fact in facts]
    if subnet.role == "nsx-gateway" and layout == "initial":
        titles.append("inbound traffic to NSX workloads, too")
    return "; ".join(titles) or PLAIN.get(subnet.role, subnet.role)
