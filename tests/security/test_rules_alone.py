"""Dead rules, spare rules and equal filters, against three other ways to find them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security import brute
from tests.security.algebra import Reader
from tests.security.diagrams import Diagrams
from tests.security.drawn import PACKETS, PLACES, SETS, TRAFFIC, filters, plain, rules
from tests.security.smt import Smt

from landbridge.security.dead import dead
from landbridge.security.decisive import decisive
from landbridge.security.equal import Witness, equal
from landbridge.security.filter import Action, Filter, Rule
from landbridge.security.grid import Grid
from landbridge.security.matching import service
from landbridge.security.outcomes import Answer
from landbridge.security.replaced import replaced
from landbridge.security.walk import everything, walk
from landbridge.space import (
    ANYWHERE,
    NOWHERE,
    Addresses,
    Classes,
    Packet,
    TrafficClasses,
    number_of,
)

ALLOW, DENY, ALWAYS, PROXY = Action.ALLOW, Action.DENY, Action.ALWAYS, Action.PROXY
few = filters(most=4)
EXAMPLES = settings().max_examples
"""The other two oracles take their time, so that they are asked less often when many are tried."""


def filter_of(*rules_: Rule, otherwise: Action = DENY) -> Filter:
    return Filter("test", "rules", rules_, otherwise)


def rule(
    source: str = "*",
    destination: str = "*",
    traffic: str = "any",
    action: Action = ALLOW,
    *,
    certain: bool = True,
) -> Rule:
    ends = Addresses.parse(source), Addresses.parse(destination)
    return Rule("", action, *ends, service(traffic), certain)


def covers(filter_: Filter) -> dict[int, tuple[int, ...]]:
    return {each.number: each.by for each in dead(filter_)}


def spare(filter_: Filter) -> list[int]:
    """The rules without which the others do the same: dead ones, and those that others replace."""
    grid = Grid(filter_)
    alive = decisive(grid)
    asked = (each for each in grid.numbers(0) if grid.actions[each] is not Action.LAND)
    return [each for each in asked if each not in alive or stood_in(grid, each)]


def stood_in(grid: Grid, number: int) -> bool:
    """Whether others, and the end of the filter, do alike to all that a rule takes."""
    found = replaced(grid, number, grid.actions)
    alike = grid.filters[0].otherwise is grid.actions[number]
    return found is not None and (found.left is None or alike)


def settled(filter_: Filter) -> bool:
    """Whether nothing in it is in doubt or leads on: there the product tells every spare rule."""
    leading = {Action.PARK, Action.LAND}
    return all(each.certain and each.action not in leading for each in filter_.rules)


def shown(witness: Witness, one: Filter, other: Filter) -> bool:
    """Whether both answers of a witness are right, rules and all, and differ."""
    ends = number_of(witness.source), number_of(witness.destination)
    kind = (*ends, witness.packet)
    fates = [brute.fate(each, brute.matching(each, kind)) for each in (one, other)]
    told = (witness.one, witness.other)
    return witness.one.actions != witness.other.actions and all(
        (frozenset(answer.actions), answer.rules) == (fate.actions, fate.takers)
        for answer, fate in zip(told, fates, strict=True)
    )


def test_the_packets_of_the_definition_are_of_every_kind_that_the_drawn_sets_tell_apart() -> None:
    places = {tuple(number_of(each) in one for one in SETS) for each in PLACES}
    packets = {tuple(each in one for one in TRAFFIC) for each in PACKETS}
    assert len(places) == Classes(ANYWHERE.bounds[1], SETS).count
    assert len(packets) == TrafficClasses(TRAFFIC).count


@given(filters() | plain)
def test_dead_rules_and_what_covers_them_are_those_that_every_packet_shows(drawn: Filter) -> None:
    assert covers(drawn) == brute.dead(drawn)


@given(plain)
def test_spare_rules_are_those_without_which_every_packet_fares_alike(drawn: Filter) -> None:
    assert spare(drawn) == brute.redundant(drawn)


@given(filters() | plain)
def test_where_something_is_in_doubt_only_such_rules_are_spare(drawn: Filter) -> None:
    assert {*brute.dead(drawn)} <= {*spare(drawn)} <= {*brute.redundant(drawn)}
    assert not settled(drawn) or spare(drawn) == brute.redundant(drawn)


@given(few, few)
def test_filters_are_equal_exactly_if_every_packet_fares_alike(one: Filter, other: Filter) -> None:
    answer = equal(one, other)
    assert bool(answer) == brute.equal(one, other)
    assert answer.witness is None or shown(answer.witness, one, other)


@settings(max_examples=min(EXAMPLES, 400))
@given(filters() | plain, few)
def test_decision_diagrams_find_the_same(drawn: Filter, other: Filter) -> None:
    reader = Reader(Diagrams())
    assert reader.dead(drawn) == [*covers(drawn)]
    assert {*spare(drawn)} <= {*reader.redundant(drawn)}
    assert not settled(drawn) or reader.redundant(drawn) == spare(drawn)
    assert reader.equal(drawn, other) == bool(equal(drawn, other))


@settings(max_examples=min(EXAMPLES, 100))
@given(few, few)
def test_a_solver_finds_the_same(drawn: Filter, other: Filter) -> None:
    reader = Reader(Smt())
    assert reader.dead(drawn) == [*covers(drawn)]
    assert {*spare(drawn)} <= {*reader.redundant(drawn)}
    assert not settled(drawn) or reader.redundant(drawn) == spare(drawn)
    assert reader.equal(drawn, other) == bool(equal(drawn, other))


@given(filters(), rules(tuple(Action), (True, False)))
def test_a_rule_at_the_end_makes_no_earlier_one_dead(drawn: Filter, last: Rule) -> None:
    longer = replace(drawn, rules=(*drawn.rules, last))
    assert {number: by for number, by in covers(longer).items() if number < len(drawn.rules)} == (
        covers(drawn)
    )


@given(filters())
def test_a_rule_in_doubt_makes_no_other_dead(drawn: Filter) -> None:
    for by in covers(drawn).values():
        assert all(drawn.rules[number].certain for number in by)


@given(filters())
def test_a_filter_without_one_of_its_spare_rules_is_equal_to_it(drawn: Filter) -> None:
    for number in spare(drawn):
        rest = (*drawn.rules[:number], *drawn.rules[number + 1 :])
        assert equal(drawn, replace(drawn, rules=rest))


@given(filters())
def test_a_filter_without_all_its_dead_rules_is_equal_to_it(drawn: Filter) -> None:
    gone = covers(drawn)
    rest = tuple(each for number, each in enumerate(drawn.rules) if number not in gone)
    assert equal(drawn, replace(drawn, rules=rest))


@given(few)
def test_a_filter_is_equal_to_itself(drawn: Filter) -> None:
    assert equal(drawn, drawn)
    assert equal(drawn, replace(drawn))


@given(few, few)
def test_equality_is_the_same_from_both_sides(one: Filter, other: Filter) -> None:
    assert bool(equal(one, other)) == bool(equal(other, one))


@given(few, few, few)
def test_what_is_equal_to_the_same_is_equal(one: Filter, two: Filter, three: Filter) -> None:
    same = [bool(equal(*pair)) for pair in ((one, two), (two, three), (one, three))]
    assert same.count(True) != 2


@given(plain, st.integers(0, 7))
def test_turning_a_live_rule_round_is_noticed_unless_it_is_dead(drawn: Filter, place: int) -> None:
    if place >= len(drawn.rules):
        return
    old = drawn.rules[place]
    new = replace(old, action=DENY if old.action is ALLOW else ALLOW)
    turned = (*drawn.rules[:place], new, *drawn.rules[place + 1 :])
    assert bool(equal(drawn, replace(drawn, rules=turned))) == (place in covers(drawn))


def test_two_halves_cover_the_whole_together() -> None:
    halves = filter_of(rule("10.0.0.0/9"), rule("10.128.0.0/9"), rule("10.0.0.0/8"))
    assert covers(halves) == {2: (0, 1)}
    assert spare(halves) == [0, 1, 2]


def test_one_address_less_leaves_the_whole_alive() -> None:
    nearly = filter_of(
        rule("10.0.0.0/9"), rule("10.128.0.0-10.255.255.254"), rule("10.0.0.0/8", action=DENY)
    )
    assert covers(nearly) == {}


@pytest.mark.parametrize(("last", "expected"), [("65535", {2: (0, 1)}), ("65534", {})])
def test_ports_are_covered_to_the_last(last: str, expected: dict[int, tuple[int, ...]]) -> None:
    filter_ = filter_of(
        rule(traffic="tcp/0-1023"), rule(traffic=f"tcp/1024-{last}"), rule(traffic="tcp")
    )
    assert covers(filter_) == expected


def test_no_packet_goes_from_one_family_to_the_other() -> None:
    both = filter_of(rule("0.0.0.0/0", "0.0.0.0/0"), rule("::/0", "::/0"), rule(action=DENY))
    assert covers(both) == {2: (0, 1)}
    assert covers(filter_of(rule("10.0.0.0/8", "::/0"))) == {0: ()}


def test_a_rule_over_nothing_is_dead_and_nothing_covers_it() -> None:
    nothing = Rule("", ALLOW, source=NOWHERE)
    assert covers(filter_of(rule(), nothing)) == {1: ()}


def test_only_the_rules_that_take_something_of_a_dead_one_cover_it() -> None:
    filter_ = filter_of(
        rule("10.0.0.0/8", traffic="tcp/22", action=DENY),
        rule("10.0.0.0/8", traffic="udp"),
        rule("10.0.0.0/8", traffic="tcp"),
        rule("10.1.0.0/16", traffic="tcp/22"),
    )
    assert covers(filter_) == {3: (0,)}


def test_a_rule_in_doubt_covers_nothing_and_may_be_dead_itself() -> None:
    assert covers(filter_of(rule(certain=False), rule("10.0.0.0/8", action=DENY))) == {}
    assert covers(filter_of(rule(), rule("10.0.0.0/8", action=DENY, certain=False))) == {1: (0,)}


def test_a_jump_covers_the_rules_up_to_its_landing_and_none_behind() -> None:
    jump, land = rule("10.0.0.0/8", action=Action.PARK), Rule("", Action.LAND)
    between, behind = rule("10.1.0.0/16"), rule("10.2.0.0/16", action=DENY)
    filter_ = filter_of(jump, between, land, behind, behind)
    assert covers(filter_) == {1: (0,), 4: (3,)}


def test_a_live_rule_is_redundant_where_the_end_says_the_same() -> None:
    filter_ = filter_of(rule("10.0.0.0/8"), rule("192.0.2.0/24", action=DENY))
    assert (spare(filter_), covers(filter_)) == ([1], {})


@pytest.mark.parametrize(("behind", "expected"), [("255", [0]), ("254", [])])
def test_a_rule_is_redundant_only_if_the_last_packet_of_it_fares_alike(
    behind: str, expected: list[int]
) -> None:
    first = rule("10.0.0.0/8", traffic="udp")
    assert spare(filter_of(first, rule(f"10.0.0.0-10.255.255.{behind}"))) == expected


def test_what_an_uncertain_rule_may_do_counts_as_a_difference() -> None:
    doubtful = filter_of(rule("10.0.0.0/8", certain=False))
    witness = equal(doubtful, filter_of()).witness
    assert witness is not None
    assert (witness.source, witness.one.actions, witness.other.actions) == (
        "10.0.0.0",
        (DENY, ALLOW),
        (DENY,),
    )
    assert (witness.one.rules, witness.other.rules) == ((0,), ())


@pytest.mark.parametrize("action", [ALWAYS, PROXY, Action.PASS])
def test_ways_to_let_through_differ(action: Action) -> None:
    assert not equal(filter_of(rule()), filter_of(rule(action=action)))


def test_a_difference_of_one_packet_is_found_and_told_with_both_rules() -> None:
    most = rule("10.0.0.0/8", "192.0.2.0/24", "tcp/443")
    but = rule("10.255.255.255", "192.0.2.255", "tcp/443", DENY)
    witness = equal(filter_of(most), filter_of(but, most)).witness
    assert witness == Witness(
        "10.255.255.255",
        "192.0.2.255",
        Packet(6, 443, 0),
        one=Answer((ALLOW,), rules=(0,)),
        other=Answer((DENY,), rules=(0,)),
    )


def test_a_difference_in_ipv6_alone_is_told_with_such_addresses() -> None:
    witness = equal(filter_of(rule("0.0.0.0/0")), filter_of(rule())).witness
    assert witness is not None
    assert (witness.source, witness.destination) == ("::", "::")


def test_filters_without_rules_are_equal_if_they_end_alike() -> None:
    assert equal(filter_of(), filter_of())
    assert not equal(filter_of(), filter_of(otherwise=ALLOW))
    assert covers(filter_of()) == {}
    assert spare(filter_of()) == []


def takers(filter_: Filter, largest: int) -> set[int]:
    """The rules that take something when all are asked about boxes of so many words."""
    grid = Grid(filter_)
    return {taken.rule for box in everything(grid, largest) for taken in walk(box, grid.numbers(0))}


@given(filters() | plain)
def test_a_search_finds_the_rules_that_decide_and_so_does_a_walk_through_boxes_of_any_size(
    drawn: Filter,
) -> None:
    found = {*decisive(Grid(drawn))}
    assert takers(drawn, 1) == found
    assert takers(drawn, 1 << 20) == found


@given(filters() | plain)
def test_where_a_rule_is_found_to_decide_it_does(drawn: Filter) -> None:
    grid = Grid(drawn)
    for number, cell in decisive(grid).items():
        source, destination, packet = grid.sample(cell)
        kind = (number_of(source), number_of(destination), packet)
        assert number in brute.fate(drawn, brute.matching(drawn, kind)).takers
