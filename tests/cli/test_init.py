"""`landbridge init` writes an estate file that loads, and never over one that is there."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake.exports import vinfo, vm, workbook

from landbridge.cli import main
from landbridge.intake import load_estate_file, read_estate, schema_text

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line; the answer is exit code, standard output and standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["landbridge", "init", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return call


def test_it_writes_a_file_that_loads_and_says_where(run: Run, tmp_path: Path) -> None:
    code, shown, _ = run(tmp_path / "acme")
    assert code == 0
    assert shown.replace("\n", "") == str(tmp_path / "acme" / "estate.yaml")
    assert load_estate_file(tmp_path / "acme").name == "acme"
    assert (tmp_path / "acme" / "estate.schema.json").read_text("utf-8") == schema_text()


def test_the_first_line_lets_editors_find_the_schema_beside_it(run: Run, tmp_path: Path) -> None:
    run(tmp_path)
    first = (tmp_path / "estate.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=estate.schema.json"


def test_exports_are_named_as_seen_from_the_estate_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    export = workbook(tmp_path / "exports" / "a.xlsx", vinfo(vm("web")))
    code, shown, _ = run(tmp_path / "acme", "--rvtools", export, "--name", "Acme", "--json")
    assert code == 0
    assert json.loads(shown)["estate"] == str(tmp_path / "acme" / "estate.yaml")
    estate, _ = read_estate(tmp_path / "acme")
    assert estate.sources.rvtools == ("../exports/a.xlsx",)
    assert (estate.name, estate.inventory.vms.num_rows) == ("Acme", 1)


def test_an_estate_file_that_is_there_is_left_alone_without_yes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "estate.yaml").write_text("name: mine\n")
    code, shown, said = run(tmp_path)
    assert (code, shown) == (2, "")
    assert said == f"{tmp_path}/estate.yaml: is there already\nAdd --yes to replace it.\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["estate.yaml"]
    assert run(tmp_path, "--yes")[0] == 0
    assert load_estate_file(tmp_path).name == tmp_path.name


def test_an_export_that_cannot_be_read_is_told_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    code, _, said = run(tmp_path / "acme", "--rvtools", tmp_path / "nope.xlsx")
    assert code == 2
    assert "nope.xlsx: there is no such file or folder" in said
    assert not (tmp_path / "acme").exists()


def test_a_place_that_takes_no_files_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, said = run(tmp_path / "file" / "acme")
    assert code == 2
    assert "part of the path is a file, not a folder; nothing was changed" in said
