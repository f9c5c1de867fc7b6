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
