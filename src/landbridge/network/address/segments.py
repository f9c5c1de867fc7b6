"""The segments: those declared stay where they may, the others get a proposal."""

from collections.abc import Iterable
from ipaddress import IPv4Network
from typing import Literal, NamedTuple

from landbridge.model.address_plan import Allocation, Overlap, Unplaced
from landbridge.model.workloads import Segment
from landbridge.network.address.demand import Wanted, addresses, room
from landbridge.network.address.ground import SPACE
from landbridge.network.address.holes import Holes, Pool, take
from landbridge.network.address.known import whole

LONGEST, SHORTEST = "network.routes.segment-prefix-max", "network.routes.segment-prefix-min"
PIECE = "network.routes.piece-prefix"
Kind = Literal["service", "hcx", "segment"]
PURPOSE = "Segment of NSX"
NO_SPACE = (
    f"nobody says where it may lie: neither private_cloud.{SPACE} nor the address space of the"
    " virtual network is declared"
)


class Segments(NamedTuple):
    """Segments with their prefixes, those without, and what is left to carve from."""

    allocations: tuple[Allocation, ...]
    unplaced: tuple[Unplaced, ...]
    free: Holes


def unfit(prefix: str) -> str:
    """Why no segment can have a prefix of this length; empty where one can."""
    length, longest, shortest = IPv4Network(prefix).prefixlen, whole(LONGEST), whole(SHORTEST)
    if length > longest:
        return f"{prefix} is longer than a /{longest}, which is the smallest segment"
    if length < shortest:
        return f"{prefix} is shorter than a /{shortest}, which is the largest segment"
    return ""


def refusal(kind: Kind, name: str, prefix: str, met: Overlap) -> Unplaced:
    """What was declared and may not stand, for what it meets."""
    because = f"{prefix} overlaps {met.first.prefix} of {met.first.name}: {met.because}"
    return Unplaced(kind=kind, name=name, because=because, prefix=prefix, facts=met.facts)


def declared(segment: Segment, cards: int | None, met: Overlap | None) -> Allocation | Unplaced:
    """A segment with its own prefix, or why it cannot have it."""
    prefix = segment.prefix or ""
    if because := unfit(prefix):
        facts = (LONGEST, SHORTEST)
        return Unplaced(
            kind="segment", name=segment.name, because=because, prefix=prefix, facts=facts
        )
    if met:
        return refusal("segment", segment.name, prefix, met)
    return Allocation(
        kind="segment",
        name=segment.name,
        role="segment",
        prefix=prefix,
        state="declared",
        purpose=PURPOSE,
        because="declared in the estate",
        networks=segment.networks,
        cards=cards,
        room=room(IPv4Network(prefix).num_addresses),
    )


def proposed(wanted: Iterable[Wanted], pool: Pool | None, growth_percent: float) -> Segments:
    """A prefix for each, the largest first, so that whatever can fit does."""
    free = pool.free if pool else ()
    made, left_over = list[Allocation](), list[Unplaced]()
    for each in sorted(wanted, key=lambda one: (-(one.cards or 0), one.name)):
        length = _length(each, growth_percent)
        because = _hindrance(each, length, pool)
        prefix, free = take(free, length) if length is not None and not because else (None, free)
        if prefix is None or pool is None:
            because = because or f"it needs a /{length}, and {_full(pool)}"
            left_over.append(Unplaced(kind="segment", name=each.name, because=because))
        else:
            made.append(_allocation(each, prefix, pool.name, growth_percent))
    return Segments(tuple(made), tuple(left_over), free)


def _length(each: Wanted, growth_percent: float) -> int | None:
    """The longest prefix that holds it, no longer than a piece: a shorter one saves no route."""
    if each.cards is None:
        return None
    needed = addresses(each.cards, growth_percent)
    return min(IPv4Network(0).max_prefixlen - (needed - 1).bit_length(), whole(PIECE))


def _hindrance(each: Wanted, length: int | None, pool: Pool | None) -> str:
    if each.hindrance:
        return each.hindrance
    if length is None and not each.networks:
        return "it names neither a prefix nor the networks of today, so that its size is not known"
    if length is None:
        return "no source tells which VMs are on its networks, so that its size is not known"
    if length < whole(SHORTEST):
        return f"it needs a /{length}, and a segment takes no more than a /{whole(SHORTEST)}"
    return "" if pool else NO_SPACE


def _full(pool: Pool | None) -> str:
    held = f"; {pool.held} of it is taken or in use" if pool and pool.held else ""
    return f"{pool.name if pool else 'nothing'} has no such hole left{held}"


def _allocation(
    each: Wanted, prefix: IPv4Network, inside: str, growth_percent: float
) -> Allocation:
    return Allocation(
        kind="segment",
        name=each.name,
        role="segment",
        prefix=str(prefix),
        state="proposed",
        purpose=PURPOSE,
        because=_why(each, prefix, inside, growth_percent),
        inside=inside,
        networks=each.networks,
        cards=each.cards,
        room=room(prefix.num_addresses),
        facts=(PIECE,),
    )


def _why(each: Wanted, prefix: IPv4Network, inside: str, growth_percent: float) -> str:
    cards = each.cards or 0
    needed = addresses(cards, growth_percent)
    return (
        f"{cards:,} network card{'' if cards == 1 else 's'} and {growth_percent:g} % growth need"
        f" {needed:,} addresses, the gateway's included: the lowest free /{prefix.prefixlen} in"
        f" {inside}"
    )


def split(
    found: Iterable[Allocation | Unplaced],
) -> tuple[tuple[Allocation, ...], tuple[Unplaced, ...]]:
    """Those with addresses, and those without."""
    each = tuple(found)
    return (
        tuple(one for one in each if isinstance(one, Allocation)),
        tuple(one for one in each if isinstance(one, Unplaced)),
    )
