"""Findings for pipelines: a rule is a case, and nobody's name breaks the file."""

import xml.etree.ElementTree as ET

import pytest
from tests.render.findings.build import HOSTILE, RULES, checked, finding

from landbridge.model import Finding, Severity
from landbridge.model.checked import Lack, Unanswered
from landbridge.render.findings import render_junit


def suite(*more: Finding, fail_on: Severity = Severity.HIGH, name: str = "acme") -> ET.Element:
    text = render_junit(checked(*more), RULES, name, fail_on)
    assert text.isascii()
    (only,) = ET.fromstring(text)  # noqa: S314 - we wrote it just now
    return only


def case(found: ET.Element, rule: str) -> ET.Element:
    (only,) = [each for each in found if each.attrib["name"] == rule]
    return only


def test_every_rule_is_one_case_and_the_counts_are_those_of_the_cases() -> None:
    found = suite()
    assert [each.attrib["name"] for each in found] == [*(rule.id for rule in RULES), "intake.x"]
    counts = {key: found.attrib[key] for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "5", "failures": "1", "errors": "1", "skipped": "0"}


def test_a_rule_that_found_nothing_passed() -> None:
    assert len(case(suite(), "vm.healthy")) == 0


def test_a_failure_names_subject_place_and_what_to_do() -> None:
    failure = case(suite(finding("app-09")), "vm.blocking").find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "blocking", "message": "blocking: app-01 and 1 more"}
    assert (failure.text or "").splitlines() == [
        f"{name}: a cough: it will not move | Its owner: heal it."
        " | seen in exports/vc 1.xlsx, sheet vInfo, row 7"
        for name in ("app-01", "app-09")
    ]


@pytest.mark.parametrize(
    ("fail_on", "fails"), [(Severity.MEDIUM, False), (Severity.LOW, True), (Severity.INFO, True)]
)
def test_a_case_fails_from_the_severity_that_was_asked_for(fail_on: Severity, fails: bool) -> None:
    found = case(suite(fail_on=fail_on), "vm.mild")
    assert (found.find("failure") is not None) == fails
    assert (found.find("system-out") is None) == fails


def test_a_rule_that_matters_without_an_answer_is_an_error_with_what_it_lacked() -> None:
    error = case(suite(), "vm.silent").find("error")
    assert error is not None
    assert error.attrib["message"] == "nothing is known of disks"
    assert case(suite(), "vm.silent").find("skipped") is None


def test_a_rule_that_failed_here_and_has_no_answer_there_failed_and_says_so() -> None:
    partly = Unanswered(
        rule="vm.blocking",
        severity=Severity.BLOCKING,
        because="nothing is known of disks of dc2",
        lacks=(Lack(part="disks", vcenters=("dc2",)),),
        vcenters=("dc2",),
    )
    both = checked().model_copy(update={"unanswered": (partly,)})
    (found,) = ET.fromstring(render_junit(both, RULES, "acme", Severity.HIGH))  # noqa: S314 - ours
    own = case(found, "vm.blocking")
    assert (own.find("failure") is not None, own.find("skipped")) == (True, None)
    assert "not whole: nothing is known of disks of dc2" in (own.findtext("system-out") or "")


def test_what_is_waived_is_told_with_its_reason_and_fails_nothing() -> None:
    told = case(suite(), "vm.blocking").findtext("system-out") or ""
    assert told.startswith("waived until 2026-12-31: The owner knows.: app-02: a cough")


def test_a_hostile_name_breaks_nothing_and_stays_readable() -> None:
    found = suite(finding(HOSTILE), name=HOSTILE)
    text = case(found, "vm.blocking").findtext("failure") or ""
    assert HOSTILE.replace("\x1b", "\N{REPLACEMENT CHARACTER}") in text
    assert "東京" in found.attrib["name"]
