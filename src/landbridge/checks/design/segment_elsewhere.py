"""Segments whose addresses are in use in another network."""

from collections.abc import Iterator

from landbridge.checks.design.blocks import CLOUD, met, others
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity

OTHERS = f"{CLOUD}.other_networks"


def _elsewhere(subject: Subject) -> Iterator[Hit]:
    estate = subject.estate
    return met(segments(estate), others(estate.private_cloud))


SEGMENT_ELSEWHERE = Rule(
    id="design.segment-elsewhere",
    severity=Severity.HIGH,
    says="a segment overlaps a network that the private cloud shall talk to",
    happens="once it is connected, the virtual network and its peers send all of its addresses to"
    " the segment, and nothing to the other network any more",
    fix="The network engineer: connect it only when all that is there has moved, or take another"
    " prefix.",
    source=("migration.connect-is-cutover", "network.routes.into-address-space"),
    needs=(SEGMENTS, OTHERS),
    find=_elsewhere,
    undecided=unless_all_said(OTHERS),
)
