"""Names that a stranger chose: they stay text, in the page, in CSV, and in the workbook."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.render.build import finding, report, with_findings
from tests.render.page import Page

from landbridge.model.plan import Report
from landbridge.render import render
from landbridge.render.tables.csv_file import csv_file
from landbridge.render.text import showable, unformulated

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("http://evil.example","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\tindented",
    "\rreturned",
    "two\nlines",
    "nul\x00bell\x07",
    "txt.\u202eexe",
    "a;=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "]]></style><script>",
    "n" * 300,
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile() -> Report:
    findings = [finding(i, subject=name, message=name) for i, name in enumerate(HOSTILE)]
    return with_findings(report(named=HOSTILE), findings)


@pytest.fixture(scope="module")
def files(hostile: Report) -> dict[str, str | bytes]:
    return render(hostile)


def test_a_name_never_becomes_a_tag(files: dict[str, str | bytes]) -> None:
    page = Page(str(files["report.html"]))
    assert not {"script", "img"} & set(page.tags)
    assert not page.handlers


@pytest.mark.parametrize("name", [n for n in HOSTILE if n == showable(n) and "\r" not in n])
def test_a_name_reads_in_the_page_as_it_is(files: dict[str, str | bytes], name: str) -> None:
    assert name in Page(str(files["report.html"])).words


def test_no_control_character_and_no_turned_text_gets_into_the_page(
    files: dict[str, str | bytes],
) -> None:
    assert not {"\x00", "\x07", "\u202e"} & set(files["report.html"])


def test_plan_json_keeps_the_names_as_they_are(files: dict[str, str | bytes]) -> None:
    plan = json.loads(files["plan.json"])
    placed = {v["name"] for c in plan["sized"]["clusters"] for h in c["load"] for v in h["vms"]}
    assert set(HOSTILE) <= placed


def test_no_cell_of_a_csv_file_begins_like_a_formula(files: dict[str, str | bytes]) -> None:
    for path, text in files.items():
        for cell in _cells(str(text)) if path.endswith(".csv") else ():
            assert not _runs(cell), (path, cell)


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(files: dict[str, str | bytes]) -> None:
    for sheet in _book(files):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


@pytest.mark.parametrize("cell", [-5, -0.5, 3, 1.25])
def test_a_number_stays_a_number(cell: float) -> None:
    assert list(csv.reader(io.StringIO(csv_file(["n"], [[cell]]))))[1] == [str(cell)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("sql-01", "sql-01"),
        ("=1+1", "'=1+1"),
        ("-web", "'-web"),
        (" @x", "' @x"),
        ("\tx", "'\tx"),
        ("a;=1", "a;'=1"),
        ("a\n+1", "a\n'+1"),
        ("a=b; c", "a=b; c"),
    ],
)
def test_only_what_a_sheet_would_run_gets_an_apostrophe(name: str, written: str) -> None:
    assert unformulated(name) == written


@given(st.text())
def test_no_text_at_all_survives_as_a_formula(name: str) -> None:
    for cell in csv.reader(io.StringIO(csv_file(["n"], [[name]]), newline="")):
        assert not any(_runs(part) for part in cell)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_shown_can_be_written_as_utf_8_and_is_as_long(name: str) -> None:
    assert len(showable(name).encode().decode()) == len(name)


def _runs(cell: str) -> bool:
    number = cell.replace(".", "", 1).removeprefix("-").isdigit()
    return not number and cell.startswith(
        ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}")
    )


def _cells(text: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def _book(files: dict[str, str | bytes]) -> Any:  # noqa: ANN401 - openpyxl's sheets
    workbook = files["tables.xlsx"]
    assert isinstance(workbook, bytes)
    return load_workbook(io.BytesIO(workbook))
