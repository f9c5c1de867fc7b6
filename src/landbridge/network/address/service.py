"""The subnets that the service will make in the block."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network

from landbridge.catalogue import catalogue
from landbridge.model.addresses import Allocation, Unplaced
from landbridge.model.network.nsx import Layout
from landbridge.network.address.known import LAYOUT, Published, Subnet, published, whole

BLOCK = "address_block"
LONGEST = "network.block.prefix-max"
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
    """Every subnet of the layout at its offset in the block, or none of them.

    The layouts are published for an example of the smallest block. In a larger one the same
    offsets and sizes are taken; nobody publishes that, and the reason says so.
    """
    longest, found = whole(LONGEST), published(layout)
    if block.prefixlen > longest:
        because = f"{block} is smaller than the /{longest} that the service asks for"
        return Unplaced(
            kind="service", name=BLOCK, because=because, prefix=str(block), facts=(LONGEST,)
        )
    return tuple(_allocations(block, layout, found))


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


def _allocations(block: IPv4Network, layout: Layout, found: Published) -> Iterator[Allocation]:
    because = _because(block, layout, found)
    for subnet in found.subnets:
        facts = PURPOSE.get(subnet.role, ())
        yield Allocation(
            kind="service",
            name=subnet.prefix or subnet.role,
            role=subnet.role,
            prefix=str(_moved(subnet, found.block, block)),
            state="service",
            purpose=_purpose(subnet, layout),
            because=because,
            inside=BLOCK,
            facts=(LAYOUT[layout], MATCH, *facts),
        )


def _moved(subnet: Subnet, example: IPv4Network, block: IPv4Network) -> IPv4Network:
    offset = int(subnet.cidr.network_address) - int(example.network_address)
    return IPv4Network((int(block.network_address) + offset, subnet.cidr.prefixlen))


def _because(block: IPv4Network, layout: Layout, found: Published) -> str:
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
