"""Blocks for HCX outside the private ranges."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD, hcx_blocks, ranges, whole
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

PRIVATE = "network.hcx.ranges"


def _outside(subject: Subject) -> Iterator[Hit]:
    allowed = ranges(PRIVATE)
    for block in hcx_blocks(subject.estate.private_cloud):
        if not any(block.prefix.subnet_of(private) for private in allowed):
            seen = f"{block.prefix} is in none of {', '.join(map(str, allowed))}"
            yield Hit(whole(block), seen, keys=(block.key,))


HCX_RANGE = Rule(
    id="design.hcx-range",
    severity=Severity.HIGH,
    says="a block for HCX lies outside the private ranges",
    happens="private ranges are published for the address block alone, and shown for HCX: whether"
    " the service takes others is not known before it refuses",
    fix="The network engineer: take a prefix of the private ranges of RFC 1918.",
    source=(PRIVATE, "network.hcx.example"),
    needs=(f"{CLOUD}.hcx_blocks",),
    find=_outside,
)
