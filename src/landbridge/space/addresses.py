"""Sets of IP addresses, of both families on one line: IPv4 first, IPv6 behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from ipaddress import IPv4Address, IPv6Address, summarize_address_range
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
        a range that ends before it starts, a netmask and an IPv6 zone included.
        """
        return cls(_bounds(text.strip().lower()))

    @classmethod
    def prefix(cls, text: str) -> Self:
        """A prefix or an address, and neither a range nor a word."""
        return cls(_prefix(text.strip().lower()))

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


OCTETS = {str(number): number for number in range(256)}
V4, V6, ALL = (0, IPV6_START), (IPV6_START, END), (0, END)
ANYWHERE = Addresses(ALL)
NOWHERE = Addresses()


def address_at(number: int) -> IPv4Address | IPv6Address:
    """The address at a place of the line."""
    return IPv4Address(number) if number < IPV6_START else IPv6Address(number - IPV6_START)


def number_of(text: str) -> int:
    """The place of an address on the line; raises ValueError where it is none."""
    if "%" in text:
        raise ValueError(f"the zone in {text} means something on one host only")
    if ":" in text:
        return IPV6_START + int(IPv6Address(text))
    quick = _quick(text)
    return int(IPv4Address(text)) if quick is None else quick


def _quick(text: str) -> int | None:
    """The same of a plain IPv4 address: of 100,000 VMs the library would take half a second."""
    try:
        first, second, third, last = text.split(".")
        return OCTETS[first] << 24 | OCTETS[second] << 16 | OCTETS[third] << 8 | OCTETS[last]
    except (KeyError, ValueError):
        return None


def _bounds(text: str) -> tuple[int, ...]:
    if text in ANY_WORDS:
        return ALL
    first, dash, last = text.partition("-")
    return _range(first.strip(), last.strip()) if dash else _prefix(text)


@cache
def _prefix(text: str) -> tuple[int, int]:
    address, slash, length = text.partition("/")
    base, width = (V6[0], 128) if ":" in address else (V4[0], 32)
    size = 1 << (width - _length(length, width) if slash else 0)
    place = number_of(address) - base
    start = base + place - place % size
    return start, start + size


def _length(text: str, width: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3 and int(text) <= width):
        raise ValueError(f"a prefix length is a number from 0 to {width}, and not `{text}`")
    return int(text)


def _range(first: str, last: str) -> tuple[int, ...]:
    start, end = number_of(first), number_of(last)
    if start < IPV6_START <= end or end < IPV6_START <= start:
        raise ValueError(f"{first} and {last} are of different families")
    if end < start:
        raise ValueError(f"the range ends before it starts: {last} is below {first}")
    return start, end + 1
