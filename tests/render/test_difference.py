"""What a change board reads of a difference: the answer, what is left out, and tables."""

from typing import Any

import pytest

from landbridge.model.difference import Changed, Difference, Inspected, Moved
from landbridge.render.difference import (
    LEGEND,
    answer,
    elsewhere,
    render_difference,
    sections,
    total,
    ways,
)

NO = "nothing"
KINDS = ("loses", "may_lose", "closes", "gains", "may_gain", "clears")


def found(**keys: Any) -> Difference:  # noqa: ANN401 - any field
    """A difference of four pairs with these fields."""
    none: dict[str, Any] = dict.fromkeys(("moved", "gone", "come", "places", "groups"), ())
    return Difference(**{"compared": (), "pairs": 4, "inspections": ()} | none | keys)


def change(kind: str, source: str = "a", destination: str = "b") -> Changed:
    """One kind of turn between two places."""
    return Changed(source, destination, **dict.fromkeys(KINDS, NO) | {kind: "tcp/443"})


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"places": (change("loses"),)}, "Somebody loses a connection, or a connection a firewall"),
        ({"groups": (change("loses"),)}, "Somebody loses a connection, or a connection a firewall"),
        ({"inspections": (Inspected("a", "b", ("fw",), ()),)}, "Somebody loses a connection, or"),
        ({"inspections": (Inspected("a", "b", ("fw",), (), after_open=True),)}, "Nobody loses for"),
        ({"inspections": (Inspected("a", "b", (), ("fw",)),)}, "Nobody loses."),
        ({"places": (change("may_lose"),)}, "Nobody loses for certain; something is open."),
        ({"places": (change("closes"),)}, "Nobody loses for certain; something is open."),
        ({"gone": ("x",)}, "Nobody loses for certain; something is open."),
        ({"places": tuple(map(change, KINDS[3:]))}, "Nobody loses."),
        ({"come": ("x",), "groups_gone": ("g",)}, "Nobody loses."),
    ],
)
def test_the_answer_says_whether_somebody_loses(keys: dict[str, Any], told: str) -> None:
    assert answer(found(**keys)).startswith(told)


def test_the_sum_counts_places_and_inspections() -> None:
    assert total(found()) == "4 pairs compared, and nothing differs"
    two = (change("gains"), change("gains", "b", "a"), change("loses", "c"))
    others = (Inspected("a", "b", (), ("fw",)),)
    assert total(found(places=two, inspections=others)) == (
        "4 pairs compared: of places, 1 loses, 2 gain, 1 is inspected by others"
    )
    assert total(found(groups=two)) == "4 pairs compared: of places, none differ"


def test_what_is_gone_or_has_come_in_part_is_called_so() -> None:
    both = found(
        compared=("kept", "new"),
        moved=(Moved("old", "new"), Moved("split", "new")),
        gone=("split", "lost"),
        come=("kept", "fresh"),
        groups_come=("app",),
    )
    assert list(elsewhere(both)) == [
        "Moved with its addresses: old, a part of split to new",
        "Only in the old network, and not compared: a part of split, lost",
        "Only in the new network, and not compared: a part of kept, fresh",
        "Groups and applications only in the new network: app",
    ]


def test_groups_stand_before_places_and_inspections_at_the_end() -> None:
    told = found(
        places=(change("gains"), change("loses")),
        groups=(change("loses", "app", "db"),),
        inspections=(Inspected("a", "b", (), ("fw",), traffic="tcp/1"),),
        inspected_groups=(Inspected("app", "db", (), ("fw",), traffic="tcp/2"),),
    )
    loses, gains, others = sections(told)
    assert loses.rows == [("app", "db", "tcp/443"), ("a", "b", "tcp/443")]
    assert (loses.title, gains.title) == ("Who loses", "Who gains")
    assert others.rows == [
        ("app", "db", "no firewall", "fw", "tcp/2"), ("a", "b", "no firewall", "fw", "tcp/1"),
    ]  # fmt: skip


def test_a_way_that_is_not_told_may_have_others_on_it() -> None:
    assert ways(Inspected("a", "b", ("fw",), (), True, True)) == (
        "fw, or others", "no firewall, or others",
    )  # fmt: skip


def test_the_text_of_a_stranger_is_no_markdown() -> None:
    told = render_difference(found(places=(change("loses", "a|b"),)), "old_*", "new")
    assert told.startswith("## Landbridge: old\\_\\* to new\n\n**Somebody loses")
    assert "| a\\|b | b | tcp/443 |\n" in told
    assert told.endswith(f"\n{LEGEND}\n")
    assert LEGEND not in render_difference(found(come=("x",)), "old", "new")
