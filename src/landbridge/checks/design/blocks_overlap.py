"""Blocks of the private cloud that overlap each other."""

from collections.abc import Iterator
from itertools import combinations

from landbridge.checks.design.blocks import CLOUD, blocks
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _overlapping(subject: Subject) -> Iterator[Hit]:
    for (key, block), (other, theirs) in combinations(blocks(subject.estate.private_cloud), 2):
        if block.overlaps(theirs):
            yield Hit(other, f"{theirs} overlaps {block} of {key}")


BLOCKS_OVERLAP = Rule(
    id="design.blocks-overlap",
    severity=Severity.BLOCKING,
    says="the block for management and those for HCX overlap",
    happens="HCX wants further space beside the block, and cannot be deployed inside it",
    fix="The network engineer: set them apart.",
    source=("network.block.no-overlap", "network.hcx.blocks"),
    needs=(f"{CLOUD}.address_block", f"{CLOUD}.hcx_blocks"),
    find=_overlapping,
)
