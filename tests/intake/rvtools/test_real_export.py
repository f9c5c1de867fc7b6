"""A real export, which nobody here wrote, gives the totals that another reader counted."""

import os
from pathlib import Path

import pytest
from tests.intake.exports import totals

from landbridge.intake import read_estate
from landbridge.intake.draft import draft
from landbridge.intake.rvtools.attributes import attributes
from landbridge.model.estate import Estate
from landbridge.model.patterns import matcher

REAL_DATA = os.environ.get("LANDBRIDGE_REAL_DATA")
VCENTERS = ("bolpsc1", "bolpsc3", "bolvcb17", "bolvcmgt", "bolvcpsc17-S", "bolvcsa17-S")


@pytest.fixture
def export() -> Path:
    """An anonymised export of an older RVTools (mjvincent/rvtools-to-ibm-cloud, MIT)."""
    if not REAL_DATA:
        pytest.skip("LANDBRIDGE_REAL_DATA names no folder with real exports")
    return Path(REAL_DATA) / "rvtools" / "SizingWorkshop-RVTools.xlsx"


def test_all_vms_but_templates_count(export: Path) -> None:
    estate, reading = read_estate(export)
    vms = estate.inventory.vms
    assert vms.num_rows == 805
    assert vms["left_out"].to_pylist().count("template") == 10
    assert totals(estate) == (795, 2_721, 10_733_908, 233_556_214, 127_336_285)
    assert reading.files[0].units == "MB"
    sheets = {"vInfo": 805, "vNetwork": 805, "vPartition": 1618, "vHost": 34}
    assert reading.files[0].sheets == sheets


def test_only_powered_on_vms_count_if_one_so_wishes(export: Path, tmp_path: Path) -> None:
    text = f"sources:\n  rvtools: ['{export}']\nscope:\n  powered_off: exclude\n"
    (tmp_path / "estate.yaml").write_text(text)
    estate, _ = read_estate(tmp_path)
    assert totals(estate) == (763, 2_629, 10_420_492, 226_348_078, 124_354_895)


def test_a_draft_from_it_loads_and_counts_what_it_names(export: Path, tmp_path: Path) -> None:
    estate, _ = read_estate(export)
    written = draft(estate, [str(export)], attributes(export))
    (tmp_path / "estate.yaml").write_text(written, "utf-8")
    drafted, _ = read_estate(tmp_path)
    assert drafted.scope.exclude == VCENTERS
    assert totals(drafted)[0] == totals(estate)[0] - len(VCENTERS)
    names = [name for name, out in zip(*named(drafted), strict=True) if out is None]
    for application in drafted.applications:
        fitting = sum(map(bool, map(matcher(application.vms).fullmatch, names)))
        assert f'- name: "{application.name}" # {fitting} VMs' in written


def named(estate: Estate) -> tuple[list[str], list[str | None]]:
    vms = estate.inventory.vms
    return vms["name"].to_pylist(), vms["left_out"].to_pylist()


def test_the_header_that_ends_in_a_blank_is_read(export: Path) -> None:
    partitions = read_estate(export)[0].inventory["partitions"]
    assert partitions["free_percent"].null_count == 0
    assert partitions["free_percent"].to_pylist()[0] == 49
