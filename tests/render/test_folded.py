"""Connections of which the same is told share a line, and no line tells more than they did."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from landbridge.render.folded import Told, folded, named

PLACES = ("a/1", "a/2", "a/3", "a/4", "b/1", "offices")
CONNECTIONS = st.lists(
    st.builds(
        Told, st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from([("x",), ("y",)])
    ),
    unique_by=lambda told: (told.source, told.destination),
)


@given(CONNECTIONS)
def test_lines_tell_every_connection_once_and_nothing_else(told: list[Told]) -> None:
    unfolded = [
        Told(source, destination, line.what)
        for line in folded(told)
        for source, destination in product(line.sources, line.destinations)
    ]
    assert sorted(unfolded) == sorted(told)


def test_a_square_is_one_line_whichever_way_it_is_longer() -> None:
    told = [Told(one, other, ("any",)) for one in ("a/1", "a/2") for other in ("b/1", "offices")]
    assert folded(told) == [(("a/1", "a/2"), ("b/1", "offices"), ("any",))]


def test_all_of_a_network_is_a_star_and_few_exceptions_are_named() -> None:
    assert named(("a/1", "a/2", "a/3", "a/4", "offices"), PLACES) == "a/*, offices"
    more = (*PLACES, "a/5")
    assert named(("a/1", "a/2", "a/3", "a/4"), more) == "a/* but 5"
    assert named(("a/1", "a/2"), PLACES) == "a/1, a/2"
