"""Classes of traffic are the fewest that no set divides; bits and traffic say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.space.draw import CELLS, Cell, Drawn, traffic

from landbridge.space import ALL_TRAFFIC, NO_TRAFFIC, Traffic, TrafficClasses

families = st.lists(traffic, max_size=5)


def made_of(sets: list[Drawn]) -> TrafficClasses:
    return TrafficClasses(each.traffic for each in sets)


def signature(cell: Cell, sets: list[Drawn]) -> tuple[bool, ...]:
    return tuple(cell in each.cells for each in sets)


@given(families)
def test_there_is_a_class_for_each_way_to_be_held_and_no_more(sets: list[Drawn]) -> None:
    nowhere_drawn = (False,) * len(sets)  # such as protocol 99
    ways = {nowhere_drawn, *(signature(cell, sets) for cell in CELLS)}
    assert made_of(sets).count == len(ways)


@given(families)
def test_bits_and_traffic_are_two_ways_to_say_one(sets: list[Drawn]) -> None:
    classes = made_of(sets)
    for each in sets:
        assert classes.traffic(classes.bits(each.traffic)) == each.traffic
    assert classes.traffic(classes.full) == ALL_TRAFFIC
    assert classes.traffic(0) == NO_TRAFFIC


@given(st.lists(traffic, min_size=2, max_size=5))
def test_bits_obey_the_same_laws_as_the_traffic(sets: list[Drawn]) -> None:
    classes = made_of(sets)
    x, y = sets[0].traffic, sets[1].traffic
    a, b = classes.bits(x), classes.bits(y)
    assert classes.traffic(a | b) == x | y
    assert classes.traffic(a & b) == x & y
    assert classes.traffic(a & ~b) == x - y
    assert classes.traffic(classes.full & ~a) == ALL_TRAFFIC - x


@given(families)
def test_the_members_are_disjoint_none_is_empty_and_no_set_divides_one(sets: list[Drawn]) -> None:
    members = made_of(sets).members
    for number, member in enumerate(members):
        assert member
        assert not member & Traffic.union(members[:number])
        assert all(member <= each.traffic or not member & each.traffic for each in sets)


@given(families)
def test_a_sample_lies_in_the_set(sets: list[Drawn]) -> None:
    classes = made_of(sets)
    for each in sets:
        if bits := classes.bits(each.traffic):
            assert classes.sample(bits) in each.traffic
    assert all(classes.sample(1 << n) in classes.members[n] for n in range(classes.count))


def test_the_empty_set_has_no_sample() -> None:
    with pytest.raises(ValueError, match="no class, no packet"):
        TrafficClasses([]).sample(0)


def test_without_sets_all_traffic_is_one_class() -> None:
    classes = TrafficClasses([])
    assert (classes.count, classes.full) == (1, 1)
    assert classes.members == (ALL_TRAFFIC,)


def test_a_set_that_did_not_make_them_has_no_bits() -> None:
    with pytest.raises(KeyError):
        TrafficClasses([Traffic.of(6)]).bits(Traffic.of(17))


def test_nothing_has_no_bits_where_it_helped_to_make_them() -> None:
    assert TrafficClasses([NO_TRAFFIC, Traffic.of(6)]).bits(NO_TRAFFIC) == 0
