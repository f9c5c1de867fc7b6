"""Classes are the fewest that no set divides, on a small line and on the line of all addresses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.space.draw import LINE, intervals, numbers

from landbridge.space import ANYWHERE, Addresses, Classes, Intervals

END = ANYWHERE.bounds[1]
families = st.lists(numbers, max_size=6)


def class_at(classes: Classes, number: int) -> int:
    return next(each for start, end, each in classes.spans() if start <= number < end)


@given(families)
def test_two_numbers_are_of_one_class_exactly_if_every_set_holds_both_or_neither(
    sets: list[frozenset[int]],
) -> None:
    classes = Classes(LINE, map(intervals, sets))
    told = [tuple(n in each for each in sets) for n in range(LINE)]
    first = {signature: number for number, signature in enumerate(dict.fromkeys(told))}
    assert [class_at(classes, n) for n in range(LINE)] == [first[each] for each in told]
    assert classes.count == len(first)


@given(families)
def test_a_mask_holds_the_classes_of_the_sets_members(sets: list[frozenset[int]]) -> None:
    classes = Classes(LINE, map(intervals, sets))
    for each in sets:
        mask = classes.mask(intervals(each))
        assert [bool(mask[class_at(classes, n)]) for n in range(LINE)] == [
            n in each for n in range(LINE)
        ]


@given(st.lists(numbers, min_size=2, max_size=6))
def test_what_is_combined_of_the_sets_has_a_mask_too(sets: list[frozenset[int]]) -> None:
    classes = Classes(LINE, map(intervals, sets))
    x, y = intervals(sets[0]), intervals(sets[1])
    a, b = classes.mask(x), classes.mask(y)
    assert np.array_equal(classes.mask(x | y), a | b)
    assert np.array_equal(classes.mask(x & y), a & b)
    assert np.array_equal(classes.mask(x - y), a & ~b)


@given(families)
def test_the_numbers_of_a_mask_are_the_set_again(sets: list[frozenset[int]]) -> None:
    classes = Classes(LINE, map(intervals, sets))
    for each in sets:
        assert classes.numbers(classes.mask(intervals(each))) == intervals(each)
    whole = [classes.numbers(np.arange(classes.count) == n) for n in range(classes.count)]
    assert Intervals.union(whole) == Intervals.span(0, LINE)
    assert sum(each.size for each in whole) == LINE


def test_without_sets_all_is_one_class() -> None:
    classes = Classes(END, [])
    assert classes.count == 1
    assert list(classes.spans()) == [(0, END, 0)]
    assert classes.mask(ANYWHERE).tolist() == [True]
    assert classes.mask(Addresses()).tolist() == [False]


def test_a_foreign_set_that_cuts_where_no_set_does_is_refused() -> None:
    classes = Classes(LINE, [Intervals.span(2, 8)])
    with pytest.raises(KeyError):
        classes.mask(Intervals.span(2, 5))


def test_a_foreign_set_that_divides_a_class_at_known_edges_is_refused() -> None:
    classes = Classes(LINE, [Intervals((2, 4, 6, 8))])
    with pytest.raises(AssertionError, match="divides a class"):
        classes.mask(Intervals.span(2, 4))


def test_addresses_of_both_families_are_cut_exactly() -> None:
    texts = ("10.0.0.0/8", "10.1.0.0/16", "2001:db8::/32", "::/0")
    sets = [Addresses.parse(text) for text in texts]
    classes = Classes(END, sets)
    assert classes.count == 5  # other IPv4, two of 10.0.0.0/8, two of IPv6
    assert [Addresses(classes.numbers(classes.mask(each)).bounds) for each in sets] == sets


def test_two_thousand_prefixes_are_two_thousand_classes_and_the_rest() -> None:
    sets = [Addresses.parse(f"10.{n // 256}.{n % 256}.0/25") for n in range(2000)]
    classes = Classes(END, sets)
    assert classes.count == 2001
    assert sum(int(classes.mask(each).sum()) for each in sets) == 2000
