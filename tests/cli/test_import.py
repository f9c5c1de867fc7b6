"""Drafting from several exports: two vCenters of one customer make one estate."""

import json
from pathlib import Path

from tests.cli.child import landbridge

from landbridge.intake import read_estate
from landbridge.intake.rvtools.attributes import attributes

CONTOSO = Path(__file__).parents[2] / "examples" / "contoso" / "rvtools"
BOTH = CONTOSO / "dc1-vcenter.xlsx", CONTOSO / "dc2-vcenter-old.xlsx"


def test_the_exports_of_two_vcenters_are_drafted_together(tmp_path: Path) -> None:
    done = landbridge("import", "rvtools", *map(str, BOTH), "--out", str(tmp_path), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["from"] == "rvtools"
    made, _ = read_estate(tmp_path)
    assert made.name == "dc1-vcenter and dc2-vcenter-old"
    assert len(made.sources.rvtools) == 2
    assert set(made.inventory.vms["vcenter"].to_pylist()) == {
        vcenter
        for each in BOTH
        for vcenter in read_estate(each)[0].inventory.vms["vcenter"].to_pylist()
    }
    assert {each.name for each in made.segments}


def test_an_export_that_is_not_there_is_told_before_anything_is_written(tmp_path: Path) -> None:
    out = tmp_path / "acme"
    done = landbridge(
        "import", "rvtools", str(BOTH[0]), str(tmp_path / "b.xlsx"), "--out", str(out)
    )
    assert done.returncode == 2
    assert "b.xlsx" in done.stderr
    assert not out.exists()


def test_attributes_of_all_exports_are_read() -> None:
    alone = [{each.name for each in attributes(path)} for path in BOTH]
    assert {each.name for each in attributes(*BOTH)} == set.union(*alone)


def test_azure_is_asked_for_a_subscription_and_not_for_files(tmp_path: Path) -> None:
    told = landbridge("import", "azure", "vnets.json", "--out", str(tmp_path / "acme"))
    assert told.returncode == 2
    assert told.stderr.startswith("vnets.json: `import azure` reads no files\n")
    told = landbridge("import", "azure", "--out", str(tmp_path), AZURE_SUBSCRIPTION_ID="")
    assert told.returncode == 2
    assert told.stderr.startswith("no subscription is named\n")
    assert not (tmp_path / "acme").exists()


def test_files_that_nobody_names_are_asked_for(tmp_path: Path) -> None:
    told = landbridge("import", "az", "--out", str(tmp_path / "acme"))
    assert told.returncode == 2
    assert "`import azure` asks Azure itself." in told.stderr


def test_a_template_goes_to_one_place(tmp_path: Path) -> None:
    groups = ("--resource-group", "one", "--resource-group", "two")
    told = landbridge("import", "arm", "main.json", *groups, "--out", str(tmp_path / "acme"))
    assert told.returncode == 2
    assert told.stderr.startswith("two: a template is deployed to one place\n")
