"""Each rule about idle rules: what it finds, where, and that a healthy estate has none."""

from datetime import date
from typing import Any

import pytest
from tests.checks.network.build import Changes, around, rule

from landbridge.checks import Subject, check
from landbridge.checks.policies import POLICY_RULES
from landbridge.model import Severity

TODAY = date(2026, 11, 22)
GROUP = "network_security_groups/nsg-app/rules/+"
HUB = "10.8.0.0/16"


def group(*rules: dict[str, Any]) -> Changes:
    return {GROUP: list(rules)}


def let(priority: int, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any key of a rule
    return rule("inbound", priority, source=HUB, **keys)


CASES: list[tuple[str, str, Changes, Changes]] = [
    (
        "rule-contradicted",
        "nsg-app/inbound-110",
        group(let(100), let(110, access="deny", protocol="tcp")),
        group(let(100, protocol="tcp"), let(110)),
    ),
    (
        "rule-shadowed",
        "nsg-app/inbound-110",
        group(let(100), let(110, protocol="tcp")),
        group(let(100, protocol="udp"), let(110, protocol="tcp")),
    ),
    (
        "rule-unmatched",
        "nsg-app/inbound-100",
        group(let(100, destination="10.9.2.0/24")),
        group(let(100, destination="10.9.0.0/23")),
    ),
    (
        "rule-redundant",
        "nsg-app/inbound-100",
        group(let(100, access="deny")),
        group(let(100)),
    ),
    (
        "rule-doubtful",
        "nsg-app/inbound-110",
        group(let(100) | {"source": "Nobody-Knows"}, let(110)),
        group(let(100), let(110) | {"source": "Nobody-Knows"}),
    ),
]


def found(changes: Changes) -> list[tuple[str, str]]:
    checked = check(Subject(around(changes)), POLICY_RULES, TODAY)
    return [(each.id.removeprefix("policy."), each.subject) for each in checked.findings]


@pytest.mark.parametrize(("rule_id", "subject", "past", "_"), CASES)
def test_a_rule_finds_its_case(rule_id: str, subject: str, past: Changes, _: Changes) -> None:
    assert (rule_id, subject) in found(past)


@pytest.mark.parametrize(("rule_id", "_", "__", "right"), CASES)
def test_a_rule_leaves_the_nearest_right_one_alone(
    rule_id: str, _: str, __: Changes, right: Changes
) -> None:
    assert rule_id not in [each for each, _ in found(right)]


def test_a_healthy_network_has_no_rule_that_does_nothing() -> None:
    assert found({}) == []


def test_a_rule_that_is_contradicted_counts_for_more_than_one_that_is_only_spare() -> None:
    severities = {each.id: each.severity for each in POLICY_RULES}
    assert severities["policy.rule-contradicted"] is Severity.HIGH
    assert {each for key, each in severities.items() if key != "policy.rule-contradicted"} == {
        Severity.LOW,
        Severity.INFO,
    }


def test_a_finding_names_who_covers_the_rule_and_shows_a_packet() -> None:
    checked = check(Subject(around(CASES[0][2])), POLICY_RULES, TODAY)
    one = next(each for each in checked.findings if each.id == "policy.rule-contradicted")
    assert one.message == (
        "inbound-100; 10.8.0.0 to 10.9.1.0, tcp/443, is decided by inbound-100 (100): it never"
        " decides, and what its owner wanted is not what happens"
    )
