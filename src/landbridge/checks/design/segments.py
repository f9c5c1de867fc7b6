"""The segments that an estate declares, as far as their prefixes are told.

None of the rules asks whether a segment lies in the virtual network's address space: the service
adds it there itself (`network.routes.into-address-space`).
"""

from collections.abc import Callable, Iterator
from ipaddress import IPv4Network

from landbridge.checks.design.blocks import Named
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said, unsaid
from landbridge.model.estate import Estate

SEGMENTS = "estate.segments"


def segments(estate: Estate) -> Iterator[Named]:
    """The prefix of each segment that has one, with the segment's name."""
    for segment in estate.segments:
        if segment.prefix:
            yield segment.name, IPv4Network(segment.prefix)


def unless_all_said(*parts: str) -> Callable[[Subject], Iterator[str]]:
    """Open as long as one of these keys or a segment's prefix is unsaid.

    An estate without segments has not named them yet: no private cloud stays without.
    """

    def reasons(subject: Subject) -> Iterator[str]:
        yield from unless_said(*parts)(subject)
        yield from _without_prefix(subject.estate)

    return reasons


def _without_prefix(estate: Estate) -> Iterator[str]:
    if not estate.segments:
        yield from unsaid([SEGMENTS])
    bare = [segment.name for segment in estate.segments if not segment.prefix]
    if bare:
        more = f" and {len(bare) - 1:,} more" if len(bare) > 1 else ""
        yield f"the estate does not say the `prefix` of segment {bare[0]}{more}"
