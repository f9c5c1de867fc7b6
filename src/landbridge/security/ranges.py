"""Ranges of addresses that mean the same everywhere."""

from functools import cache

from landbridge.catalogue import catalogue
from landbridge.space import ANYWHERE, V4, Addresses


@cache
def listed(fact: str) -> Addresses:
    """The ranges that a fact lists."""
    value = catalogue().value(fact)
    return Addresses.of(map(str, value) if isinstance(value, tuple) else [str(value)])


@cache
def public() -> Addresses:
    """All addresses that the Internet routes; an estate's own public ones included."""
    ipv4 = Addresses(V4) - listed("routing.system.dropped") - listed("addresses.special")
    return ipv4 | (ANYWHERE & listed("addresses.public-ipv6"))
