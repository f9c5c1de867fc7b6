"""What is free of a space, and taking a piece out of it."""

from collections.abc import Iterable
from ipaddress import IPv4Network
from typing import NamedTuple

from landbridge.space import V4, Addresses

Holes = tuple[IPv4Network, ...]


class Pool(NamedTuple):
    """A space to carve from: what others hold of it, and the largest free prefixes, rising."""

    name: str
    prefixes: tuple[str, ...]
    held: Addresses
    free: Holes


def pool(name: str, prefixes: Iterable[str], held: Addresses) -> Pool:
    """The IPv4 part of the space without what others hold of it."""
    given = tuple(prefixes)
    whole = Addresses.of(given)
    free = ((whole & Addresses(V4)) - held).prefixes()
    return Pool(name, given, whole & held, tuple(map(IPv4Network, free)))


def take(free: Holes, length: int) -> tuple[IPv4Network | None, Holes]:
    """The lowest prefix of this length, and what is left; None where no hole is large enough.

    Whoever takes the largest first loses nothing: if they fit in any way, they fit in this one.
    """
    for nth, hole in enumerate(free):
        if hole.prefixlen <= length:
            taken = next(hole.subnets(new_prefix=length))
            rest = sorted(hole.address_exclude(taken))
            return taken, (*free[:nth], *rest, *free[nth + 1 :])
    return None, free
