"""An address block outside the private ranges."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import BLOCK, CLOUD, block_of, ranges
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

PRIVATE = "network.block.ranges"


def _outside(subject: Subject) -> Iterator[Hit]:
    block, allowed = block_of(subject.estate.private_cloud), ranges(PRIVATE)
    if not any(block.subnet_of(private) for private in allowed):
        yield Hit(BLOCK, f"{block} is in none of {', '.join(map(str, allowed))}")


BLOCK_RANGE = Rule(
    id="design.block-range",
    severity=Severity.BLOCKING,
    says="the address block lies outside the private ranges",
    happens="the private cloud cannot be created",
    fix="The network engineer: take a prefix of the private ranges of RFC 1918.",
    source=(PRIVATE,),
    needs=(f"{CLOUD}.address_block",),
    find=_outside,
)
