"""Intervals obey the laws of sets; the oracle is Python's own set of whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.space.draw import LINE, intervals, members, numbers

from landbridge.space import Intervals


@given(numbers, numbers)
def test_each_operation_gives_what_pythons_sets_give(a: frozenset[int], b: frozenset[int]) -> None:
    x, y = intervals(a), intervals(b)
    assert x | y == intervals(a | b)
    assert x & y == intervals(a & b)
    assert x - y == intervals(a - b)
    assert (x <= y) == (a <= b)
    assert bool(x) == bool(a)
    assert x.size == len(a)


@given(numbers, numbers, numbers)
def test_de_morgan_and_distribution_hold(
    a: frozenset[int], b: frozenset[int], c: frozenset[int]
) -> None:
    x, y, z = intervals(a), intervals(b), intervals(c)
    whole = Intervals.span(0, LINE)
    assert whole - (x | y) == (whole - x) & (whole - y)
    assert whole - (x & y) == (whole - x) | (whole - y)
    assert x & (y | z) == (x & y) | (x & z)
    assert x - y == x & (whole - y)
    assert whole - (whole - x) == x


@given(numbers)
def test_a_number_is_in_a_set_exactly_if_it_is_a_member(a: frozenset[int]) -> None:
    x = intervals(a)
    assert [n in x for n in range(-1, LINE + 2)] == [n in a for n in range(-1, LINE + 2)]
    assert members(x) == a


@given(st.lists(st.tuples(st.integers(0, LINE), st.integers(0, LINE)), max_size=8))
def test_a_union_is_one_value_in_whatever_pieces_and_order_it_comes(
    spans: list[tuple[int, int]],
) -> None:
    sets = [Intervals.span(*span) for span in spans]
    held = frozenset(n for start, end in spans for n in range(start, end))
    assert Intervals.union(sets) == intervals(held)
    assert Intervals.union(reversed(sets)) == intervals(held)
    assert hash(Intervals.union(sets)) == hash(intervals(held))


def test_touching_intervals_become_one() -> None:
    parts = (Intervals.span(5, 9), Intervals.span(0, 5))
    assert Intervals.union(parts).bounds == (0, 9)
    assert (parts[0] | parts[1]).bounds == (0, 9)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3)])
def test_a_span_that_ends_where_it_starts_or_before_is_empty(start: int, end: int) -> None:
    assert Intervals.span(start, end) == Intervals()
    assert not Intervals.span(start, end)
