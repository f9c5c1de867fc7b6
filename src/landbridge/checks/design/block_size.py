"""An address block that is too small."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import BLOCK, CLOUD, block_of
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

LONGEST = "network.block.prefix-max"


def _small(subject: Subject) -> Iterator[Hit]:
    block, longest = block_of(subject.estate.private_cloud), catalogue().number(LONGEST)
    if block.prefixlen > longest:
        yield Hit(BLOCK, f"{block} is smaller than a /{longest:.0f}")


BLOCK_SIZE = Rule(
    id="design.block-size",
    severity=Severity.BLOCKING,
    says="the address block is too small",
    happens="the private cloud cannot be created, and its block can never be changed",
    fix="The network engineer: set aside a larger prefix.",
    source=(LONGEST,),
    needs=(f"{CLOUD}.address_block",),
    find=_small,
)
