"""Every VM reads its possible kinds of migration in the table, their numbers in the report."""

import csv
import io
import json

import pytest
from tests.checks.build import machine, subject
from tests.render.build import report
from tests.render.page import Page

from landbridge.checks import Subject
from landbridge.checks.kinds import KINDS
from landbridge.checks.migration.counts import counted
from landbridge.model.migration_types import Hindrance, MigrationType, MigrationTypes
from landbridge.model.plan import Plan, Report
from landbridge.render import render
from landbridge.render.report import render_report
from landbridge.render.report.migration_types import MOST_REASONS, bar, rows
from landbridge.render.tables.migration import MIGRATION

OFF = "the VM is powered off, so there is nothing to move alive"
CD = "a CD drive is connected"
ESTATE = subject(
    machine("well"),
    machine("off", vms={"power": "poweredOff"}, cds={"connected": True}),
    machine("untold", vms={"power": None}),
)


def report_of(types: MigrationTypes) -> Report:
    given = report()
    plan = given.plan.model_copy(update={"migration_types": types})
    return given.model_copy(update={"plan": plan})


def told(of: Subject) -> Report:
    return report_of(counted(of))


def table(given: Report) -> dict[str, dict[str, str]]:
    text = str(render(given)["tables/migration.csv"]).removeprefix("\ufeff")
    return {row["VM"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def words(given: Report) -> str:
    return " ".join(Page(render_report(given)).words.split())


def test_every_vm_has_a_row_with_the_answer_for_each_kind() -> None:
    made = table(told(ESTATE))
    assert list(made) == ["well", "off", "untold"]
    assert {made["well"][name] for name in KINDS.values()} == {"yes"}
    assert {kind for kind, name in KINDS.items() if made["off"][name] == "no"} == {
        *("rav", "vmotion", "hav"),
    }
    assert made["untold"]["HCX vMotion"] == "unknown"


def test_beside_each_answer_stands_every_reason_of_that_kind_and_no_other() -> None:
    made = table(told(ESTATE))
    reasons = f"vm.cd-connected: {CD}; vm.powered-off: {OFF}"
    assert made["off"]["Why not HCX vMotion"] == reasons
    assert made["off"]["Why not Bulk"] == (
        f"vm.cd-connected: not known whether it hinders that {CD}"
    )
    assert made["off"]["Why not Cold"] == (
        f"vm.cd-connected: not known whether it hinders that {CD}"
    )


def test_two_vms_of_one_name_are_told_apart_by_vcenter_and_id() -> None:
    twins = subject(machine("twin"), machine("twin", vms={"vcenter": "south"}))
    cells = [dict(zip(MIGRATION.titles, row, strict=True)) for row in MIGRATION.cells(told(twins))]
    assert len({(row["vCenter"], row["VM ID"]) for row in cells}) == len(cells) == 2


def test_the_report_says_how_many_vms_each_kind_is_open_to_and_what_stands_in_the_way() -> None:
    page = render_report(told(ESTATE))
    assert "HCX vMotion: yes for 1, unknown for 1, no for 1" in page
    assert "Cold: yes for 1, unknown for 2, no for 0" in page
    assert f"{OFF} vm.powered-off" in words(told(ESTATE))


def test_a_bar_shows_shares_of_all_vms() -> None:
    kinds = {each.kind: bar(each) for each in counted(ESTATE).kinds}
    assert (kinds["vmotion"].yes, kinds["vmotion"].unknown) == (33.33, 33.33)
    assert (kinds["cold"].yes, kinds["cold"].unknown) == (33.33, 66.67)


def test_a_reason_that_several_kinds_share_is_one_row_with_a_number_for_each() -> None:
    numbers = {(row.rule, row.says): row.vms for row in rows(counted(ESTATE))}
    assert numbers["vm.powered-off", OFF] == (0, 1, 1, 0, 1)


@pytest.mark.parametrize(("more", "said"), [(0, ""), (1, "1 more reason is left out here")])
def test_rare_reasons_are_left_to_the_table_and_their_number_is_said(more: int, said: str) -> None:
    reasons = tuple(
        Hindrance(rule=f"vm.rule-{nth:02}", says="it stays", vms=99 - nth)
        for nth in range(MOST_REASONS + more)
    )
    bulk = MigrationType(kind="bulk", name="Bulk", yes=0, no=99, unknown=0, reasons=reasons)
    shown = words(report_of(MigrationTypes(kinds=(bulk,))))
    assert f"vm.rule-{MOST_REASONS - 1:02}" in shown
    assert f"vm.rule-{MOST_REASONS:02}" not in shown
    assert said in shown
    assert ("left out here" in shown) == bool(more)


def test_where_nothing_stands_in_the_way_the_report_says_so() -> None:
    assert "Nothing stands in the way of any." in words(told(subject(machine())))


def test_an_estate_without_vms_and_a_plan_without_answers_still_make_a_report() -> None:
    assert "HCX vMotion: yes for 0, unknown for 0, no for 0" in render_report(told(subject()))
    assert "Which kinds of migration are possible was not worked out." in words(report())


def test_plan_json_has_the_numbers_and_comes_back_without_the_answers_of_each_vm() -> None:
    given = told(ESTATE)
    document = json.loads(render(given)["plan.json"])
    assert set(document["migration_types"]) == {"kinds"}
    back = Plan.model_validate(document)
    assert back.migration_types is not None
    assert back.migration_types.kinds == counted(ESTATE).kinds
    assert table(given.model_copy(update={"plan": back})) == {}
