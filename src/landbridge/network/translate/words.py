"""Sets of addresses and traffic in the words of rules of Azure."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from landbridge.space import (
    ALL_TRAFFIC,
    ANYWHERE,
    EVERY_PORT,
    NAMES,
    PORTS,
    Addresses,
    Intervals,
    Traffic,
)

ANY = ("*",)
EVERY = "any"
OTHERS = "protocols without a name"


class Said(NamedTuple):
    """Traffic that one rule can say; `whole` is false where it names a part of a protocol that has
    no ports, such as a type of ICMP.
    """

    protocol: str
    source_ports: tuple[str, ...]
    ports: tuple[str, ...]
    whole: bool = True


def prefixes(addresses: Addresses) -> tuple[str, ...]:
    """The fewest prefixes; `*` for all."""
    return ANY if addresses == ANYWHERE else tuple(addresses.prefixes())


def said(traffic: Traffic) -> Iterator[Said]:
    """The traffic in as many pieces as it takes, by protocol."""
    if traffic == ALL_TRAFFIC:
        yield Said(EVERY, ANY, ANY)
        return
    for services, sources in traffic.values():
        for number in NAMES:
            ports = services & _line(number)
            if ports:
                yield _said(number, ports, sources)
        if services - _named():
            yield Said(OTHERS, ANY, ANY)


def _line(number: int) -> Intervals:
    """The services of a protocol."""
    return Intervals.span(number * PORTS, (number + 1) * PORTS)


@cache
def _named() -> Intervals:
    """The services of all protocols that have a name."""
    return Intervals.union(map(_line, NAMES))


def _said(number: int, ports: Intervals, sources: Intervals) -> Said:
    own = Intervals(tuple(each - number * PORTS for each in ports.bounds))
    name = NAMES[number]
    if name in {"tcp", "udp"}:
        return Said(name, _ports(sources), _ports(own))
    return Said(name, ANY, ANY, own == EVERY_PORT)


def _ports(ports: Intervals) -> tuple[str, ...]:
    if ports == EVERY_PORT:
        return ANY
    return tuple(
        str(start) if end == start + 1 else f"{start}-{end - 1}" for start, end in ports.pairs()
    )
