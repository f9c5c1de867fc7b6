"""`landbridge size`: its answer as an exit code."""

import json
from pathlib import Path

import xlsxwriter
from tests.cli.child import landbridge


def export(path: Path, in_use: object) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("vInfo")
    sheet.write_row(0, 0, ["VM", "Powerstate", "CPUs", "Memory", "In Use MiB"])
    sheet.write_row(1, 0, ["a", "poweredOn", 2, 4096, in_use])
    book.close()
    return path


def test_a_count_without_knowing_the_data_is_undecided_unless_that_is_allowed(
    tmp_path: Path,
) -> None:
    path = str(export(tmp_path / "a.xlsx", ""))
    undecided = landbridge("size", path, "--json")
    assert undecided.returncode == 4
    assert "intake.storage-unknown" in [f["id"] for f in json.loads(undecided.stdout)["findings"]]
    assert landbridge("size", path, "--allow-depends").returncode == 0


def test_a_count_with_all_figures_is_decided(tmp_path: Path) -> None:
    done = landbridge("size", str(export(tmp_path / "a.xlsx", 1000)), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["hosts"] == 3


def test_a_finding_as_bad_as_asked_for_is_a_no(tmp_path: Path) -> None:
    path = str(export(tmp_path / "a.xlsx", 1000))
    assert landbridge("size", path, "--fail-on", "medium").returncode == 1
    assert landbridge("size", path, "--fail-on", "blocking").returncode == 0


def test_a_change_that_cannot_be_made_names_its_option_and_the_nearest_key(tmp_path: Path) -> None:
    done = landbridge("size", str(export(tmp_path / "a.xlsx", 1000)), "--set", "compresion=2")
    assert done.returncode == 2
    assert "--set compresion=2: not `key=value`" in done.stderr
    assert "Did you mean compression?" in done.stderr
