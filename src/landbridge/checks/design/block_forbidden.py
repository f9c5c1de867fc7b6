"""Blocks in ranges that the service keeps for itself."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import BLOCK_KEYS, blocks, ranges, whole
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model import Severity

EXCLUDED, RESERVED = "network.block.excluded", "network.block.nsx-reserved"


def _touching(subject: Subject) -> Iterator[Hit]:
    kept = (*ranges(EXCLUDED), *ranges(RESERVED))
    for block in blocks(subject.estate.private_cloud):
        touched = [str(each) for each in kept if block.prefix.overlaps(each)]
        if touched:
            seen = f"{block.prefix} touches {', '.join(touched)}"
            yield Hit(whole(block), seen, keys=(block.key,))


BLOCK_FORBIDDEN = Rule(
    id="design.block-forbidden",
    severity=Severity.BLOCKING,
    says="a block touches a range that the service or NSX keeps for itself",
    happens="the deployment fails, or traffic to those addresses never leaves the cloud",
    fix="The network engineer: take another prefix.",
    source=(EXCLUDED, RESERVED),
    needs=BLOCK_KEYS,
    find=_touching,
    undecided=unless_said(*BLOCK_KEYS),
)
