"""One gate: what rules, reading and sizing find stands, unless somebody answers for it by name."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import estate, vm

from landbridge.checks import Hit, Rule, Subject, check
from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Checked, Lack
from landbridge.model.estate import Estate

TODAY = date(2026, 11, 22)
SUBJECTS = ("app-01", "app-02", "db-01")
EVIDENCE = (Place(file="vc.xlsx", sheet="vInfo", row=2),)


def rule(
    name: str = "vm.ill",
    subjects: Sequence[str] = SUBJECTS,
    severity: Severity = Severity.BLOCKING,
    needs: tuple[str, ...] = ("vms",),
) -> Rule:
    """A rule that finds just these subjects."""
    return Rule(
        id=name,
        severity=severity,
        says="the VM is ill",
        happens="it will not move",
        fix="Its owner: heal it.",
        source=("a.fact",),
        needs=needs,
        find=lambda subject: (Hit(each, "a cough", EVIDENCE) for each in subjects),
    )


def waiver(
    rule: str = "vm.ill", subject: str = "app-01", expires: date = TODAY
) -> dict[str, object]:
    return {"rule": rule, "subject": subject, "reason": "The owner knows.", "expires": expires}


def checked(
    *waivers: dict[str, object],
    rules: Sequence[Rule] | None = None,
    others: Sequence[Finding] = (),
    **keys: Any,  # noqa: ANN401 - any key of the estate file
) -> Checked:
    given = estate([vm()], waivers=waivers, **keys)
    return check(Subject(given), rules or [rule()], TODAY, others)


def keys(found: Checked) -> list[tuple[str, str]]:
    return [(each.id, each.subject) for each in found.findings]


def finding(severity: Severity = Severity.LOW, name: str = "intake.vm-twice") -> Finding:
    return Finding(id=name, severity=severity, subject="vc.xlsx", message="seen twice")


def test_a_finding_bears_the_text_of_its_rule_and_what_was_seen() -> None:
    (found,) = checked(rules=[rule(subjects=["app-01"])]).findings
    assert found.message == "a cough: it will not move"
    assert (found.fix, found.source, found.evidence) == (
        "Its owner: heal it.",
        ("a.fact",),
        EVIDENCE,
    )


def test_the_worst_comes_first_wherever_it_was_found() -> None:
    found = checked(
        rules=[rule("vm.b", ["x"], Severity.MEDIUM)], others=[finding(), finding(Severity.HIGH)]
    )
    assert [each.severity for each in found.findings] == ["high", "medium", "low"]


def test_what_is_found_twice_is_told_once() -> None:
    assert len(checked(others=[finding(), finding()]).findings) == len(SUBJECTS) + 1


def test_a_rule_without_what_it_needs_is_unanswered() -> None:
    found = checked(rules=[rule(needs=("vms", "disks"))])
    assert found.findings == ()
    (silent,) = found.unanswered
    assert (silent.rule, silent.severity) == ("vm.ill", "blocking")
    assert silent.because == "nothing is known of sheet vDisk"
    assert found.unsure == (silent,)


def test_a_rule_without_a_key_of_the_estate_names_the_key() -> None:
    found = checked(rules=[rule(needs=("estate.private_cloud.region",))])
    assert found.unanswered[0].because == "the estate does not say `private_cloud.region`"


def test_a_rule_that_answers_in_part_is_run_and_open_for_the_rest() -> None:
    open_ = (Lack(part="vms", why="one thing"), Lack(part="vms", why="another"))
    partly = replace(rule(needs=("disks", "vms")), undecided=lambda _: open_)
    found = checked(rules=[partly])
    assert [each.subject for each in found.findings] == list(SUBJECTS)
    (silent,) = found.unanswered
    assert (silent.because, silent.lacks, silent.partly) == ("one thing; another", open_, True)


def test_a_rule_that_lacks_all_that_it_needs_has_no_answer_even_in_part() -> None:
    """It is run all the same: nobody but the rule knows what can be seen without."""
    open_ = replace(rule(needs=("disks",)), undecided=lambda _: [Lack(part="disks")])
    found = checked(rules=[open_])
    assert [each.subject for each in found.findings] == list(SUBJECTS)
    assert [each.partly for each in found.unanswered] == [False]


def test_a_rule_that_leaves_nothing_open_is_answered_whatever_it_lacks() -> None:
    whole = replace(rule(needs=("disks",)), undecided=lambda _: [])
    assert checked(rules=[whole]).unanswered == ()


def test_a_waiver_lifts_its_finding_and_no_other() -> None:
    found = checked(waiver())
    assert keys(found) == [("vm.ill", "app-02"), ("vm.ill", "db-01")]
    assert [each.finding.subject for each in found.waived] == ["app-01"]
    assert found.waived[0].waiver.reason == "The owner knows."


def test_a_waiver_lifts_a_finding_of_reading_too() -> None:
    found = checked(waiver("intake.vm-twice", "vc.xlsx"), others=[finding()])
    assert ("intake.vm-twice", "vc.xlsx") not in keys(found)


def test_a_waiver_holds_on_its_last_day_and_counts_as_none_on_the_next() -> None:
    assert ("vm.ill", "app-01") not in keys(checked(waiver(expires=TODAY)))
    past = checked(waiver(expires=TODAY - timedelta(days=1)))
    assert ("vm.ill", "app-01") in keys(past)
    (told,) = [each for each in past.findings if each.id == "waiver.expired"]
    assert told.severity == "medium"
    assert told.message == "the waiver ended on 2026-11-21 and counts as none"


def test_a_waiver_that_was_renewed_is_only_to_be_taken_out() -> None:
    found = checked(waiver(expires=TODAY - timedelta(days=1)), waiver())
    assert ("vm.ill", "app-01") not in keys(found)
    (told,) = [each for each in found.findings if each.id.startswith("waiver.")]
    assert (told.id, told.severity, told.fix) == (
        *("waiver.twice", "low"),
        "Take out the one that ended.",
    )
    assert told.message.startswith("the waiver ended on 2026-11-21; another lifts the same finding")


def test_what_is_said_of_waivers_cannot_be_waived_and_is_not_unknown() -> None:
    found = checked(waiver("waiver.expired", "vm.ill of app-01"))
    (told,) = [each for each in found.findings if each.id.startswith("waiver.")]
    assert (told.id, told.severity) == ("waiver.of-no-rule", "high")
    assert told.message.startswith("waiver.expired cannot be waived")


def test_a_waiver_of_no_rule_is_bad_and_names_the_nearest() -> None:
    (told,) = [
        each for each in checked(waiver("vm.il")).findings if each.subject == "vm.il of app-01"
    ]
    assert (told.id, told.severity) == ("waiver.of-no-rule", "high")
    assert told.fix == "Did you mean vm.ill? Correct it in the estate file."


def test_a_waiver_of_no_rule_that_is_like_none_has_none_suggested() -> None:
    found = checked(waiver("vm.x"), rules=[rule("vm.lost")])
    (told,) = [each for each in found.findings if each.id == "waiver.of-no-rule"]
    assert "Did you mean" not in told.fix


def test_a_waiver_of_a_finding_that_sizing_could_make_is_of_a_rule() -> None:
    (told,) = [
        each for each in checked(waiver("sizing.small-cluster")).findings if each.severity == "low"
    ]
    assert told.id == "waiver.fits-nothing"
    assert told.fix == "Take the waiver out: what it was for is gone."


def told(found: Checked) -> list[Finding]:
    """What is said of waivers."""
    return [each for each in found.findings if each.id.startswith("waiver.")]


def test_a_waiver_of_nobody_is_as_bad_as_one_of_no_rule_and_names_the_nearest_subject() -> None:
    (of_nobody,) = told(checked(waiver(subject="app-1")))
    assert (of_nobody.id, of_nobody.severity) == ("waiver.of-nobody", "high")
    assert of_nobody.message == (
        "vm.ill is not about app-1, and nothing is called so: nothing is waived"
    )
    assert of_nobody.fix == "Did you mean app-01? Correct it in the estate file."


def test_a_waiver_of_nobody_is_as_bad_where_its_rule_finds_nothing_at_all() -> None:
    (of_nobody,) = told(checked(waiver(subject="app-1"), rules=[rule(subjects=[])]))
    assert (of_nobody.id, of_nobody.severity) == ("waiver.of-nobody", "high")


def test_a_waiver_of_a_pair_of_which_one_is_there_is_only_to_be_taken_out() -> None:
    pair = waiver(subject="00:50:56:8a:39:b4 of vm and vm-2")
    (gone,) = told(checked(pair, rules=[rule(subjects=[])]))
    assert gone.id == "waiver.fits-nothing"


def test_a_waiver_of_what_the_estate_alone_names_is_of_nobody_only_where_its_rule_finds() -> None:
    about = rule("design.ill", [], needs=("estate.name",))
    (gone,) = told(checked(waiver("design.ill", "10.0.0.0/22"), rules=[about]))
    assert gone.id == "waiver.fits-nothing"


def test_a_waiver_of_somebody_whose_cause_is_gone_is_only_to_be_taken_out() -> None:
    (fits_nothing,) = told(checked(waiver(subject="vm")))
    assert (fits_nothing.id, fits_nothing.severity) == ("waiver.fits-nothing", "low")
    assert fits_nothing.message == "vm.ill has no finding of vm, so that nothing is waived"


def test_of_two_waivers_of_one_finding_that_which_holds_longest_counts_and_is_named() -> None:
    later = waiver(expires=TODAY + timedelta(days=1)) | {"reason": "The board knows."}
    for both in ([waiver(), later], [later, waiver()]):
        found = checked(*both)
        assert [each.waiver.reason for each in found.waived] == ["The board knows."]
        (twice,) = told(found)
        assert (twice.id, twice.severity) == ("waiver.twice", "low")
        assert twice.message == (
            "another waiver lifts the same finding and holds as long or longer, until 2026-11-23:"
            " that one counts (The board knows.)"
        )


def test_of_two_equal_waivers_the_first_counts_and_one_finding_says_so() -> None:
    found = checked(waiver() | {"reason": "First."}, waiver())
    assert [each.waiver.reason for each in found.waived] == ["First."]
    assert [each.id for each in told(found)] == ["waiver.twice"]


@pytest.mark.parametrize(
    ("name", "subject"), [("vm.ill", "vm"), ("datastore.ill", "ds"), ("design.ill", "avs")]
)
def test_a_waiver_of_a_rule_without_an_answer_is_left_alone(name: str, subject: str) -> None:
    silent = rule(name, needs=("disks",))
    assert checked(waiver(name, subject), rules=[silent]).findings == ()


def test_a_waiver_of_a_vm_that_is_not_there_is_of_nobody_though_its_rule_has_no_answer() -> None:
    (of_nobody,) = told(checked(waiver(subject="vm-9"), rules=[rule(needs=("disks",))]))
    assert (of_nobody.id, of_nobody.severity) == ("waiver.of-nobody", "high")


def test_without_an_inventory_no_vm_is_known_to_be_missing() -> None:
    given = Estate.model_validate({"waivers": [waiver(subject="vm-9")]})
    assert check(Subject(given), [rule(needs=("disks",))], TODAY).findings == ()


@given(st.lists(st.sampled_from(SUBJECTS), unique=True), st.sampled_from(SUBJECTS))
def test_adding_a_defect_never_removes_another_finding(ill: list[str], more: str) -> None:
    before = keys(checked(rules=[rule(subjects=ill)]))
    after = keys(checked(rules=[rule(subjects=[*ill, more])]))
    assert set(before) <= set(after)


@given(st.sets(st.sampled_from(SUBJECTS)))
def test_waiving_is_exact(accepted: set[str]) -> None:
    found = checked(*(waiver(subject=each) for each in sorted(accepted)))
    assert {subject for _, subject in keys(found)} == set(SUBJECTS) - accepted
    assert {each.finding.subject for each in found.waived} == accepted


def test_a_waiver_takes_no_pattern_and_knows_a_name_in_other_letters() -> None:
    from landbridge.checks.waivers.amiss import _near

    assert _near("HANA-PRD-01", {"hana-prd-01", "web"}).startswith("Did you mean hana-prd-01?")
    assert "one rule and one subject, no pattern" in _near("vm.*", {"vm.raw-disk"})


def test_a_waiver_by_pattern_of_a_rule_without_findings_is_needless() -> None:
    found = checked(waiver(subject="app-*"), rules=[rule(subjects=[])])
    (told,) = found.findings
    assert (told.id, told.severity) == ("waiver.fits-nothing", "low")
