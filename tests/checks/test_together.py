"""Defects of all families in one estate: none hides another, and a waiver lifts its own alone."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.defects import DEFECTS, EXCUSED, MENDS, planted

from landbridge.checks import RULES, Subject, check
from landbridge.model.checked import Checked
from landbridge.model.estate import Waiver

TODAY = date(2026, 11, 22)
Whom = tuple[str, str]
FEW = settings(max_examples=20, deadline=None)
"""Each example proves a network or two."""

drawn = st.lists(st.sampled_from(range(len(DEFECTS))), min_size=2, max_size=40, unique=True)


def together(numbers: Sequence[int]) -> list[int]:
    """Those that can be planted beside all before them."""
    chosen: list[int] = []
    for number in numbers:
        if all(DEFECTS[number].beside(DEFECTS[other]) for other in chosen):
            chosen.append(number)
    return chosen


def checked(numbers: Sequence[int]) -> Checked:
    return check(planted([DEFECTS[number] for number in numbers]), RULES, TODAY)


def found(result: Checked) -> set[Whom]:
    return {(each.id, each.subject) for each in result.findings}


def shown_open(whom: Whom, result: Checked) -> bool:
    """Whether its rule has no answer at all, or names this subject among those it is open for."""
    rule, subject = whom
    return any(
        each.rule == rule and (not each.partly or subject in each.because)
        for each in result.unanswered
    )


@FEW
@given(drawn)
def test_adding_a_defect_never_removes_the_finding_of_another(numbers: list[int]) -> None:
    """Unless nobody can tell any more, and then its rule says that it is open for its subject."""
    *before, last = together(numbers)
    after = checked([*before, last])
    lost = found(checked(before)) - found(after)
    assert {whom for whom in lost if not shown_open(whom, after)} == set()


@FEW
@given(drawn)
def test_every_defect_is_found_among_others(numbers: list[int]) -> None:
    chosen = together(numbers)
    result = checked(chosen)
    known = {each.id for each in result.findings} | {each.rule for each in result.unanswered}
    assert {DEFECTS[number].rule for number in chosen} <= known


@FEW
@given(drawn, st.data())
def test_waiving_is_exact_for_findings_of_all_families(
    numbers: list[int], data: st.DataObject
) -> None:
    subject = planted([DEFECTS[number] for number in together(numbers)])
    whole = sorted(found(check(subject, RULES, TODAY)))
    accepted = set(data.draw(st.lists(st.sampled_from(whole), unique=True)))
    waivers = tuple(
        Waiver(rule=rule, subject=whom, reason="Known.", expires=TODAY) for rule, whom in accepted
    )
    estate = subject.estate.model_copy(update={"waivers": waivers})
    result = check(Subject(estate, subject.sized), RULES, TODAY)
    assert found(result) == {*whole} - accepted
    assert {(each.finding.id, each.finding.subject) for each in result.waived} == accepted


def test_a_healthy_estate_to_plant_in_has_no_finding() -> None:
    assert found(checked([])) == set()


def test_every_family_is_drawn_from() -> None:
    families = {rule.id.partition(".")[0] for rule in RULES}
    assert {each.rule.partition(".")[0] for each in DEFECTS} == families


def test_every_rule_is_planted_or_excused_with_a_reason() -> None:
    assert {each.rule for each in DEFECTS} | {*EXCUSED} == {rule.id for rule in RULES}
    assert {each.rule for each in DEFECTS} & {*EXCUSED} == set()


PLAIN = [
    nth
    for nth, each in enumerate(DEFECTS)
    if each.machines or each.segments or each.prices or each.sized or each.rule.endswith("-max")
]
"""Those that no test of their rule tries as they stand here."""


@pytest.mark.parametrize("number", PLAIN)
def test_a_defect_that_is_planted_alone_is_found(number: int) -> None:
    assert DEFECTS[number].rule in {rule for rule, _ in found(checked([number]))}


ADDRESSES = [
    nth for nth, each in enumerate(DEFECTS) if each.rule in ("vm.shared-ip", "vm.duplicate-ip")
]


@pytest.mark.parametrize("order", [*permutations(ADDRESSES)])
def test_no_duplicate_takes_the_finding_of_another_whatever_their_order(
    order: tuple[int, ...],
) -> None:
    for last in range(1, len(order)):
        assert found(checked(order[:last])) <= found(checked(order[: last + 1]))


def test_what_one_defect_takes_from_another_is_said_of_defects_that_are_planted() -> None:
    assert {rule for pair in MENDS for rule in pair} <= {each.rule for each in DEFECTS}
