"""Findings for a pull request: tables that stay tables, whatever a VM is called."""

import re

import pytest
from tests.render.findings.build import HOSTILE, checked, finding

from landbridge.model.checked import Checked
from landbridge.render.findings import render_markdown


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, without headings."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [re.split(r" (?<!\\)\| ", line[2:-2]) for line in lines]
    return [row for row in cells if row[0] not in {"---", "Severity", "Rule"}]


def test_the_sum_stands_at_the_top() -> None:
    head = render_markdown(checked(), "acme").splitlines()[:3]
    told = "1 blocking, 1 medium, 1 low, 1 waived, 1 rule without an answer"
    assert head == ["## Landbridge: acme", "", told]


def test_a_rule_is_a_row_with_whom_it_concerns_and_where() -> None:
    assert rows(render_markdown(checked(), "acme"))[0] == [
        "blocking",
        "`vm.blocking`",
        "app-01 (exports/vc 1.xlsx, sheet vInfo, row 7)",
        "a cough: it will not move",
        "Its owner: heal it.",
    ]


def test_many_subjects_are_cut_and_the_number_is_said() -> None:
    more = [finding(f"app-1{nth}") for nth in range(9)]
    whom = rows(render_markdown(checked(*more), "acme"))[0][2]
    assert whom.count("<br>") == 5
    assert whom.endswith("<br>and 5 more")


def test_what_differs_between_subjects_stands_with_them() -> None:
    other = finding("app-03", message="a fever: it will not move")
    row = rows(render_markdown(checked(other), "acme"))[0]
    assert "app-01: a cough (" in row[2]
    assert "app-03: a fever (" in row[2]
    assert row[3] == "it will not move"


def test_remedies_that_differ_are_all_told() -> None:
    other = finding("app-03", fix="Its nurse: warm it.")
    row = rows(render_markdown(checked(other), "acme"))[0]
    assert row[4] == "Its owner: heal it.<br>Its nurse: warm it."


@pytest.mark.parametrize(("fevers", "told"), [(4, "7 a cough, 4 a fever"), (3, "")])
def test_what_many_subjects_share_is_counted_where_more_than_ten_have_it(
    fevers: int, told: str
) -> None:
    coughs = [finding(f"app-1{nth}") for nth in range(6)]
    hot = [finding(f"hot-{n}", message="a fever: it will not move") for n in range(fevers)]
    means = rows(render_markdown(checked(*coughs, *hot), "acme"))[0][3]
    assert means == "<br>".join(filter(None, ["it will not move", told]))


def test_what_is_waived_and_what_is_unanswered_follow() -> None:
    text = render_markdown(checked(), "acme")
    (waived,) = [row for row in rows(text) if "The owner knows." in row]
    assert waived[0] == "`vm.blocking`"
    assert waived[1] == "app-02 (exports/vc 1.xlsx, sheet vInfo, row 7)"
    assert waived[2:] == ["a cough: it will not move", "2026-12-31", "The owner knows."]
    assert ["sheet vDisk", "`vm.silent` (high)"] in rows(text)


def test_nothing_found_is_said() -> None:
    text = render_markdown(Checked(findings=()), "acme")
    assert text == "## Landbridge: acme\n\nNothing stands in the way.\n"


def test_a_hostile_name_is_text_and_nothing_else() -> None:
    text = render_markdown(checked(finding(HOSTILE, id="a.b")), HOSTILE)
    assert {len(row) for row in rows(text)} == {5, 2}
    assert not re.search(r"(?<!\\)`#|@all|<b>|\x1b", text)


@pytest.mark.parametrize("start", "=+-@")
def test_a_name_that_a_spreadsheet_would_run_is_marked_as_text(start: str) -> None:
    text = render_markdown(checked(finding(f"{start}cmd()", id="a.b")), "acme")
    shown = "&#64;" if start == "@" else start
    (row,) = [row for row in rows(text) if row[1] == "`a.b`"]
    assert row[2].startswith(f"'{shown}cmd()")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Checked(findings=(finding(),)), "1 blocking"),
        (Checked(findings=()), "Nothing stands in the way"),
    ],
)
def test_what_was_asked_is_said_in_sentences(found: Checked, told: str) -> None:
    sum_ = render_markdown(found, "acme", "Of the 1 rule asked (vm.x)").splitlines()[2]
    assert sum_ == f"Of the 1 rule asked (vm.x): {told}. The others were not asked."
