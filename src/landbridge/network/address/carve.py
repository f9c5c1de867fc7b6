"""Carving: the service's subnets, the HCX blocks and the segments, apart from all else."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.model.address_plan import Allocation, Space, Unplaced
from landbridge.model.estate import Estate
from landbridge.model.network import Network
from landbridge.network.address import hcx, segments
from landbridge.network.address.declared import own_segments
from landbridge.network.address.demand import cards_by_network, held, wanted
from landbridge.network.address.ground import Ground
from landbridge.network.address.holes import Holes, Pool
from landbridge.network.address.service import BLOCK, free_of, service
from landbridge.space import NOWHERE, Addresses


class Carved(NamedTuple):
    """Who gets what, who gets nothing, and the spaces that were carved.

    Of each space, the allocations inside it, what others hold and what is free make up the whole.
    """

    allocations: tuple[Allocation, ...]
    unplaced: tuple[Unplaced, ...]
    spaces: tuple[Space, ...] = ()


def carve(estate: Estate, network: Network | None = None) -> Carved:
    """Allocations that meet neither each other nor anything declared; the same each time.

    What was declared and may not stand is unplaced, with the reason. Segments without a prefix are
    carved out of `private_cloud.segment_space`, else out of what is free in the virtual network;
    where neither is known, nothing is proposed. Addresses that VMs bear today are not free.
    """
    ground = Ground.of(estate, network)
    parts = [_service(ground), _hcx(ground)]
    parts.append(_segments(ground, parts[1].allocations))
    return Carved(
        tuple(each for part in parts for each in part.allocations),
        tuple(each for part in parts for each in part.unplaced),
        tuple(space for part in parts for space in part.spaces),
    )


def _service(ground: Ground) -> Carved:
    declared = ground.declared("block")
    if not declared:
        return Carved((), (Unplaced(kind="service", name=BLOCK, because="it is not declared"),))
    (each, met), *_ = declared
    if met:
        return Carved((), (segments.refusal("service", BLOCK, each.prefix, met),))
    block = IPv4Network(each.prefix)
    found = service(block, ground.estate.private_cloud.layout)
    if isinstance(found, Unplaced):
        return Carved((), (found,))
    free = tuple(map(str, free_of(block, found)))
    return Carved(found, (), (Space(name=BLOCK, prefixes=(each.prefix,), held=(), free=free),))


def _hcx(ground: Ground) -> Carved:
    if ground.estate.private_cloud.hcx_blocks is None:
        found = hcx.proposed(ground.rest)
        apart = ground.estate.private_cloud.segment_space is not None
        spaces = _space(ground.rest, found.free) if ground.rest and apart else ()
        return Carved(found.allocations, found.unplaced, spaces)
    declared = ground.declared("hcx")
    bad = tuple(segments.refusal("hcx", one.name, one.prefix, met) for one, met in declared if met)
    found = hcx.from_declared(IPv4Network(one.prefix) for one, met in declared if not met)
    return Carved(found.allocations, (*bad, *found.unplaced))


def _segments(ground: Ground, beside: tuple[Allocation, ...]) -> Carved:
    estate = ground.estate
    stay, bad = segments.split(_declared(ground))
    pool = ground.for_segments(each.prefix for each in beside)
    found = segments.proposed(wanted(estate), pool, estate.sizing.growth.compute_percent)
    own = Addresses.of(each.prefix for each in beside if pool and each.inside == pool.name)
    spaces = _space(pool, found.free, own) if pool else ()
    return Carved((*stay, *found.allocations), (*bad, *found.unplaced), spaces)


def _declared(ground: Ground) -> Iterator[Allocation | Unplaced]:
    cards = cards_by_network(ground.estate.inventory)
    own = own_segments(ground.estate, ground.network)
    for segment, (_, met) in zip(own, ground.declared("segment"), strict=True):
        yield segments.declared(segment, held(segment.networks, cards), met)


def _space(pool: Pool, free: Holes, own: Addresses = NOWHERE) -> tuple[Space, ...]:
    """The pool as it is in the end; what HCX got out of it before is no one else's."""
    kept = tuple((pool.held - own).prefixes())
    left = tuple(map(str, free))
    return (Space(name=pool.name, prefixes=pool.prefixes, held=kept, free=left),)
