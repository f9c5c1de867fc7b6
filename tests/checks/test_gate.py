"""Only a plan against which nothing blocking stands is cleared, and only one place clears plans."""

import ast
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.build import estate, vm

import landbridge
from landbridge.errors import InputError
from landbridge.intake import load_estate_file
from landbridge.model.plan import ClearedPlan, Plan, Refused
from landbridge.model.reading import Reading
from landbridge.plan import clear, plan

SOURCE = Path(landbridge.__file__).parent
TODAY = date(2026, 11, 22)
WAIVER = {
    "rule": "sizing.vm-fits-no-host",
    "subject": "huge",
    "reason": "It stays.",
    "expires": TODAY,
}


def made(*waivers: dict[str, object], today: date = TODAY) -> Plan:
    """The plan of two VMs, one of which fits no host."""
    given = estate([vm("huge", memory_gib=3000), vm("small")], waivers=waivers)
    return plan(given, Reading(), today)


def test_a_plan_is_refused_while_a_blocking_finding_stands() -> None:
    verdict = clear(made())
    assert isinstance(verdict, Refused)
    assert [(each.id, each.subject) for each in verdict.blocking] == [
        ("sizing.vm-fits-no-host", "huge")
    ]


def test_a_plan_is_cleared_when_somebody_answers_for_it() -> None:
    verdict = clear(made(WAIVER))
    assert isinstance(verdict, ClearedPlan)
    assert [each.waiver.reason for each in verdict.plan.checked.waived] == ["It stays."]


def test_a_plan_is_refused_again_on_the_day_after_the_waivers_last() -> None:
    assert isinstance(clear(made(WAIVER, today=date(2026, 11, 23))), Refused)


def test_the_data_of_a_plan_say_whether_it_is_cleared() -> None:
    assert (made().model_dump()["cleared"], made(WAIVER).model_dump()["cleared"]) == (False, True)


def test_a_plan_is_not_cleared_by_writing_so_into_its_data() -> None:
    document = {**made().model_dump(mode="json"), "cleared": True}
    assert not Plan.model_validate(document).cleared


def test_a_cleared_plan_cannot_be_made_of_a_blocked_one() -> None:
    with pytest.raises(ValidationError, match="a blocking finding stands against this plan"):
        ClearedPlan(plan=made())


def constructs(path: Path) -> bool:
    """Whether a module calls ClearedPlan, or makes one by a way around its validation."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).split(".")
            if "ClearedPlan" in called:
                return True
    return False


def test_nothing_but_clear_makes_a_cleared_plan() -> None:
    makers = [
        path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if constructs(path)
    ]
    assert makers == ["plan.py"]


@pytest.mark.parametrize(
    "written", ["31.12.2026", "2026-02-30", "soon", "20261231", "2026-12-31T09:00"]
)
def test_an_expiry_that_is_no_date_is_told_with_its_line_and_column(
    tmp_path: Path, written: str
) -> None:
    file = tmp_path / "estate.yaml"
    file.write_text(
        "waivers:\n  - rule: vm.raw-disk\n    subject: db\n    reason: It stays.\n"
        f"    expires: {written}\n"
    )
    with pytest.raises(InputError) as told:
        load_estate_file(file)
    assert "line 5, column 14" in str(told.value)
    assert f"`waivers[0].expires` is {written}" in str(told.value).replace("'", "").replace('"', "")


@pytest.mark.parametrize("key", ["rule", "subject", "reason", "expires"])
def test_a_waiver_without_one_of_its_keys_is_told(tmp_path: Path, key: str) -> None:
    lines = {"rule": "a.b", "subject": "x", "reason": "why", "expires": "2026-12-31"}
    del lines[key]
    file = tmp_path / "estate.yaml"
    text = "\n    ".join(f"{name}: {value}" for name, value in lines.items())
    file.write_text(f"waivers:\n  - {text}\n")
    with pytest.raises(InputError, match=rf"lacks the key `{key}`"):
        load_estate_file(file)


@pytest.mark.parametrize("reason", ['""', '"   "', '"\\t"', '"\\u00a0"'])
def test_a_waiver_for_a_blank_reason_is_told_with_its_line(tmp_path: Path, reason: str) -> None:
    file = tmp_path / "estate.yaml"
    file.write_text(
        f"waivers:\n  - rule: a.b\n    subject: x\n    reason: {reason}\n    expires: 2026-12-31\n"
    )
    with pytest.raises(InputError) as told:
        load_estate_file(file)
    assert "line 4, column 13" in str(told.value)
    assert "`waivers[0].reason` is blank, and words are expected" in str(told.value)
