"""Blocks of the private cloud that overlap each other."""

from collections.abc import Iterator
from itertools import combinations

from landbridge.checks.design.blocks import BLOCK_KEYS, blocks, whole
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity


def _overlapping(subject: Subject) -> Iterator[Hit]:
    for one, other in combinations(blocks(subject.estate.private_cloud), 2):
        if one.prefix.overlaps(other.prefix):
            whom, seen = f"{whole(other)} and {whole(one)}", f"{other.prefix} overlaps {whole(one)}"
            yield Hit(whom, seen, keys=(other.key, one.key))


BLOCKS_OVERLAP = Rule(
    id="design.blocks-overlap",
    severity=Severity.BLOCKING,
    says="two blocks of the private cloud, for management or for HCX, overlap",
    happens="HCX cannot be deployed: it needs two blocks, apart from each other and from the one "
    "for management",
    fix="The network engineer: set them apart.",
    source=("network.block.no-overlap", "network.hcx.blocks"),
    needs=BLOCK_KEYS,
    find=_overlapping,
    undecided=unless_said(*BLOCK_KEYS),
)
