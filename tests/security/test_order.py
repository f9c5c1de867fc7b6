"""Sets of rules as integers, against sets of numbers."""

from hypothesis import given
from hypothesis import strategies as st

from landbridge.security.order import Order

CHOSEN = st.lists(st.booleans(), max_size=70)


@given(CHOSEN)
def test_a_set_of_rules_tells_who_is_in_it_the_first_and_the_last(chosen: list[bool]) -> None:
    order, numbers = Order(len(chosen)), [nth for nth, each in enumerate(chosen) if each]
    rules = order.those(chosen)
    assert rules == sum(order.rule(number) for number in numbers)
    assert order.numbers(rules) == numbers
    assert order.last(rules) == max(numbers, default=-1)
    if numbers:
        assert order.first(rules) == min(numbers)


@given(CHOSEN, st.data())
def test_a_rule_has_those_with_smaller_numbers_before_it(
    chosen: list[bool], data: st.DataObject
) -> None:
    order, number = Order(len(chosen)), data.draw(st.integers(0, len(chosen)))
    assert order.numbers(order.before(number)) == list(range(number))
    assert order.any_before(number, order.those(chosen)) is any(chosen[:number])


@given(st.lists(st.integers(0, 5), min_size=1, max_size=70))
def test_rules_are_parted_by_the_sets_that_they_are_in(of: list[int]) -> None:
    order = Order(len(of))
    parted = [order.numbers(rules) for rules in order.sets(of, 6)]
    assert parted == [[nth for nth, each in enumerate(of) if each == mine] for mine in range(6)]
