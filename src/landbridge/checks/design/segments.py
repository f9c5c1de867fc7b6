"""The segments that an estate declares, as far as their prefixes are told.

None of the rules asks whether a segment lies in the virtual network's address space: the service
adds it there itself (`network.routes.into-address-space`).
"""

from collections.abc import Callable, Iterator
from ipaddress import IPv4Network

from landbridge.checks.design.blocks import Named
from landbridge.checks.subject import Subject
from landbridge.checks.unsaid import unless_said
from landbridge.model.checked import Lack
from landbridge.model.estate import Estate

SEGMENTS = "estate.segments"


def segments(estate: Estate) -> Iterator[Named]:
    """The prefix of each segment that has one, with the segment's name."""
    for nth, segment in enumerate(estate.segments):
        if segment.prefix:
            key = ("segments", nth, "prefix")
            yield Named(segment.name, IPv4Network(segment.prefix), key)


def unless_all_said(*parts: str) -> Callable[[Subject], Iterator[Lack]]:
    """Open as long as one of these or a segment's prefix is unsaid.

    An estate without segments has not named them yet: no private cloud stays without.
    """

    def lacking(subject: Subject) -> Iterator[Lack]:
        yield from unless_said(*parts)(subject)
        yield from _without_prefix(subject.estate)

    return lacking


def _without_prefix(estate: Estate) -> Iterator[Lack]:
    if not estate.segments:
        yield Lack(part=SEGMENTS)
    bare = [segment.name for segment in estate.segments if not segment.prefix]
    if bare:
        more = f" and {len(bare) - 1:,} more" if len(bare) > 1 else ""
        why = f"the estate does not say the `prefix` of segment {bare[0]}{more}"
        yield Lack(part=SEGMENTS, why=why, number=len(bare))
