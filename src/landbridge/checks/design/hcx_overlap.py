"""Blocks for HCX that overlap what HCX shall talk to."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD, hcx_blocks, met, others
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _overlapping(subject: Subject) -> Iterator[Hit]:
    cloud = subject.estate.private_cloud
    return met(hcx_blocks(cloud), others(cloud))


HCX_OVERLAP = Rule(
    id="design.hcx-overlap",
    severity=Severity.HIGH,
    says="a block for HCX overlaps a network that the private cloud shall talk to",
    happens="that network keeps these addresses to itself: its HCX finds no way to the one here",
    fix="The network engineer: take a prefix for HCX that nobody uses.",
    source=("network.hcx.no-overlap",),
    needs=(f"{CLOUD}.hcx_blocks", f"{CLOUD}.other_networks"),
    find=_overlapping,
)
