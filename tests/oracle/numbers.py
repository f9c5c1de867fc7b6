"""Addresses as the standard library counts them."""

from functools import cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from landbridge.catalogue import catalogue

Net = IPv4Network | IPv6Network
Host = IPv4Address | IPv6Address


@cache
def net(text: str) -> Net:
    """A prefix or single address; host bits are dropped."""
    return ip_network(text.strip(), strict=False)


@cache
def host(text: str) -> Host:
    """An address."""
    return ip_address(text.strip())


@cache
def inside(address: str, text: str) -> bool:
    """Whether an address lies in a prefix or single address."""
    here, there = host(address), net(text)
    return here.version == there.version and here in there


@cache
def within(address: str, text: str) -> bool:
    """Whether an address is meant by `*`, a prefix, an address or a range `first-last`."""
    if text.strip().lower() in {"*", "any"}:
        return True
    first, dash, last = text.partition("-")
    if not dash:
        return inside(address, text)
    here, low, high = host(address), host(first), host(last)
    return here.version == low.version and int(low) <= int(here) <= int(high)


def any_inside(address: str, texts: tuple[str, ...]) -> bool:
    """Whether one of the prefixes holds the address."""
    return any(inside(address, text) for text in texts)


@cache
def fact(fact_id: str) -> tuple[str, ...]:
    """A fact that is a list of texts."""
    value = catalogue().value(fact_id)
    assert isinstance(value, tuple)
    return tuple(str(each) for each in value)


@cache
def is_public(address: str) -> bool:
    """Whether the Internet could hold it."""
    if host(address).version == 6:
        return any_inside(address, fact("addresses.public-ipv6"))
    return not any_inside(address, (*fact("routing.system.dropped"), *fact("addresses.special")))


def whole(address: str) -> str:
    """The prefix of a single address."""
    return f"{address}/{host(address).max_prefixlen}"
