"""`landbridge lint` as a shell sees it: forms, exit codes, files that are written or are not."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from tests.cli.child import GUIDE, landbridge


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return Path(copytree(GUIDE, tmp_path / "guide"))


def test_findings_have_ids_places_and_remedies_in_every_form(guide: Path) -> None:
    found = landbridge("lint", str(guide), "-o", "json")
    assert found.returncode == 1
    told = json.loads(found.stdout)
    assert {each["id"] for each in told["findings"]} >= {"lint.unknown-property"}
    [first] = [e for e in told["findings"] if "subnetId`" in e["message"]]
    assert first["evidence"][0]["line"] == 15
    assert first["evidence"][0]["column"] == 7
    assert first["fix"].startswith("Leave it out: no subnet is chosen")
    sarif = json.loads(landbridge("lint", str(guide), "-o", "sarif").stdout)
    [result] = [e for e in sarif["runs"][0]["results"] if "subnetId`" in e["message"]["text"]]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 15, "startColumn": 7}


def test_without_a_place_to_write_the_difference_is_shown_and_nothing_is_written(
    guide: Path,
) -> None:
    before = {each.name: each.read_text("utf-8") for each in guide.iterdir()}
    found = landbridge("lint", str(guide), "--repair")
    assert found.returncode == 0
    assert '-  "apiVersion": "2023-03-01",' in found.stdout
    assert "Nothing was written" in found.stdout
    assert {each.name: each.read_text("utf-8") for each in guide.iterdir()} == before


def test_what_is_mended_into_a_folder_is_clean(guide: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert landbridge("lint", str(guide), "--repair", "--out", str(out)).returncode == 0
    assert sorted(each.name for each in out.iterdir() if each.name[0] != ".") == [
        *("main.tf", "private-cloud.json")
    ]
    assert landbridge("lint", str(out)).returncode == 0


def test_files_are_mended_in_place_where_that_is_asked_for(guide: Path) -> None:
    assert landbridge("lint", str(guide), "--repair", "--yes").returncode == 0
    assert "2025-09-01" in (guide / "private-cloud.json").read_text("utf-8")


def test_a_module_that_is_not_there_leaves_the_answer_open(tmp_path: Path) -> None:
    file = tmp_path / "main.tf"
    file.write_text('module "hub" {\n  source = "./hub"\n}\n', "utf-8")
    found = landbridge("lint", str(file))
    assert found.returncode == 4
    assert "the module hub (./hub) is not resolved" in " ".join(found.stdout.split())
    assert landbridge("lint", str(file), "--allow-depends").returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("main.tf", 'a "b" {\n  c = \n}\n', "main.tf, line 2, column 7: expected a value"),
        ("main.json", '{"a": 1}', "it declares no resource of Azure"),
        ("main.json", " " * 5_000_000 + "{}", "the file has 5,000,002 bytes"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    found = landbridge("lint", str(tmp_path / name))
    assert found.returncode == 2
    assert told in " ".join(found.stderr.split())


PLAN = {"format_version": "1.2", "planned_values": {"root_module": {"resources": []}}}


def test_a_plan_is_not_mended_and_nothing_is_written(tmp_path: Path) -> None:
    plan, out = tmp_path / "plan.json", tmp_path / "out"
    plan.write_text(json.dumps(PLAN), "utf-8")
    found = landbridge("lint", str(plan), "--repair", "--out", str(out))
    assert (found.returncode, out.exists()) == (2, False)
    assert found.stderr.endswith(
        "plan.json: a plan of Terraform is not mended\nMend what it was made from.\n"
    )


def test_a_plan_may_be_larger_than_what_it_was_made_from(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(" " * 5_000_000 + json.dumps(PLAN), "utf-8")
    assert landbridge("lint", str(plan)).returncode == 0


def test_files_of_another_language_beside_one_are_not_read(guide: Path) -> None:
    (guide / "broken.tf").write_bytes(b"\xff\xfe\x00")
    template = guide / "private-cloud.json"
    assert landbridge("lint", str(template)).returncode == 1
    found = landbridge("lint", str(guide / "main.tf"))
    assert found.returncode == 2
    assert "broken.tf" in found.stderr
