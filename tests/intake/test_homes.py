"""Files are called the same from every folder, and what is handed on names no folder of a disk."""

from pathlib import Path

import pytest
from tests.intake.exports import vinfo, vm, workbook

from landbridge.intake import read_estate
from landbridge.intake.homes import of_estate
from landbridge.model.estate import Estate, Sources

PLACED = "intake.missing-sheets"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An estate whose export lies beside it, in a folder of its own."""
    (tmp_path / "acme" / "exports").mkdir(parents=True)
    workbook(tmp_path / "acme" / "exports" / "vc.xlsx", vinfo(vm("a")))
    estate = tmp_path / "acme" / "estate.yaml"
    estate.write_text("name: acme\nsources: {rvtools: [exports/vc.xlsx]}\n")
    return tmp_path


def subjects(path: Path) -> list[str]:
    return [gap.subject for gap in read_estate(path)[1].gaps if gap.id == PLACED]


def test_a_gap_bears_the_same_name_from_every_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [subjects(folder / "acme")]
    monkeypatch.chdir(folder)
    told.append(subjects(Path("acme/estate.yaml")))
    monkeypatch.chdir(folder / "acme")
    told.append(subjects(Path()))
    monkeypatch.chdir(folder / "acme" / "exports")
    told.append(subjects(Path("..")))
    assert told == [["exports/vc.xlsx"]] * 4


def test_a_bare_export_goes_by_its_own_name_and_a_folder_of_exports_by_its(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports = folder / "acme" / "exports"
    assert subjects(exports / "vc.xlsx") == ["vc.xlsx"]
    assert subjects(exports) == ["exports/vc.xlsx"]
    monkeypatch.chdir(exports)
    assert subjects(Path()) == ["exports/vc.xlsx"]


def test_a_link_goes_by_its_own_name(folder: Path) -> None:
    (folder / "newest.xlsx").symlink_to(folder / "acme" / "exports" / "vc.xlsx")
    estate, _ = read_estate(folder / "newest.xlsx")
    assert estate.name == "newest"


def test_the_place_of_a_gap_is_one_to_open(folder: Path) -> None:
    (gap,) = (gap for gap in read_estate(folder / "acme")[1].gaps if gap.id == PLACED)
    assert Path(gap.evidence[0].file) == folder / "acme" / "exports" / "vc.xlsx"


def test_what_is_handed_on_names_no_folder_of_this_disk(folder: Path) -> None:
    estate, reading = read_estate(folder / "acme", portable=True)
    assert str(folder) not in reading.model_dump_json()
    assert estate.inventory.vms["file"].to_pylist() == ["exports/vc.xlsx"]
    (place,) = estate.declared.places(("sources", "rvtools"))
    assert (place.file, place.line) == ("estate.yaml", 2)


def test_an_export_elsewhere_goes_by_so_much_of_its_end_as_tells_it_from_others() -> None:
    given = ("/data/a/vc.xlsx", "/data/b/vc.xlsx", "/data/other.xlsx", "../near.xlsx")
    homes = of_estate(Estate(name="x", sources=Sources(rvtools=given)), Path("acme/estate.yaml"))
    opened = [*given[:3], "near.xlsx"]
    assert [homes.named(each) for each in opened] == [
        "a/vc.xlsx",
        "b/vc.xlsx",
        "other.xlsx",
        "../near.xlsx",
    ]
