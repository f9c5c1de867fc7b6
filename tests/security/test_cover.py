"""What covers a dead rule, and who would replace a live one, against what every packet shows."""

from dataclasses import replace

from hypothesis import given
from tests.security import brute
from tests.security.drawn import filters, plain

from landbridge.security.cover import cover
from landbridge.security.dead import dead
from landbridge.security.filter import Action, Filter
from landbridge.security.grid import Grid
from landbridge.security.replaced import replaced


def of(filter_: Filter, *numbers: int) -> Filter:
    """Some rules of a filter alone."""
    return replace(filter_, rules=tuple(filter_.rules[each] for each in numbers))


@given(plain)
def test_a_cover_covers_its_rule_and_none_of_it_is_spare(drawn: Filter) -> None:
    grid = Grid(drawn)
    for each in dead(drawn):
        by = cover(grid, each.number)
        alone = of(drawn, *by, each.number)
        assert len(by) in brute.dead(alone)
        for one in by:
            less = of(drawn, *(other for other in by if other != one), each.number)
            assert len(by) - 1 not in brute.dead(less)


@given(filters())
def test_a_cover_is_no_larger_than_all_that_take_something(drawn: Filter) -> None:
    grid = Grid(drawn)
    for each in dead(drawn):
        assert len(cover(grid, each.number)) <= len(each.by)


@given(filters())
def test_without_a_replaced_rule_every_packet_fares_alike_whatever_is_in_doubt(
    drawn: Filter,
) -> None:
    """Of what is in doubt each rule may match all it names, or nothing."""
    grid = Grid(drawn)
    doubtful = [nth for nth, each in enumerate(drawn.rules) if not each.certain]
    for number in range(len(drawn.rules)):
        found = replaced(grid, number, grid.actions)
        if found is None or (found.left and drawn.otherwise is not grid.actions[number]):
            continue
        for mask in range(1 << min(len(doubtful), 3)):
            out = {doubtful[place] for place in range(3) if mask >> place & 1}
            kept = [nth for nth in range(len(drawn.rules)) if nth not in out]
            sure = [replace(drawn.rules[nth], certain=True) for nth in kept]
            less = [rule for nth, rule in zip(kept, sure, strict=True) if nth != number]
            one, other = (replace(drawn, rules=tuple(each)) for each in (sure, less))
            assert brute.equal(one, other)


@given(filters())
def test_a_rule_in_doubt_or_behind_a_jump_is_never_replaced(drawn: Filter) -> None:
    grid = Grid(drawn)
    for number, rule in enumerate(drawn.rules):
        if not rule.certain or any(each.action is Action.LAND for each in drawn.rules):
            assert replaced(grid, number, grid.actions) is None
