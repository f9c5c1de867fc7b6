"""Sets of IP addresses, of both families on one line: IPv4 first, IPv6 behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network, summarize_address_range
from typing import Self

from landbridge.space.intervals import Intervals

IPV6_START = 1 << 32
END = IPV6_START + (1 << 128)
ANY_WORDS = frozenset({"*", "any"})
SHOWN = 4


@dataclass(frozen=True)
class Addresses(Intervals):
    """Addresses as intervals; `any` holds both families."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """A prefix, an address, a range `first-last`, or `*`.

        Host bits behind a prefix are dropped, as Azure drops them. Raises ValueError for all else,
        a range that ends before it starts included.
        """
        return cls(_bounds(text.strip().lower()))

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """All addresses of these texts together."""
        return cls.union(cls.parse(text) for text in texts)

    @cached_property
    def sample(self) -> str:
        """The first address, in its own notation; raises IndexError for the empty set."""
        return str(address_at(self.bounds[0]))

    def prefixes(self) -> Iterator[str]:
        """The fewest prefixes that cover it exactly, rising."""
        for start, end in (self & Addresses(V4)).pairs():
            yield from map(str, summarize_address_range(IPv4Address(start), IPv4Address(end - 1)))
        for start, end in (self & Addresses(V6)).pairs():
            first, last = IPv6Address(start - IPV6_START), IPv6Address(end - 1 - IPV6_START)
            yield from map(str, summarize_address_range(first, last))

    def __str__(self) -> str:
        if self.bounds == ALL:
            return "any"
        texts = list(self.prefixes())
        more = len(texts) - SHOWN
        return ", ".join(texts[:SHOWN]) + (f" and {more} more" if more > 0 else "") or "none"


V4, V6, ALL = (0, IPV6_START), (IPV6_START, END), (0, END)
ANYWHERE = Addresses(ALL)
NOWHERE = Addresses()


def address_at(number: int) -> IPv4Address | IPv6Address:
    """The address at a place of the line."""
    return IPv4Address(number) if number < IPV6_START else IPv6Address(number - IPV6_START)


def number_of(text: str) -> int:
    """The place of an address on the line; raises ValueError where it is none."""
    address = ip_address(text)
    return int(address) + (IPV6_START if address.version == 6 else 0)


@cache
def _bounds(text: str) -> tuple[int, ...]:
    if text in ANY_WORDS:
        return ALL
    first, dash, last = text.partition("-")
    if dash:
        return _range(first.strip(), last.strip())
    network = ip_network(text, strict=False)
    start = int(network.network_address) + (IPV6_START if network.version == 6 else 0)
    return start, start + network.num_addresses


def _range(first: str, last: str) -> tuple[int, ...]:
    start, end = number_of(first), number_of(last)
    if ip_address(first).version != ip_address(last).version:
        raise ValueError(f"{first} and {last} are of different families")
    if end < start:
        raise ValueError(f"the range ends before it starts: {last} is below {first}")
    return start, end + 1
