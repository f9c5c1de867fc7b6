"""Protocols and ports in the words of rules, as sets of traffic."""

from collections.abc import Iterable
from functools import cache

from landbridge.catalogue import catalogue
from landbridge.security.no_traffic import (
    BY_NUMBER,
    SUCH,
    NoTraffic,
    below,
    number,
    refuse_port,
    unknown,
)
from landbridge.space import ALL_TRAFFIC, EVERY_PORT, NUMBERS, PORTS, Intervals, Traffic
from landbridge.space.traffic import CODES

__all__ = ["NoTraffic", "service", "services", "traffic_of"]

WITH_PORTS = ("tcp", "udp", "sctp")
ANY_WITH_PORTS = ("tcp", "udp")
ANY = frozenset({"any", "*", "all"})


@cache
def traffic_of(
    protocol: str, ports: tuple[str, ...] = ("*",), source_ports: tuple[str, ...] = ("*",)
) -> Traffic:
    """What a rule matches. `any` with ports means TCP and UDP; without, every protocol."""
    wanted, sources = _ports(ports), _ports(source_ports)
    if protocol in ANY:
        if wanted == sources == EVERY_PORT:
            return ALL_TRAFFIC
        return Traffic.union(Traffic.of(NUMBERS[each], wanted, sources) for each in ANY_WITH_PORTS)
    if protocol in WITH_PORTS:
        return Traffic.of(NUMBERS[protocol], wanted, sources)
    return Traffic.of(NUMBERS[protocol])


@cache
def service(text: str) -> Traffic:
    """Traffic in a word: `tcp/443`, `tcp/80,8080-8090`, `icmp/8`, `protocol/50`, `any`, `HTTPS`.

    Raises NoTraffic for a word that nobody knows. A number alone is none: it may be a port or a
    protocol.
    """
    word = text.strip().lower()
    if word in ANY:
        return ALL_TRAFFIC
    if word in _named():
        return services(_named()[word])
    protocol, slash, ports = word.partition("/")
    if protocol == BY_NUMBER:
        return Traffic.of(number(text, ports))
    if protocol not in NUMBERS:
        raise unknown(text, protocol, _named())
    if slash and not ports:
        raise NoTraffic(text, "no port stands behind the protocol", SUCH)
    return _with_ports(text, protocol, ports) if ports else traffic_of(protocol)


def _with_ports(text: str, protocol: str, ports: str) -> Traffic:
    """A protocol with what stands behind it: ports, or a type of ICMP."""
    if protocol.startswith("icmp"):
        return Traffic.of(NUMBERS[protocol], _types(ports))
    if protocol not in WITH_PORTS:
        raise NoTraffic(text, f"{protocol} has no ports", f"Write `{protocol}` alone.")
    for each in ports.split(","):
        refuse_port(text, protocol, each.strip(), _named())
    return traffic_of(protocol, tuple(ports.split(",")))


def services(texts: Iterable[str]) -> Traffic:
    """The traffic of several words together."""
    return Traffic.union(service(text) for text in texts)


@cache
def _ports(texts: tuple[str, ...]) -> Intervals:
    return Intervals.union(_span(text) for text in texts)


def _span(text: str) -> Intervals:
    if text == "*":
        return EVERY_PORT
    first, dash, last = (part.strip() for part in text.partition("-"))
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal() and int(first) <= int(last) < PORTS):
        raise ValueError(f"`{text}` is no port or range of ports")
    return Intervals.span(int(first), int(last) + 1)


def _types(text: str) -> Intervals:
    """ICMP types, or one type and code as `3:4`."""
    kind, colon, code = text.partition(":")
    if not below(kind, CODES) or (colon and not below(code, CODES)):
        why = f"types and codes of ICMP are 0 to {CODES - 1}"
        raise NoTraffic(f"icmp/{text}", why, "Write one such as `icmp/8` or `icmp/3:4`.")
    start = int(kind) * CODES + (int(code) if colon else 0)
    return Intervals.span(start, start + (1 if colon else CODES))


@cache
def _named() -> dict[str, tuple[str, ...]]:
    named = catalogue().value("services.names")
    if not isinstance(named, dict):
        raise TypeError("services.names is no table")
    return {
        name: tuple(map(str, texts)) if isinstance(texts, tuple) else (str(texts),)
        for name, texts in named.items()
    }
