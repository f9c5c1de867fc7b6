"""Who gets which addresses: the block as a picture, all prefixes, what meets, and the routes."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.model.address_plan import (
    AddressPlan,
    Allocation,
    BudgetLine,
    BudgetName,
    Space,
    Verdict,
)
from landbridge.model.plan import Report
from landbridge.render.numbers import UNKNOWN, count, share
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reasons

WIDTH = 1000.0  # of the drawing; the page stretches it
FULL = 100.0
OTHER = "other"
COLOUR: Mapping[str, str] = {
    "nsx-manager": "management",
    "vcenter": "management",
    "management": "management",
    "vnet-sync": "services",
    "services": "services",
    "nsx-gateway": "uplink",
    "network-infra-gateway": "inbound",
    "esxi-management": "hosts",
    "vmotion": "hosts",
    "vsan": "hosts",
    "reserved": OTHER,
}
"""What a subnet is drawn as, by its role."""
LEGEND = {
    "management": "management of vCenter and NSX",
    "services": "services of the platform",
    "uplink": "uplinks of NSX",
    "inbound": "inbound to workloads",
    "hosts": "hosts: management, vMotion, vSAN",
    OTHER: "reserved",
}
LABEL: Mapping[BudgetName, str] = {
    "address_space": "Prefixes in the virtual network",
    "nic_pieces": "/28 pieces on the uplinks of NSX",
    "mon_routes": "/32 routes of MON",
    "expressroute": "Prefixes advertised over ExpressRoute",
}
SAYS: Mapping[Verdict, str] = {
    "fits": "fits",
    "does_not_fit": "too many",
    "borderline": "borderline",
    "unknown": "not known",
}
KINDS = {
    "service": "Subnets that the service will make",
    "hcx": "HCX",
    "segment": "Segments",
}


class Part(NamedTuple):
    """A subnet in the picture of the block."""

    x: float
    width: float
    colour: str
    allocation: Allocation


class Bar(NamedTuple):
    """An allowance of routes, and how much of it is drawn as spent."""

    label: str
    line: BudgetLine
    used: str
    width: float
    says: str


def addresses(report: Report) -> Chapter:
    """The chapter that a network engineer takes to whoever owns the address space."""
    told = report.plan.addresses
    html = fill(
        "addresses",
        told=told,
        parts=list(parts(told)) if told else [],
        legend=LEGEND,
        groups=_groups(told) if told else [],
        bars=[bar(line) for line in told.budget.lines] if told else [],
        undescribed=_undescribed(told.spaces) if told else (),
        says=SAYS,
        reasons=Reasons(report),
    )
    return Chapter("addresses", "Addresses", html)


def parts(told: AddressPlan) -> Iterator[Part]:
    """The service's subnets at their places in the block, by address."""
    if told.block is None:
        return
    block = IPv4Network(told.block)
    start, scale = int(block.network_address), WIDTH / block.num_addresses
    for each in told.allocations:
        if each.kind == "service":
            subnet = IPv4Network(each.prefix)
            x = (int(subnet.network_address) - start) * scale
            width = subnet.num_addresses * scale
            yield Part(round(x, 1), _gapped(width), COLOUR.get(each.role, OTHER), each)


def bar(line: BudgetLine) -> Bar:
    """How an allowance is drawn; what is not known is not drawn as nothing, it is said."""
    width = min(share(line.used or 0, line.limit), FULL)
    used = UNKNOWN if line.used is None else count(line.used)
    return Bar(LABEL[line.name], line, used, round(width, 1), SAYS[line.verdict])


def _groups(told: AddressPlan) -> list[tuple[str, list[Allocation]]]:
    return [
        (title, found)
        for kind, title in KINDS.items()
        if (found := [each for each in told.allocations if each.kind == kind])
    ]


def _undescribed(spaces: tuple[Space, ...]) -> tuple[str, ...]:
    return next((each.free for each in spaces if each.name == "address_block"), ())


def _gapped(width: float) -> float:
    return round(max(width - min(2.0, width / 4), 0.0), 1)
