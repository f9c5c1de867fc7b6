"""Each feature that Generation 2 lacks is told when it is used, and only then."""

from datetime import date

import pytest
from tests.build import estate, vm

from landbridge.checks import Subject, check
from landbridge.checks.parity import PARITY_RULES
from landbridge.model.checked import Checked
from landbridge.model.source_cloud import Features

TODAY = date(2026, 11, 22)
NAMES = tuple(Features.model_fields)


OF_AVS = {"public_ip_on_nsx", "global_reach", "interconnect", "service_endpoints"}


def told(generation: object = None, **features: str) -> Checked:
    source = {"features": features, "generation": generation}
    return check(Subject(estate([vm()], source_cloud=source)), PARITY_RULES, TODAY)


def ids(checked: Checked) -> set[str]:
    return {finding.id for finding in checked.findings}


def rule(name: str) -> str:
    return f"parity.{name.replace('_', '-')}"


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_in_use_is_told(name: str) -> None:
    assert ids(told(**{name: "yes"})) == {rule(name)}


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_not_in_use_is_no_finding_and_answered(name: str) -> None:
    checked = told(**{name: "no"})
    assert rule(name) not in ids(checked) | {each.rule for each in checked.unanswered}


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_that_nobody_declared_is_unanswered(name: str) -> None:
    checked = told()
    assert rule(name) in {each.rule for each in checked.unanswered}


def test_a_source_without_any_of_them_has_no_finding() -> None:
    assert ids(told(**dict.fromkeys(NAMES, "no"))) == set()


@pytest.mark.parametrize("name", NAMES)
def test_each_names_an_alternative_and_who_takes_it(name: str) -> None:
    (finding,) = told(**{name: "yes"}).findings
    assert ":" in finding.fix
    assert finding.source


@pytest.mark.parametrize("name", NAMES)
def test_a_source_on_premises_answers_for_what_only_azure_has(name: str) -> None:
    open_ = {each.rule for each in told("on-premises").unanswered}
    assert (rule(name) not in open_) is (name in OF_AVS)


@pytest.mark.parametrize("generation", [1, 2])
def test_a_source_in_azure_answers_for_nothing_by_itself(generation: int) -> None:
    open_ = {each.rule for each in told(generation).unanswered}
    assert {rule(name) for name in NAMES} <= open_


def test_a_feature_that_is_declared_is_told_on_premises_too() -> None:
    assert ids(told("on-premises", global_reach="yes")) == {"parity.global-reach"}
