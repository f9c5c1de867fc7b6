"""Which declared ranges meet, and why that cannot stay."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from landbridge.model.address_plan import Overlap, Range, RangeKind
from landbridge.network.address.declared import EXCLUDED, OURS, RESERVED
from landbridge.space import Addresses


class Reason(NamedTuple):
    """Why two ranges may not meet, and the facts that say so."""

    text: str
    facts: tuple[str, ...] = ()


NO_OVERLAP = "network.block.no-overlap"
OUTSIDE: frozenset[RangeKind] = frozenset(
    {"virtual-network", "hub", "network", "site", "private-cloud"}
)
ELSEWHERE = Reason(
    "an address that is in both places is reached in one of them only", (NO_OVERLAP,)
)
OTHER_CLOUD = Reason(
    "both private clouds announce the same addresses, and one of them is not reached",
    (NO_OVERLAP,),
)
WHY: Mapping[RangeKind, Reason] = {
    "reserved": Reason(
        "NSX keeps these addresses for itself: traffic to them never leaves the cloud", (RESERVED,)
    ),
    "excluded": Reason("the service refuses these addresses: the deployment fails", (EXCLUDED,)),
    "subnet": Reason("the addresses are given to a subnet already", ("network.subnets.made-by",)),
    "private-cloud": OTHER_CLOUD,
    "cloud-segment": OTHER_CLOUD,
    "network": ELSEWHERE,
    "site": ELSEWHERE,
    "hub": Reason("a virtual hub cannot connect a network that overlaps it", (NO_OVERLAP,)),
    "virtual-network": Reason("virtual networks that overlap cannot be peered", (NO_OVERLAP,)),
    "hcx": Reason(
        "HCX wants space of its own, beside the block and the segments", ("network.hcx.blocks",)
    ),
    "block": Reason(
        "the service fills the block with its own subnets", ("network.subnets.made-by",)
    ),
    "segment": Reason("an address cannot lie on two segments of one cloud"),
}
"""By the more telling kind of the two: the first of these that either has."""

SITE_MOVES = Reason(
    "the segment takes over networks of the site with their addresses: as long as both are in use"
    " it must be extended, and afterwards the site must route the longer prefix to Azure"
)
CLOUD_MOVES = Reason(
    "the segment takes over the one of the same name and prefix: as long as both are in use it must"
    " be extended"
)


def overlaps(ranges: Sequence[Range]) -> tuple[Overlap, ...]:
    """Every pair that meets, in the order of declaration; what is meant to meet is left out.

    Meant to meet are a virtual network and what lies in it, and one thing declared twice.
    """
    return tuple(overlap(ranges[one], ranges[other]) for one, other in sorted(_meeting(ranges)))


def refused(ranges: Sequence[Range]) -> Mapping[int, Overlap]:
    """The ranges of the cloud that shall be which cannot stand, by their place in `ranges`.

    Of two that meet, the one that was declared first stands, unless it is refused itself.
    """
    found: dict[int, Overlap] = {}
    for one, other in sorted(_meeting(ranges), key=lambda pair: pair[::-1]):
        met = overlap(ranges[one], ranges[other])
        if met.refused and ranges[other].kind in OURS and one not in found:
            found.setdefault(other, met)
    return found


def overlap(first: Range, second: Range) -> Overlap:
    """What follows from the meeting of two ranges that do meet."""
    moving = _moving(first, second)
    reason = moving or next(WHY[kind] for kind in WHY if kind in {first.kind, second.kind})
    shared = Addresses.parse(first.prefix) & Addresses.parse(second.prefix)
    return Overlap(
        first=first,
        second=second,
        shared=str(shared),
        because=reason.text,
        refused=moving is None,
        facts=reason.facts,
    )


def _moving(first: Range, second: Range) -> Reason | None:
    """Why a segment may keep addresses that are in use today; None where it may not."""
    if second.kind != "segment":
        return None
    same_prefix = first.prefix == second.prefix
    if first.kind == "cloud-segment" and same_prefix and _last(first.name) == _last(second.name):
        return CLOUD_MOVES
    inside = Addresses.parse(second.prefix) <= Addresses.parse(first.prefix)
    return SITE_MOVES if first.kind == "site" and second.moves and inside else None


def _last(name: str) -> str:
    return name.rpartition("/")[2].casefold()


def _meeting(ranges: Sequence[Range]) -> Iterator[tuple[int, int]]:
    """The places of each pair. Prefixes lie in each other or apart, so that a stack finds all."""
    placed = sorted((_bounds(each), place) for place, each in enumerate(ranges))
    around: list[tuple[int, int]] = []
    for (start, minus_end), place in placed:
        while around and around[-1][0] <= start:
            around.pop()
        for _, outer in around:
            if not _meant(ranges[outer], ranges[place]):
                yield min(outer, place), max(outer, place)
        around.append((-minus_end, place))


def _bounds(each: Range) -> tuple[int, int]:
    """Start and negated end, so that of two with one start the wider comes first."""
    start, end = Addresses.parse(each.prefix).bounds
    return start, -end


def _meant(one: Range, other: Range) -> bool:
    kinds = {one.kind, other.kind}
    return (
        kinds <= {"reserved", "excluded"}
        or ("excluded" in kinds and not kinds & {"block", "hcx"})
        or (bool(one.home) and one.home == other.home and _nested(kinds))
        or (kinds <= OUTSIDE and one.name.casefold() == other.name.casefold())
    )


def _nested(kinds: set[RangeKind]) -> bool:
    """Whether things of these kinds lie in each other inside one virtual network by design."""
    return "virtual-network" in kinds
