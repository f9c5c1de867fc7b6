"""Segments in ranges that NSX or Azure keeps for itself."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import ranges
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

NSX, AZURE = "network.block.nsx-reserved", "network.vnet.reserved"


def _touching(subject: Subject) -> Iterator[Hit]:
    kept = dict.fromkeys((*ranges(NSX), *ranges(AZURE)))
    for name, prefix, key in segments(subject.estate):
        touched = [str(each) for each in kept if prefix.overlaps(each)]
        if touched:
            yield Hit(name, f"{prefix} touches {', '.join(touched)}", keys=(key,))


SEGMENT_RESERVED = Rule(
    id="design.segment-reserved",
    severity=Severity.BLOCKING,
    says="a segment touches a range that NSX or Azure keeps for itself",
    happens="no virtual network takes it into its address space, or NSX answers there itself",
    fix="The network engineer: take another prefix for the segment.",
    source=(NSX, AZURE, "network.routes.into-address-space"),
    needs=(SEGMENTS,),
    find=_touching,
    undecided=unless_all_said(),
)
