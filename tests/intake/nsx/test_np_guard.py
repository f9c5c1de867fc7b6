"""What we prove of a dump is what np-guard's analyser says of it, pair by pair."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.child import landbridge

from landbridge.security.matching import services

REAL_DATA = os.environ.get("LANDBRIDGE_REAL_DATA")
PORTS = "dst-ports: "


@pytest.fixture
def folder() -> Path:
    if not REAL_DATA:
        pytest.skip("LANDBRIDGE_REAL_DATA names no folder with real exports of NSX")
    return Path(REAL_DATA) / "nsx"


def expected(folder: Path) -> dict[tuple[str, str], str]:
    """Each pair of the analyser's table, with its traffic in our words."""
    lines = (folder / "Example2.expected.txt").read_text("utf-8").splitlines()[2:]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.strip()]
    return {(a, b): traffic.replace(f"TCP {PORTS}", "tcp/") for a, b, traffic in rows}


def test_the_pairs_of_vms_are_exactly_those_of_the_analyser(folder: Path, tmp_path: Path) -> None:
    done = landbridge("import", "nsx", str(folder / "Example2.json"), "--out", str(tmp_path / "x"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "11 VMs have a stand-in for an address" in done.stdout
    proven = landbridge("prove", str(tmp_path / "x"), "--matrix", "-o", "json")
    cells = json.loads(proven.stdout)["matrix"]
    assert len(cells) == 11 * 10
    assert {each["depends"] for each in cells} == {"nothing"}
    ours = {(each["source"], each["destination"]): each["always"] for each in cells}
    theirs = expected(folder)
    assert {pair for pair, traffic in ours.items() if traffic != "nothing"} == theirs.keys()
    for pair, traffic in theirs.items():
        assert services([ours[pair]]) == services([traffic]), pair


def test_nothing_of_the_example_is_left_aside(folder: Path, tmp_path: Path) -> None:
    done = landbridge(
        "import", "nsx", str(folder / "Example2.json"), "--out", str(tmp_path), "--json"
    )
    told = json.loads(done.stdout)
    assert (told["not_understood"], told["merged"], told["stand_ins"]) == ([], [], 11)
