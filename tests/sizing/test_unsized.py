"""An export of which no VM tells its size is refused with what it lacks."""

from pathlib import Path

import pytest
from tests.intake.exports import HEADERS, vinfo, vm, workbook

from landbridge.errors import InputError
from landbridge.intake import read_estate
from landbridge.sizing.unsized import demand_sizes

OTHERWISE = {"CPUs": "vCPU", "Memory": "Mem"}


def refused(path: Path) -> str:
    estate, reading = read_estate(path)
    with pytest.raises(InputError) as caught:
        demand_sizes(estate, reading.gaps)
    return str(caught.value)


def test_columns_that_are_called_otherwise_are_named_as_missing(tmp_path: Path) -> None:
    headers = [OTHERWISE.get(each, each) for each in HEADERS]
    said = refused(workbook(tmp_path / "a.xlsx", {"vInfo": [headers, vm("a"), vm("b")]}))
    assert "2 without CPUs or memory: vInfo has no column 'CPUs'; vInfo has no column 'Memory'" in (
        said
    )


def test_values_that_cannot_be_read_are_named_with_their_row(tmp_path: Path) -> None:
    said = refused(workbook(tmp_path / "a.xlsx", vinfo(vm("a", cpus="two"))))
    assert "column 'CPUs' holds 1 value in place of a number, such as 'two'" in said
    assert "sheet vInfo, row 2" in said


def test_cells_that_are_empty_are_said_to_be(tmp_path: Path) -> None:
    said = refused(workbook(tmp_path / "a.xlsx", vinfo(vm("a", memory=None))))
    assert "their cells are empty" in said


def test_one_vm_that_tells_its_size_is_enough(tmp_path: Path) -> None:
    estate, reading = read_estate(
        workbook(tmp_path / "a.xlsx", vinfo(vm("a", cpus="two"), vm("b")))
    )
    demand_sizes(estate, reading.gaps)
    left_out = (estate.inventory.vms[each].to_pylist() for each in ("name", "left_out"))
    assert dict(zip(*left_out, strict=True)) == {"a": "incomplete", "b": None}
