"""Traffic obeys the laws of sets; the oracle is a set of cells that nothing drawn divides."""

from functools import reduce
from itertools import pairwise
from operator import or_
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.space.draw import CELLS, Cell, Drawn, boxes, drawn, traffic

from landbridge.security import matching
from landbridge.space import ALL_TRAFFIC, NO_TRAFFIC, NUMBERS, Intervals, Packet, Traffic


def members(held: Traffic) -> frozenset[Cell]:
    """The cells of which a set holds both corners; none is held in part."""
    for cell in CELLS:
        assert len({corner in held for corner in cell.corners}) == 1
    return frozenset(cell for cell in CELLS if cell.corners[0] in held)


@given(traffic, traffic)
def test_each_operation_gives_what_pythons_sets_give(one: Drawn, other: Drawn) -> None:
    x, y, a, b = one.traffic, other.traffic, one.cells, other.cells
    assert members(x | y) == a | b
    assert members(x & y) == a & b
    assert members(x - y) == a - b
    assert (x <= y) == (a <= b)
    assert (x == y) == (a == b)
    assert bool(x) == bool(a)


@given(traffic, traffic, traffic)
def test_de_morgan_and_distribution_hold(one: Drawn, two: Drawn, three: Drawn) -> None:
    x, y, z = one.traffic, two.traffic, three.traffic
    assert ALL_TRAFFIC - (x | y) == (ALL_TRAFFIC - x) & (ALL_TRAFFIC - y)
    assert ALL_TRAFFIC - (x & y) == (ALL_TRAFFIC - x) | (ALL_TRAFFIC - y)
    assert x & (y | z) == (x & y) | (x & z)
    assert ALL_TRAFFIC - (ALL_TRAFFIC - x) == x


@given(traffic, st.randoms())
def test_equal_sets_are_equal_values_however_they_were_made(one: Drawn, lot: Random) -> None:
    cells = [cell.traffic for cell in one.cells]
    lot.shuffle(cells)
    again = [Traffic.union(cells), reduce(or_, cells, NO_TRAFFIC)]
    assert again == [one.traffic, one.traffic]
    assert {hash(each) for each in again} == {hash(one.traffic)}


@given(traffic)
def test_pieces_rise_and_touch_only_where_they_differ(one: Drawn) -> None:
    pieces = one.traffic.pieces
    assert all(piece.start < piece.end and piece.sources for piece in pieces)
    for left, right in pairwise(pieces):
        assert left.end <= right.start
        assert left.end < right.start or left.sources != right.sources


@given(st.lists(boxes, max_size=8))
def test_a_union_is_the_chain_of_its_parts(some: list[Cell]) -> None:
    chain = reduce(or_, (box.traffic for box in some), NO_TRAFFIC)
    assert drawn(some).traffic == chain


@given(traffic)
def test_its_values_are_disjoint_and_make_it_up(one: Drawn) -> None:
    values = list(one.traffic.values())
    assert len({sources for _, sources in values}) == len(values)
    stretches = [services for services, _ in values]
    assert sum(each.size for each in stretches) == Intervals.union(stretches).size
    for services, sources in values:
        assert all(one.traffic.sources_at(start) == sources for start, _ in services.pairs())


@given(traffic.filter(lambda one: bool(one.cells)))
def test_a_sample_lies_in_the_set_and_is_held_by_itself_alone(one: Drawn) -> None:
    packet = one.traffic.sample
    assert packet in one.traffic
    assert Traffic.just(packet) <= one.traffic
    assert packet not in one.traffic - Traffic.just(packet)


def test_nothing_has_no_sample() -> None:
    with pytest.raises(IndexError):
        _ = NO_TRAFFIC.sample


def test_no_source_port_is_no_traffic() -> None:
    assert Traffic.of(NUMBERS["tcp"], sources=Intervals()) == NO_TRAFFIC


def test_all_protocols_together_are_all_traffic() -> None:
    assert Traffic.union(Traffic.of(number) for number in range(256)) == ALL_TRAFFIC
    assert Traffic.union(Traffic.of(number) for number in range(255)) != ALL_TRAFFIC


PACKETS = {
    "tcp/443": Packet(6, 443, 50000),
    "udp/53": Packet(17, 53, 0),
    "icmp type 8": Packet(1, 8 * 256, 0),
    "gre": Packet(47, 0, 0),
    "protocol 99": Packet(99, 0, 0),
}


@pytest.mark.parametrize("text", PACKETS)
def test_a_packet_is_told_as_a_firewall_owner_tells_it(text: str) -> None:
    assert str(PACKETS[text]) == text


SAMPLES = (
    (("tcp/443", "tcp/80"), "tcp/443"),
    (("any",), "tcp/443"),
    (("tcp/9000-9100", "udp/53"), "tcp/9000"),
    (("udp/53", "icmp"), "udp/53"),
    (("icmp",), "icmp type 0"),
    (("gre",), "gre"),
)


@pytest.mark.parametrize(("texts", "shown"), SAMPLES)
def test_a_sample_is_one_that_people_know_if_there_is_any(
    texts: tuple[str, ...], shown: str
) -> None:
    assert str(matching.services(texts).sample) == shown


@given(traffic)
def test_what_answers_an_answer_is_the_request(one: Drawn) -> None:
    assert one.traffic.answered.answered == one.traffic


def test_a_reply_has_the_two_ports_changed_over_and_keeps_its_protocol() -> None:
    web = Traffic.just(Packet(NUMBERS["tcp"], 443, 40000))
    assert web.answered == Traffic.just(Packet(NUMBERS["tcp"], 40000, 443))
    assert Traffic.of(NUMBERS["esp"]).answered == Traffic.of(NUMBERS["esp"])
    assert ALL_TRAFFIC.answered == ALL_TRAFFIC
    assert matching.traffic_of("tcp", ("443",)).answered == matching.traffic_of(
        "tcp", ("*",), ("443",)
    )
