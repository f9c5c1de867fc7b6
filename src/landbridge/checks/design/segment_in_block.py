"""Segments with addresses of the private cloud's own blocks."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import BLOCK_KEYS, blocks, met
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _inside(subject: Subject) -> Iterator[Hit]:
    estate = subject.estate
    return met(segments(estate), tuple(blocks(estate.private_cloud)))


SEGMENT_IN_BLOCK = Rule(
    id="design.segment-in-block",
    severity=Severity.BLOCKING,
    says="a segment overlaps the block for management or one for HCX",
    happens="segments become addresses of the virtual network, and these are taken there",
    fix="The network engineer: take another prefix for the segment, or another block.",
    source=("network.routes.into-address-space", "network.subnets.made-by"),
    needs=(SEGMENTS, *BLOCK_KEYS),
    find=_inside,
    undecided=unless_all_said(*BLOCK_KEYS),
)
