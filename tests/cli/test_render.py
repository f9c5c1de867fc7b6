"""`landbridge render`: what it writes, what it says beside, what it refuses."""

import json
from pathlib import Path

import pytest
from tests.cli.child import call, cloud, landbridge


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cloud(tmp_path_factory.mktemp("estate"))


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_it_tells_all_that_it_wrote_by_whole_paths(tmp_path: Path) -> None:
    done = call("render", tmp_path, "--json")
    told, out = json.loads(done.stdout), tmp_path / "rendered"
    assert done.returncode == 0
    assert told["folder"] == str(out)
    assert {Path(each) for each in told["files"]} == {out / each for each in files(out)}
    assert {"arm/README.md", "bicep/main.bicep", "nsx/infra.json"} <= files(out)


def test_a_plan_that_is_not_cleared_is_written_and_says_so(tmp_path: Path) -> None:
    done = call("render", tmp_path, "--json")
    assert json.loads(done.stdout)["cleared"] is False
    assert done.stderr.startswith("Not cleared: this plan may not be deployed yet")
    pages = (tmp_path / "rendered").rglob("README.md")
    assert all("**The plan is not cleared.**" in page.read_text("utf-8") for page in pages)


def test_only_the_forms_that_are_asked_for_are_written(estate: Path, tmp_path: Path) -> None:
    asked = ("--form", "nsx", "--form", "nsx")
    done = landbridge("render", str(estate), "--out", str(tmp_path / "out"), *asked)
    assert done.returncode == 0
    assert files(tmp_path / "out") == {"nsx/README.md", "nsx/infra.json"}
    assert done.stdout.splitlines() == [
        str(tmp_path / "out" / "nsx" / name) for name in ("README.md", "infra.json")
    ]


def test_a_form_that_nobody_knows_is_refused_with_those_there_are(
    estate: Path, tmp_path: Path
) -> None:
    done = landbridge("render", str(estate), "--out", str(tmp_path / "out"), "--form", "pulumi")
    assert done.returncode == 2
    assert "no form is called 'pulumi'\nAsk for arm, bicep," in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_of_others_is_left_alone(estate: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    done = landbridge("render", str(estate), "--out", str(tmp_path))
    assert done.returncode == 2
    assert "files that Landbridge did not write, such as notes.txt" in done.stderr
    assert files(tmp_path) == {"notes.txt"}


def test_a_name_that_azure_refuses_is_refused_before_anything_is_written(
    estate: Path, tmp_path: Path
) -> None:
    told = json.loads(estate.read_text("utf-8"))
    told["private_cloud"]["resource_group"] = "rg's ${x}."
    wrong = tmp_path / "estate.json"
    wrong.write_text(json.dumps(told), "utf-8")
    done = landbridge("render", str(wrong), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "`rg's ${x}.` is no name of a resource group: 1 to 90 letters" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_same_plan_gives_the_same_files(tmp_path: Path) -> None:
    def written() -> dict[str, str]:
        call("render", tmp_path)
        out = tmp_path / "rendered"
        return {name: (out / name).read_text("utf-8") for name in files(out)}

    assert written() == written()
