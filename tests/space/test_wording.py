"""Traffic in words: short, and when read again word for word the same traffic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.space.draw import Drawn, traffic

from landbridge.space import (
    ALL_TRAFFIC,
    EVERY_PORT,
    NO_TRAFFIC,
    NUMBERS,
    Intervals,
    Packet,
    Traffic,
    worded,
)

ICMP, TCP, UDP, GRE = (NUMBERS[name] for name in ("icmp", "tcp", "udp", "gre"))
CODES = 256


def ports(*spans: tuple[int, int]) -> Intervals:
    """Ports from the first to the last of each span, both included."""
    return Intervals.union(Intervals.span(start, end + 1) for start, end in spans)


HTTPS = Traffic.of(TCP, ports((443, 443)))
SSH = Traffic.of(TCP, ports((22, 22)))
DNS = Traffic.of(UDP, ports((53, 53)))
WORDS = {
    "any": ALL_TRAFFIC,
    "nothing": NO_TRAFFIC,
    "tcp": Traffic.of(TCP),
    "tcp/443": HTTPS,
    "tcp/443, udp/53": HTTPS | DNS,
    "tcp/22,443": HTTPS | SSH,
    "tcp/8000-8080": Traffic.of(TCP, ports((8000, 8080))),
    "tcp/1-65535": Traffic.of(TCP, ports((1, 65535))),
    "any but tcp/22": ALL_TRAFFIC - SSH,
    "any but tcp": ALL_TRAFFIC - Traffic.of(TCP),
    "any but tcp/22, udp/53": ALL_TRAFFIC - SSH - DNS,
    "tcp/53 from 1024-65535": Traffic.of(TCP, ports((53, 53)), ports((1024, 65535))),
    "tcp/22,443 from 68,1024-2000": Traffic.of(
        TCP, ports((22, 22), (443, 443)), ports((68, 68), (1024, 2000))
    ),
    "tcp/22 from 68, tcp/443": Traffic.of(TCP, ports((22, 22)), ports((68, 68))) | HTTPS,
    "udp/0-65535 from 53": Traffic.of(UDP, sources=ports((53, 53))),
    "icmp": Traffic.of(ICMP),
    "icmp/8": Traffic.of(ICMP, Intervals.span(8 * CODES, 9 * CODES)),
    "icmp/3-5": Traffic.of(ICMP, Intervals.span(3 * CODES, 6 * CODES)),
    "icmp/3:4": Traffic.of(ICMP, Intervals.span(3 * CODES + 4, 3 * CODES + 5)),
    "icmp/3:0-2": Traffic.of(ICMP, Intervals.span(3 * CODES, 3 * CODES + 3)),
    "icmp/3:4-255,4-7,8:0-1": Traffic.of(ICMP, Intervals.span(3 * CODES + 4, 8 * CODES + 2)),
    "icmp/3:255,4:0": Traffic.of(ICMP, Intervals.span(4 * CODES - 1, 4 * CODES + 1)),
    "tcp, gre": Traffic.of(TCP) | Traffic.of(GRE),
    "tcp/443, gre": HTTPS | Traffic.of(GRE),
    "protocol 99": Traffic.of(99),
    "protocol 99-101": Traffic.of(99) | Traffic.of(100) | Traffic.of(101),
    "tcp, protocol 5, protocol 7": Traffic.union(map(Traffic.of, (5, 6, 7))),
}


@pytest.mark.parametrize("text", WORDS)
def test_traffic_is_worded_as_a_firewall_owner_words_it(text: str) -> None:
    assert worded(WORDS[text]) == text


@pytest.mark.parametrize("text", WORDS)
def test_each_wording_reads_back_as_its_traffic(text: str) -> None:
    assert read(text) == WORDS[text]


@given(traffic, st.booleans())
def test_no_wording_says_more_or_less_than_the_truth(one: Drawn, rest: bool) -> None:
    held = ALL_TRAFFIC - one.traffic if rest else one.traffic
    assert read(worded(held)) == held


@given(st.lists(st.tuples(*[st.integers(0, 4 * CODES)] * 2), max_size=4))
def test_types_and_codes_of_icmp_are_told_in_full(spans: list[tuple[int, int]]) -> None:
    held = Traffic.of(ICMP, Intervals.union(Intervals.span(*span) for span in spans))
    assert read(worded(held)) == held


@given(st.frozensets(st.integers(0, 255)))
def test_whole_protocols_are_told_in_full(numbers: frozenset[int]) -> None:
    held = Traffic.union(map(Traffic.of, numbers))
    assert read(worded(held)) == held


@given(traffic.filter(lambda one: bool(one.cells)))
def test_a_single_packet_is_worded_alone(one: Drawn) -> None:
    packet = one.traffic.sample
    assert read(worded(Traffic.just(packet))) == Traffic.just(packet)
    assert Packet(packet.protocol, packet.port + 1, packet.source_port) not in Traffic.just(packet)


def read(text: str) -> Traffic:
    """The wording backwards."""
    if text == "nothing":
        return NO_TRAFFIC
    head, but, rest = text.partition("any but ")
    if but:
        return ALL_TRAFFIC - read(rest)
    return ALL_TRAFFIC if head == "any" else Traffic.union(map(part, text.split(", ")))


def part(text: str) -> Traffic:
    named, _, sources = text.partition(" from ")
    name, slash, spans = named.partition("/")
    asked = spans_of(sources) if sources else EVERY_PORT
    if slash:
        held = Intervals.union(
            icmp(each) if "icmp" in name else span(each) for each in spans.split(",")
        )
        return Traffic.of(number(name), held, asked)
    if name in NUMBERS:
        return Traffic.of(NUMBERS[name])
    whole = span(name.removeprefix("protocol "))
    return Traffic.union(Traffic.of(each) for each in range(*whole.bounds))


def number(name: str) -> int:
    return NUMBERS[name] if name in NUMBERS else int(name.removeprefix("protocol "))


def span(text: str) -> Intervals:
    first, _, last = text.partition("-")
    return Intervals.span(int(first), int(last or first) + 1)


def spans_of(text: str) -> Intervals:
    return Intervals.union(map(span, text.split(",")))


def icmp(text: str) -> Intervals:
    kinds, colon, codes = text.partition(":")
    start, end = span(kinds).bounds
    if not colon:
        return Intervals.span(start * CODES, end * CODES)
    first, last = span(codes).bounds
    return Intervals.span(start * CODES + first, start * CODES + last)
