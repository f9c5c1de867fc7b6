"""A plan is cleared when nothing blocking stands or may stand, and only one place clears plans."""

import ast
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.build import estate, vm
from tests.checks.build import machine, rule, subject

import landbridge
from landbridge.checks import Subject, check
from landbridge.errors import InputError
from landbridge.intake import load_estate_file
from landbridge.model.checked import Checked
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


def accepting(plan: Plan) -> list[dict[str, object]]:
    """A waiver for each rule that leaves a plan undecided."""
    reason = {"subject": "what is not told", "reason": "We shall see.", "expires": TODAY}
    open_ = {each.rule: each.count for each in plan.checked.unanswered}
    return [{"rule": rule, "count": open_[rule], **reason} for rule in plan.undecided]


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
    verdict = clear(made(WAIVER, *accepting(made())))
    assert isinstance(verdict, ClearedPlan)
    checked = verdict.plan.checked
    assert [each.waiver.reason for each in checked.waived] == ["It stays."]
    assert {each.rule for each in checked.accepted} == {*made().undecided}


def test_a_plan_is_refused_while_a_blocking_rule_has_no_answer() -> None:
    """`vm.raw-disk` is such a rule here, for nothing is known of disks."""
    verdict = clear(made(WAIVER))
    assert isinstance(verdict, Refused)
    assert verdict.blocking == ()
    assert "vm.raw-disk" in {each.rule for each in verdict.undecided}


@pytest.mark.parametrize("rule", made().undecided)
def test_one_rule_without_an_answer_is_enough_to_refuse(rule: str) -> None:
    rest = [each for each in accepting(made()) if each["rule"] != rule]
    verdict = clear(made(WAIVER, *rest))
    assert isinstance(verdict, Refused)
    assert [each.rule for each in verdict.undecided] == [rule]


def test_a_milder_rule_without_an_answer_refuses_nothing() -> None:
    plan = made(WAIVER, *accepting(made()))
    assert plan.checked.open
    assert isinstance(clear(plan), ClearedPlan)


def test_what_is_not_told_is_waived_until_its_day_and_not_on_the_next() -> None:
    given = accepting(made())
    assert made(WAIVER, *given).undecided == ()
    later = made(WAIVER, *given, today=date(2026, 11, 23))
    assert {*later.undecided} == {*made().undecided}
    told = {each.subject for each in later.findings if each.id == "waiver.expired"}
    assert {f"{each['rule']} of what is not told" for each in given} <= told


def raw(disks: int, count: int | None) -> Checked:
    """What `vm.raw-disk` says of raw disks of no known mode, under a waiver for so many."""
    machines = [machine(f"vm-{nth}", disks={"raw": True}) for nth in range(disks)]
    waiver = {**WAIVER, "rule": "vm.raw-disk", "subject": "what is not told", "count": count}
    of = subject(*machines, machine("well"))
    waived = {**dict(of.estate), "waivers": [waiver]}
    given = type(of.estate).model_validate(waived)
    return check(Subject(given), [rule("vm.raw-disk")], TODAY)


@pytest.mark.parametrize("disks", [1, 2, 3])
def test_a_waiver_of_what_is_not_told_holds_for_as_much_or_less(disks: int) -> None:
    checked = raw(disks, 3)
    assert ([each.rule for each in checked.accepted], checked.findings) == (["vm.raw-disk"], ())


@pytest.mark.parametrize(
    ("disks", "count", "was"),
    [
        (4, 3, "was written for 3"),
        (5, 3, "was written for 3"),
        (1, None, "does not say for how much it is"),
    ],
)
def test_a_waiver_of_what_is_not_told_lapses_once_more_is_open_and_says_what_to_write(
    disks: int, count: int | None, was: str
) -> None:
    checked = raw(disks, count)
    assert [each.rule for each in checked.unsure] == ["vm.raw-disk"]
    (told,) = checked.findings
    assert (told.id, told.severity) == ("waiver.more-open", "medium")
    assert told.message == f"{disks} open, and the waiver {was}: it counts as none"
    assert told.fix.endswith(f"write `count: {disks}`.")


def test_a_sheet_that_is_missing_is_open_for_each_vm_that_moves() -> None:
    counts = {each.rule: each.count for each in made().checked.unanswered}
    assert counts["vm.raw-disk"] == 2
    assert counts["parity.jetstream"] == 1


def test_a_waiver_of_what_is_not_told_lifts_no_finding() -> None:
    given = {**WAIVER, "subject": "what is not told"}
    plan = made(given)
    assert [each.subject for each in plan.checked.blocking] == ["huge"]


def test_a_waiver_of_what_is_not_told_that_a_rule_does_not_need_is_told() -> None:
    given = {**accepting(made())[0], "rule": "vm.duplicate-name"}
    (told,) = [each for each in made(given).findings if each.id == "waiver.fits-nothing"]
    assert told.subject == "vm.duplicate-name of what is not told"
    assert told.message == "vm.duplicate-name has its whole answer, so that nothing is waived"


def test_of_two_waivers_of_what_is_not_told_the_longer_counts_and_the_other_is_told() -> None:
    short = accepting(made())[0]
    longer = {**short, "reason": "Later.", "expires": date(2026, 12, 1)}
    plan = made(short, longer)
    assert [each.waiver.reason for each in plan.checked.accepted if each.waiver] == ["Later."]
    assert "waiver.twice" in {each.id for each in plan.findings}


def test_a_plan_is_refused_again_on_the_day_after_the_waivers_last() -> None:
    verdict = clear(made(WAIVER, today=date(2026, 11, 23)))
    assert isinstance(verdict, Refused)
    assert [each.subject for each in verdict.blocking] == ["huge"]


def test_the_data_of_a_plan_say_whether_it_is_cleared_and_what_is_undecided() -> None:
    open_, closed = made(WAIVER), made(WAIVER, *accepting(made()))
    assert open_.model_dump()["cleared"] is False
    assert "vm.raw-disk" in open_.model_dump()["undecided"]
    assert (closed.model_dump()["cleared"], closed.model_dump()["undecided"]) == (True, ())


def test_a_plan_is_not_cleared_by_writing_so_into_its_data() -> None:
    document = {**made().model_dump(mode="json"), "cleared": True, "undecided": []}
    assert not Plan.model_validate(document).cleared


def test_a_cleared_plan_cannot_be_made_of_a_blocked_one() -> None:
    with pytest.raises(ValidationError, match="a blocking finding stands against this plan"):
        ClearedPlan(plan=made())


def test_a_cleared_plan_cannot_be_made_of_an_undecided_one() -> None:
    with pytest.raises(ValidationError, match="a blocking rule has no answer"):
        ClearedPlan(plan=made(WAIVER))


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


def test_a_plan_as_of_a_day_that_was_past_is_never_cleared() -> None:
    given = estate([vm("huge", memory_gib=3000), vm("small")], waivers=[WAIVER, *accepting(made())])
    late = plan(given, Reading(), TODAY, made_on=date(2026, 11, 23))
    verdict = clear(late)
    assert isinstance(verdict, Refused)
    assert (verdict.past, verdict.blocking, verdict.undecided) == (True, (), ())
    assert clear(plan(given, Reading(), TODAY, made_on=TODAY)) != verdict
    with pytest.raises(ValidationError, match="or it is as of a day that was past"):
        ClearedPlan(plan=late)
