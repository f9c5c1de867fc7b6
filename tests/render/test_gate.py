"""The report shows what stands, what is waived and until when, and what has no answer."""

from datetime import date

from tests.render.build import finding, report, with_checked
from tests.render.page import Page

from landbridge.cli.check_view import rows
from landbridge.model import Finding, Severity
from landbridge.model.checked import Checked, Lack, Unanswered, Waived
from landbridge.model.estate import Waiver
from landbridge.render.report import render_report
from landbridge.render.tables.findings import FINDINGS

BLOCKING = finding(id="vm.raw-disk", severity=Severity.BLOCKING, message="It stays behind.")
SILENT = Unanswered(
    rule="vm.shared-disk",
    severity=Severity.BLOCKING,
    because="nothing is known of disks",
    lacks=(Lack(part="disks"),),
)
NOT_CLEARED = "This plan is not cleared."
NOT_ALL = "This plan is not cleared: not all is known."


def waived(found: Finding) -> Waived:
    waiver = Waiver(
        rule=found.id, subject=found.subject, reason="J. Doe decided.", expires=date(2026, 12, 31)
    )
    return Waived(finding=found, waiver=waiver)


def words(*found: Finding, **parts: object) -> str:
    checked = Checked.model_validate({"findings": found, **parts})
    page = Page(render_report(with_checked(report(), checked)))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    return " ".join(page.words.split())


def test_a_plan_with_a_blocking_finding_says_at_its_top_that_it_is_not_cleared() -> None:
    shown = words(BLOCKING)
    told = f"{NOT_CLEARED} 1 blocking finding stands against it: vm.raw-disk (1)."
    assert shown.index(told) < shown.index("Open a number")


def test_a_plan_whose_findings_are_milder_says_nothing_of_the_kind() -> None:
    shown = words(finding())
    assert NOT_CLEARED not in shown
    assert NOT_ALL not in shown


def test_a_waived_finding_is_shown_with_who_answers_for_it_and_until_when() -> None:
    shown = words(waived=(waived(BLOCKING),))
    assert NOT_CLEARED not in shown
    assert "1 waived: 1 finding. See who answers for them" in shown
    for told in ("vm.raw-disk", "It stays behind.", "J. Doe decided.", "2026-12-31"):
        assert told in shown


def test_a_waived_finding_is_in_tsv_and_in_the_table_with_its_day_and_reason() -> None:
    lifted, stands = waived(finding(id="vm.ill")), finding(id="vm.dull")
    checked = Checked(findings=(stands,), waived=(lifted,))
    ends = [("", ""), (lifted.waiver.expires.isoformat(), lifted.waiver.reason)]
    assert [(row[1], *row[-2:]) for row in rows(checked)] == [
        (each, *end) for each, end in zip(("vm.dull", "vm.ill"), ends, strict=True)
    ]
    table = list(FINDINGS.cells(with_checked(report(), checked)))
    assert [(row[1], *row[-2:]) for row in table] == [
        (each, *end) for each, end in zip(("vm.dull", "vm.ill"), ends, strict=True)
    ]


def test_a_blocking_rule_without_an_answer_is_told_at_the_top_and_with_what_it_lacked() -> None:
    shown = words(unanswered=(SILENT,))
    assert f"{NOT_ALL} 1 blocking rule could not be answered in full" in shown
    assert "sheet vDisk Blocking vm.shared-disk" in shown


def test_a_rule_without_an_answer_that_somebody_accepts_is_shown_with_who_does() -> None:
    reason = Waiver(
        rule=SILENT.rule,
        subject="what is not told",
        reason="J. Doe looks.",
        expires=date(2026, 12, 31),
    )
    shown = words(unanswered=(SILENT.model_copy(update={"waiver": reason}),))
    assert NOT_ALL not in shown
    assert "1 waived: 1 rule without a full answer. See who answers for them" in shown
    for told in ("what is not told vm.shared-disk", "J. Doe looks.", "2026-12-31"):
        assert told in shown


def test_a_plan_that_is_not_cleared_tells_of_rules_without_an_answer_too() -> None:
    shown = words(BLOCKING, unanswered=(SILENT,))
    assert NOT_CLEARED in shown
    assert "Besides, 1 blocking rule has no full answer: see what they lacked" in shown


def test_a_mild_rule_without_an_answer_is_told_in_its_chapter_only() -> None:
    mild = SILENT.model_copy(update={"severity": Severity.LOW})
    shown = words(unanswered=(mild,))
    assert NOT_ALL not in shown
    assert "sheet vDisk Low vm.shared-disk" in shown


def test_what_all_subjects_have_in_common_is_said_once() -> None:
    found = [
        finding(nth, message=f"Hard disk {nth}: it stays behind: nothing takes it")
        for nth in (1, 2, 3)
    ]
    shown = words(*found)
    concerns = shown[shown.index("3 subjects") :]
    assert concerns.count("it stays behind: nothing takes it") == 1
    assert "vm-0002: Hard disk 2" in concerns


def test_a_hostile_reason_is_text() -> None:
    hostile = waived(BLOCKING)
    bad = hostile.waiver.model_copy(update={"reason": "<script>alert(1)</script>"})
    checked = Checked(findings=(), waived=(hostile.model_copy(update={"waiver": bad}),))
    assert "<script>" not in render_report(with_checked(report(), checked))
