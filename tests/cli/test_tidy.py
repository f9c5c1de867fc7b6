"""`prove --tidy` writes the files without rules that do nothing, or nothing at all."""

import json
import shutil
from pathlib import Path

import pytest
import yaml
from tests.cli.child import CONTOSO, NETWORK, landbridge

WRONG = "wrong-network.yaml"
LAB = "nsg-lab"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """The example with the wrong network, to be changed."""
    folder = tmp_path / "contoso"
    folder.mkdir()
    for name in (WRONG, "service-tags.json"):
        shutil.copy(Path(CONTOSO) / name, folder)
    shutil.copytree(Path(CONTOSO) / "rvtools", folder / "rvtools")
    return folder / WRONG


def names(file: Path, group: str) -> list[str]:
    data = yaml.safe_load(file.read_text("utf-8"))
    groups = {each["name"]: each for each in data["network"]["network_security_groups"]}
    return [each["name"] for each in groups[group]["rules"]]


def test_a_smaller_file_is_written_and_the_difference_shown(estate: Path, tmp_path: Path) -> None:
    before, out = estate.read_text("utf-8"), tmp_path / "out"
    done = landbridge("prove", str(estate), "--tidy", str(out), "--allow-depends")
    assert done.returncode == 0, done.stderr
    assert names(out / WRONG, LAB) == ["from-avs"]
    assert estate.read_text("utf-8") == before
    assert "-        - {name: to-nobody," in done.stdout
    assert "12 of 19 rules remain, and every pair is proven to stay the same." in done.stdout
    remarks = [line for line in before.splitlines() if "azure.host-bits" in line]
    assert remarks
    assert all(each in (out / WRONG).read_text("utf-8") for each in remarks)


def test_the_whole_estate_is_written_and_differs_in_no_connection(
    estate: Path, tmp_path: Path
) -> None:
    done = landbridge("prove", str(estate), "--tidy", str(tmp_path / "out"), "--json")
    written = json.loads(done.stdout)["tidy"]["estate"]
    assert written == str(tmp_path / "out" / WRONG)
    names = {each.relative_to(tmp_path / "out") for each in (tmp_path / "out").rglob("*.*")}
    assert {Path("service-tags.json"), Path(WRONG)} < names
    told = landbridge("diff", str(estate), written, "--json")
    assert told.returncode == 0, told.stderr
    document = json.loads(told.stdout)
    assert not any(document[each] for each in ("places", "groups", "come", "gone", "inspections"))


def test_files_that_lie_beside_the_estate_lie_so_in_the_copy(tmp_path: Path) -> None:
    home = Path(shutil.copytree(NETWORK, tmp_path / "one" / "network"))
    (home / "spoke.json").rename(tmp_path / "one" / "spoke.json")
    file, part = home / "estate.yaml", tmp_path / "one" / "spoke.json"
    file.write_text(file.read_text("utf-8").replace("spoke.json", "../spoke.json"), "utf-8")
    doubled(part)
    done = landbridge("prove", str(home), "--tidy", str(tmp_path / "out"), "--json")
    told = json.loads(done.stdout)["tidy"]
    assert (told["files"], told["estate"]) == (
        ["spoke.json"],
        str(tmp_path / "out" / "network" / "estate.yaml"),
    )
    assert landbridge("diff", str(home), told["estate"]).returncode == 0


def test_a_file_that_is_named_by_its_whole_path_is_refused(tmp_path: Path) -> None:
    home = Path(shutil.copytree(NETWORK, tmp_path / "network"))
    file, part = home / "estate.yaml", home / "spoke.json"
    file.write_text(file.read_text("utf-8").replace("spoke.json", str(part)), "utf-8")
    doubled(part)
    done = landbridge("prove", str(home), "--tidy", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "the estate names it by its whole path" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_written_file_has_nothing_more_to_tidy(estate: Path, tmp_path: Path) -> None:
    landbridge("prove", str(estate), "--tidy", str(tmp_path / "out"))
    written = str(tmp_path / "out" / WRONG)
    again = landbridge("prove", written, "--tidy", str(tmp_path / "again"), "--json")
    told = json.loads(again.stdout)["tidy"]
    assert (told["gone"], told["files"], told["folder"]) == ([], [], None)
    assert not (tmp_path / "again").exists()


def test_a_waived_rule_stays_and_is_told(estate: Path, tmp_path: Path) -> None:
    waiver = (
        "\nwaivers:\n  - {rule: policy.rule-redundant, subject: nsg-lab/nobody-else,"
        " reason: it is logged, expires: 2027-01-01}\n"
    )
    estate.write_text(estate.read_text("utf-8") + waiver, "utf-8")
    arguments = ("prove", str(estate), "--tidy", str(tmp_path / "out"), "--on", "2026-11-22")
    told = json.loads(landbridge(*arguments, "--json").stdout)["tidy"]
    assert names(tmp_path / "out" / WRONG, LAB) == ["from-avs", "nobody-else"]
    assert told["kept"] == ["nsg-lab/nobody-else"]
    assert (told["rules"], told["left"]) == (19, 13)


def test_a_folder_of_somebody_else_is_left_alone(estate: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    done = landbridge("prove", str(estate), "--tidy", str(out))
    assert done.returncode == 2
    assert "the folder holds files that Landbridge did not write, such as mine.txt" in done.stderr
    assert [each.name for each in out.iterdir()] == ["mine.txt"]


def test_rules_of_a_part_in_json_go_from_its_file(tmp_path: Path) -> None:
    home = Path(shutil.copytree(NETWORK, tmp_path / "network"))
    doubled(home / "spoke.json")
    done = landbridge("prove", str(home), "--tidy", str(tmp_path / "out"), "--json")
    told = json.loads(done.stdout)["tidy"]
    assert "spare" in [each["rule"] for each in told["gone"]]
    assert "spoke.json" in told["files"]
    kept = json.loads((tmp_path / "out" / "spoke.json").read_text("utf-8"))
    assert "spare" not in [each["name"] for each in kept["network_security_groups"][0]["rules"]]


def doubled(part: Path) -> None:
    """Puts a rule that is spare into a part in JSON."""
    data = json.loads(part.read_text("utf-8"))
    rules = data["network_security_groups"][0]["rules"]
    rules.append({**rules[0], "name": "spare", "priority": rules[0]["priority"] + 1})
    part.write_text(json.dumps(data), "utf-8")
