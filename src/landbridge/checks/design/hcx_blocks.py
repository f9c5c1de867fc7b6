"""The blocks that HCX needs beside the private cloud's own."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.blocks import CLOUD, hcx_blocks
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

COUNT, LONGEST = "network.hcx.blocks", "network.hcx.prefix"


def _wanting(subject: Subject) -> Iterator[Hit]:
    cloud, facts = subject.estate.private_cloud, catalogue()
    given = [each.prefix for each in hcx_blocks(cloud)]
    large = [each for each in given if each.prefixlen <= facts.number(LONGEST)]
    wanted = facts.number(COUNT)
    if len(large) < wanted:
        shown = ", ".join(map(str, given)) or "none"
        yield Hit(cloud.name, f"{wanted:.0f} of /{facts.number(LONGEST):.0f} are needed: {shown}")


HCX_BLOCKS = Rule(
    id="design.hcx-blocks",
    severity=Severity.HIGH,
    says="HCX lacks one of its two blocks, or one is too small",
    happens="HCX cannot be deployed, and without it nothing is migrated",
    fix="The network engineer: one block for HCX management, one for the HCX uplink.",
    source=(COUNT, LONGEST),
    needs=(f"{CLOUD}.hcx_blocks",),
    find=_wanting,
)
