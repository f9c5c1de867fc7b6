"""The two blocks that HCX needs beside the block of the private cloud: both, or none."""

from collections.abc import Iterable
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.model.address_plan import Allocation, Unplaced
from landbridge.network.address.holes import Holes, Pool, take
from landbridge.network.address.known import whole

KEY = "hcx_blocks"
COUNT, LENGTH = "network.hcx.blocks", "network.hcx.prefix"
FACTS = (COUNT, LENGTH, "network.hcx.unneeded")
PURPOSES = {"hcx-management": "HCX management", "hcx-uplink": "HCX uplink"}
"""By role, in the order in which the blocks are given out."""


class Hcx(NamedTuple):
    """What HCX gets, or why it gets nothing, and what is left to carve from."""

    allocations: tuple[Allocation, ...]
    unplaced: tuple[Unplaced, ...]
    free: Holes


def from_declared(blocks: Iterable[IPv4Network]) -> Hcx:
    """The first two of the wanted size out of the declared blocks that may stand."""
    given = tuple(blocks)
    taken, free = _two(given)
    if not taken:
        shown = ", ".join(map(str, given)) or "none that may stand"
        return Hcx((), (_unplaced(f"{_wanted()} are needed; declared are: {shown}"),), free)
    because = [_declared(each, given) for each in taken]
    state = "declared"
    made = zip(PURPOSES, taken, because, strict=True)
    return Hcx(tuple(_allocation(role, one, state, why) for role, one, why in made), (), free)


def proposed(pool: Pool | None) -> Hcx:
    """Two out of a space that nobody else holds; none where no space is known."""
    if pool is None:
        because = f"{_wanted()} are needed; neither they nor the virtual network's space are known"
        return Hcx((), (_unplaced(because),), ())
    taken, free = _two(pool.free)
    if not taken:
        return Hcx((), (_unplaced(f"{_wanted()} are needed; {pool.name} has no room"),), pool.free)
    because = f"the estate names no {KEY}: the lowest that is free in {pool.name}"
    made = tuple(
        _allocation(role, one, "proposed", because, pool.name)
        for role, one in zip(PURPOSES, taken, strict=True)
    )
    return Hcx(made, (), free)


def _two(free: Holes) -> tuple[tuple[IPv4Network, ...], Holes]:
    """All that are needed and what is left, or nothing and all."""
    left, found = free, list[IPv4Network]()
    for _ in range(whole(COUNT)):
        one, left = take(left, whole(LENGTH))
        if one is None:
            return (), free
        found.append(one)
    return tuple(found), left


def _wanted() -> str:
    return f"{whole(COUNT)} of /{whole(LENGTH)}"


def _declared(one: IPv4Network, given: Iterable[IPv4Network]) -> str:
    outer = next(each for each in given if one.subnet_of(each))
    return f"declared as {KEY}" + ("" if one == outer else f", cut out of {outer}")


def _allocation(
    role: str, prefix: IPv4Network, state: str, because: str, inside: str = ""
) -> Allocation:
    return Allocation.model_validate(
        {
            "kind": "hcx",
            "name": role,
            "role": role,
            "prefix": str(prefix),
            "state": state,
            "purpose": PURPOSES[role],
            "because": because,
            "inside": inside,
            "facts": FACTS,
        }
    )


def _unplaced(because: str) -> Unplaced:
    return Unplaced(kind="hcx", name=KEY, because=because, facts=FACTS)
