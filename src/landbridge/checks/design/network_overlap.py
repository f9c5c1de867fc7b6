"""Blocks and virtual networks that overlap what they shall talk to."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from landbridge.checks.design.blocks import CLOUD, blocks
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.private_cloud import PrivateCloud


def _mine(cloud: PrivateCloud) -> Iterator[tuple[str, IPv4Network]]:
    yield from blocks(cloud)
    for nth, prefix in enumerate(cloud.virtual_network.address_space or ()):
        yield f"virtual_network.address_space[{nth}]", IPv4Network(prefix)


def _overlapping(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    theirs = [(o.name, IPv4Network(p)) for o in cloud.other_networks or () for p in o.prefixes]
    for key, block in _mine(cloud):
        met = [f"{prefix} of {name}" for name, prefix in theirs if block.overlaps(prefix)]
        if met:
            yield Hit(key, f"{block} overlaps {', '.join(met)}")


NETWORK_OVERLAP = Rule(
    id="design.network-overlap",
    severity=Severity.BLOCKING,
    says="a block or the virtual network overlaps a network that it shall talk to",
    happens="the two can neither be peered nor routed to each other",
    fix="The network engineer: take a prefix that nobody uses, here or there.",
    source=("network.block.no-overlap",),
    needs=(f"{CLOUD}.address_block", f"{CLOUD}.other_networks"),
    find=_overlapping,
)
