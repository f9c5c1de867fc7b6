"""Segments larger or smaller than those that the service is documented to route."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

SHORTEST, LONGEST = "network.routes.segment-prefix-min", "network.routes.segment-prefix-max"


def _odd(subject: Subject) -> Iterator[Hit]:
    shortest, longest = catalogue().number(SHORTEST), catalogue().number(LONGEST)
    for name, prefix, key in segments(subject.estate):
        if not shortest <= prefix.prefixlen <= longest:
            seen = f"{prefix} is none of /{shortest:.0f} to /{longest:.0f}"
            yield Hit(name, seen, keys=(key,))


SEGMENT_SIZE = Rule(
    id="design.segment-size",
    severity=Severity.MEDIUM,
    says="a segment is larger or smaller than the documented ones",
    happens="the service documents how it routes segments of these sizes; of others nothing is"
    " published, and the segment may not be reachable from the virtual network",
    fix="The network engineer: cut it in pieces, or give it a larger prefix.",
    source=(SHORTEST, LONGEST),
    needs=(SEGMENTS,),
    find=_odd,
    undecided=unless_all_said(),
)
