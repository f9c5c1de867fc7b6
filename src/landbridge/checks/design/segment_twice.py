"""Segments that overlap each other."""

from collections.abc import Iterable, Iterator

from landbridge.checks.design.blocks import Named, whole
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity


def _overlapping(subject: Subject) -> Iterator[Hit]:
    for one, other in _nested(segments(subject.estate)):
        seen = f"{one.prefix} overlaps {whole(other)}"
        yield Hit(f"{whole(one)} and {whole(other)}", seen, keys=(one.key, other.key))


def _nested(named: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Each prefix that lies in another one, with the smallest such: prefixes overlap no other way.

    In this order whatever holds a prefix stands before it, so that one pass finds them all. A
    prefix that comes anew is in a pair of its own, so that no waiver of another pair covers it.
    """
    around: list[Named] = []
    for each in sorted(named, key=lambda each: each.prefix):
        while around and not around[-1].prefix.overlaps(each.prefix):
            around.pop()
        if around:
            yield each, around[-1]
        around.append(each)


SEGMENT_TWICE = Rule(
    id="design.segment-twice",
    severity=Severity.HIGH,
    says="a segment overlaps another segment",
    happens="both would be the same addresses of the virtual network, which can be routed to one",
    fix="The network engineer: set them apart, or keep one of them disconnected and waive this.",
    source=("network.routes.into-address-space",),
    needs=(SEGMENTS,),
    find=_overlapping,
    undecided=unless_all_said(),
)
