"""Blocks for HCX that overlap what HCX shall talk to."""

from landbridge.checks.design.blocks import CLOUD, hcx_blocks, overlapping_others
from landbridge.checks.rule import Rule
from landbridge.model import Severity

HCX_OVERLAP = Rule(
    id="design.hcx-overlap",
    severity=Severity.HIGH,
    says="a block for HCX overlaps a network that the private cloud shall talk to",
    happens="that network keeps these addresses to itself: its HCX finds no way to the one here",
    fix="The network engineer: take a prefix for HCX that nobody uses.",
    source=("network.hcx.no-overlap",),
    needs=(f"{CLOUD}.hcx_blocks", f"{CLOUD}.other_networks"),
    find=overlapping_others(hcx_blocks),
)
