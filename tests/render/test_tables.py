"""The tables: the same rows in CSV and workbook, each VM with its way."""

import csv
import io
import json
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.render.build import names, report
from tests.schemas import refused

from landbridge.model.plan import Plan
from landbridge.render import plan_schema, render
from landbridge.render.tables import TABLES
from landbridge.render.tables.workbook import sheets

REPORT = report()
FILES = render(REPORT)


def rows(name: str) -> list[list[str]]:
    text = str(FILES[f"tables/{name}.csv"]).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline="")))


def book() -> Workbook:
    workbook = FILES["tables.xlsx"]
    assert isinstance(workbook, bytes)
    return load_workbook(io.BytesIO(workbook))


def table(name: str) -> list[dict[str, str]]:
    head, *body = rows(name)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize("made", TABLES, ids=lambda made: made.name)
def test_a_csv_file_read_back_is_the_table(made: Any) -> None:  # noqa: ANN401 - any row
    expected = [["" if c is None else str(c) for c in row] for row in made.cells(REPORT)]
    assert rows(made.name) == [made.titles, *expected]


@pytest.mark.parametrize("made", TABLES, ids=lambda made: made.name)
def test_a_sheet_read_back_is_the_table(made: Any) -> None:  # noqa: ANN401 - any row
    read = [list(row) for row in book()[made.name].iter_rows(values_only=True)]
    assert read == [made.titles, *([c or None if c == "" else c for c in r] for r in
                                   made.cells(REPORT))]  # fmt: skip


def test_excel_opens_a_csv_file_as_utf_8() -> None:
    assert str(FILES["tables/vms.csv"]).startswith("\ufeff")


@pytest.mark.parametrize("name", [made.name for made in TABLES])
def test_the_heading_of_a_sheet_stays_in_sight_and_filters(name: str) -> None:
    sheet = book()[name]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref


def test_the_workbook_is_dated_as_the_report() -> None:
    assert book().properties.created.date().isoformat() == REPORT.made_on


def test_every_vm_that_was_read_is_there_once_and_a_left_out_one_says_why() -> None:
    vms = table("vms")
    assert [vm["VM"] for vm in vms] == [*names(41), "gold-image"]
    assert vms[-1]["Left out because"] == "template"
    assert not vms[-1]["To host"]


def test_a_vm_names_the_host_it_goes_to_and_the_row_it_was_read_in() -> None:
    vm = table("vms")[4]
    assert (vm["VM"], vm["To host"], vm["Row"]) == ("dc-005", "Cluster-2-host-02", "6")


def test_two_vms_of_one_name_keep_their_own_hosts() -> None:
    text = str(render(report(named=["twin", "twin"]))["tables/vms.csv"])
    twins = [row for row in csv.DictReader(io.StringIO(text)) if "twin" in row.values()]
    assert [twin["To cluster"] for twin in twins] == ["Cluster-1", "Cluster-2"]


def test_without_the_inventory_the_placed_vms_are_listed_all_the_same() -> None:
    estate = REPORT.plan.estate.model_validate(REPORT.plan.estate.model_dump())
    plan = REPORT.plan.model_copy(update={"estate": estate})
    text = str(render(REPORT.model_copy(update={"plan": plan}))["tables/vms.csv"])
    assert len(text.splitlines()) == 1 + 41


@pytest.mark.parametrize(
    ("number", "names_"),
    [(0, ["vms"]), (3, ["vms"]), (4, ["vms", "vms 2"]), (7, ["vms", "vms 2", "vms 3"])],
)
def test_a_table_longer_than_a_sheet_goes_on_in_the_next(number: int, names_: list[str]) -> None:
    parts = list(sheets("vms", [[i] for i in range(number)], most=3))
    assert [name for name, _ in parts] == names_
    assert sum(len(part) for _, part in parts) == number


def test_plan_json_is_the_plan_and_holds_to_its_schema() -> None:
    document = json.loads(FILES["plan.json"])
    assert refused(document, plan_schema()) == []
    assert Plan.model_validate(document).sized == REPORT.plan.sized


def test_plan_json_has_the_keys_of_the_estate_and_not_its_inventory() -> None:
    estate = json.loads(FILES["plan.json"])["estate"]
    assert estate["name"] == "Contoso West"
    assert "inventory" not in estate
