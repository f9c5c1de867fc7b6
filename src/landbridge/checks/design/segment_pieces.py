"""Segments that together take more routes than the private cloud has."""

from collections.abc import Iterator

from landbridge.catalogue import catalogue
from landbridge.checks.design.allowance import FROM, LARGE, SMALL, allowances
from landbridge.checks.design.segments import SEGMENTS, segments, unless_all_said
from landbridge.checks.rule import Hit, Rule
from landbridge.checks.subject import Subject
from landbridge.model import Severity
from landbridge.model.checked import Lack
from landbridge.model.estate import Estate

PIECE = "network.routes.piece-prefix"
CONTRADICTED = "network.routes.verdicts"


def _pieces(estate: Estate) -> int:
    """How many pieces the segments that are told are cut into; a smaller one counts as one."""
    piece = int(catalogue().number(PIECE))
    return sum(2 ** max(piece - prefix.prefixlen, 0) for _, prefix, _ in segments(estate))


def _room(subject: Subject) -> int:
    """The pieces of all private clouds together: where each segment goes is not told."""
    return sum(allowances(subject.sized).values())


def _many(subject: Subject) -> Iterator[Hit]:
    pieces, room = _pieces(subject.estate), _room(subject)
    if subject.sized and pieces > room:
        yield Hit(subject.estate.private_cloud.name, f"{pieces:,} pieces, and {room:,} are allowed")


def _undecided(subject: Subject) -> Iterator[Lack]:
    yield from unless_all_said("sized")(subject)
    if (pieces := _pieces(subject.estate)) == _room(subject) == catalogue().number(SMALL):
        why = f"the page that allows {pieces:,} pieces also says that they need one host more"
        yield Lack(part="sized", why=why)


SEGMENT_PIECES = Rule(
    id="design.segment-pieces",
    severity=Severity.HIGH,
    says="the segments make more pieces of routes than the hosts of the private cloud allow",
    happens="what is beyond the allowance is not reachable from the virtual network",
    fix="The network engineer: smaller segments, or the architect: the hosts from which the larger"
    " allowance counts.",
    source=(PIECE, FROM, SMALL, LARGE, CONTRADICTED),
    needs=("sized", SEGMENTS),
    find=_many,
    undecided=_undecided,
)
