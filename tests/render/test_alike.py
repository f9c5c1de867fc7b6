"""Subnets of the service share a line of the matrix only where every square is the same."""

import pytest

from landbridge.model.proof import Cell
from landbridge.render.alike import alike, members, merged

SUBNETS = ("v/a", "v/b", "v/c")
PLACES = (*SUBNETS, "hub/x")
MADE = {"pc-x": SUBNETS}


def matrix(**different: str) -> tuple[Cell, ...]:
    """Every square the same, but for those named `a_x`: from `v/a` to `hub/x`."""
    return tuple(
        Cell(
            source=one,
            destination=other,
            always="any",
            sometimes="any",
            depends=different.get(f"{one[-1]}_{other[-1]}", "nothing"),
        )
        for one in PLACES
        for other in PLACES
    )


def test_subnets_of_the_service_that_nothing_tells_apart_are_one_line() -> None:
    lines = alike(matrix(), MADE)
    assert members(lines) == {"service subnets of pc-x (3)": SUBNETS}
    shown = merged(matrix(), lines)
    assert [(each.source, each.destination) for each in shown] == [
        ("service subnets of pc-x (3)", "service subnets of pc-x (3)"),
        ("service subnets of pc-x (3)", "hub/x"),
        ("hub/x", "service subnets of pc-x (3)"),
        ("hub/x", "hub/x"),
    ]


@pytest.mark.parametrize("square", ["c_x", "x_c", "c_c"])
def test_a_square_that_differs_keeps_its_subnet_apart(square: str) -> None:
    found = members(alike(matrix(**{square: "tcp/443"}), MADE))
    assert found == {"service subnets of pc-x (2)": ("v/a", "v/b")}


@pytest.mark.parametrize("square", ["c_a", "a_c"])
def test_a_square_between_two_of_them_tells_both_apart_from_the_third(square: str) -> None:
    assert alike(matrix(**{square: "tcp/443"}), MADE) == {}


def test_a_place_that_is_not_of_the_service_never_shares_a_line() -> None:
    assert set(alike(matrix(), MADE)) == set(SUBNETS)


def test_two_lines_of_one_cloud_have_two_names() -> None:
    places = ("v/a", "v/b", "v/c", "v/d")
    cells = [
        Cell(source=one, destination=other, always="any", sometimes="any", depends=depends)
        for one in places
        for other in places
        for depends in ["any" if {one, other} & {"v/c", "v/d"} else "nothing"]
    ]
    assert members(alike(cells, {"pc-x": places})) == {
        "service subnets of pc-x (2)": ("v/a", "v/b"),
        "service subnets of pc-x (2): v/c and alike": ("v/c", "v/d"),
    }
