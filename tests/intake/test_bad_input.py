"""What cannot be used is refused with a sentence that says where, what was expected, what to do."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from tests.intake.exports import HEADERS, csv_folder, gap, read, vinfo, vm, workbook

from landbridge.errors import InputError
from landbridge.intake import read_estate

MANY = 300_000
SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> InputError:
    """The error with which a path is refused."""
    with pytest.raises(InputError) as told:
        read_estate(path)
    return told.value


def text_file(folder: Path) -> Path:
    path = folder / "list.xlsx"
    path.write_text("VM,CPUs,Memory\nweb1,2,4096\n")
    return path


def text_of_another_name(folder: Path) -> Path:
    path = folder / "list.txt"
    path.write_text("VM,CPUs,Memory\nweb1,2,4096\n")
    return path


def picture(folder: Path) -> Path:
    path = folder / "screen.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return path


def empty_file(folder: Path) -> Path:
    path = folder / "empty.xlsx"
    path.touch()
    return path


def empty_workbook(folder: Path) -> Path:
    path = folder / "blank.xlsx"
    xlsxwriter.Workbook(str(path)).close()
    return path


def without_vinfo(folder: Path) -> Path:
    return workbook(folder / "hosts.xlsx", {"vHost": [["Host"], ["esx1"]]})


def without_headers(folder: Path) -> Path:
    return workbook(folder / "bare.xlsx", {"vInfo": [[1, 2, 3], [4, 5, 6]]})


def blank_vinfo(folder: Path) -> Path:
    return workbook(folder / "blank.xlsx", {"vInfo": []})


def no_vms(folder: Path) -> Path:
    return workbook(folder / "none.xlsx", vinfo())


def protected(folder: Path) -> Path:
    path = folder / "secret.xlsx"
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(30, b"\0") + b"\x09\0"
    head = head.ljust(48, b"\0") + (9).to_bytes(4, "little")
    path.write_bytes(head.ljust(512 * 10, b"\0") + "EncryptedPackage".encode("utf-16-le"))
    return path


def cut_short(folder: Path) -> Path:
    path = workbook(folder / "short.xlsx", vinfo(vm("a")))
    path.write_bytes(path.read_bytes()[:2000])
    return path


def garbled(folder: Path) -> Path:
    path = workbook(folder / "garbled.xlsx", vinfo(vm("a")))
    return rewritten(path, {SHEET: lambda xml: xml[:300]})


def doubled(folder: Path) -> Path:
    path = workbook(folder / "double.xlsx", {**vinfo(vm("a")), "vInfo2": [list(HEADERS)]})
    return rewritten(path, {"xl/workbook.xml": lambda xml: xml.replace(b"vInfo2", b"vInfo")})


def zip_of_something(folder: Path) -> Path:
    path = folder / "photos.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "nothing"
    path.mkdir()
    return path


def csv_without_vinfo(folder: Path) -> Path:
    return csv_folder(folder / "csv", {"vHost": [["Host"], ["esx1"]]})


def csv_of_what(folder: Path) -> Path:
    path = folder / "machines.csv"
    path.write_text("VM\nweb1\n")
    return path


def nowhere(folder: Path) -> Path:
    workbook(folder / "vcenter1.xlsx", vinfo(vm("a")))
    return folder / "vcentre1.xlsx"


def rewritten(path: Path, changes: dict[str, Callable[[bytes], bytes]]) -> Path:
    """The same workbook with some of its parts changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, changes.get(name, bytes)(content))
    return path


@pytest.mark.parametrize(
    ("make", "problem", "remedy"),
    [
        (
            text_file,
            "this is text and no Excel workbook, although its name ends in .xlsx",
            "such as RVTools_tabvInfo.csv",
        ),
        (text_of_another_name, "this is text and no Excel workbook\n", "RVTools_tabvInfo.csv"),
        (picture, "this is something else and no Excel workbook, although its name", "Export"),
        (empty_file, "the file is empty", "Export again"),
        (empty_workbook, "there is no sheet vInfo, which lists the VMs; its sheets are Sheet1", ""),
        (without_vinfo, "there is no sheet vInfo", "Export again from RVTools"),
        (without_headers, "the sheet vInfo has no column VM", "delete no columns"),
        (blank_vinfo, "the sheet vInfo has no column VM", "delete no columns"),
        (no_vms, "the sheet vInfo lists no VM", "an account that may see the VMs"),
        (protected, "the workbook is protected by a password", "remove the password"),
        (cut_short, "the workbook is damaged or cut short", "Export again"),
        (garbled, "the workbook cannot be read", "Export again"),
        (doubled, "sheet vInfo: two sheets are called vInfo", "Delete or rename one"),
        (zip_of_something, "the workbook cannot be read", "Export again"),
        (empty_folder, "holds neither RVTools workbooks nor RVTools CSV files", "Name an RVTools"),
        (csv_without_vinfo, "there is no file for vInfo (such as RVTools_tabvInfo.csv)", "Export"),
        (csv_of_what, "the name tells no RVTools sheet", "such as RVTools_tabvInfo.csv"),
        (nowhere, "there is no such file or folder", "vcenter1.xlsx?"),
    ],
)
def test_it_is_refused_with_its_place_the_problem_and_what_to_do(
    tmp_path: Path, make: Callable[[Path], Path], problem: str, remedy: str
) -> None:
    path = make(tmp_path)
    error = refused(path)
    assert str(error).startswith(str(path))
    assert problem in str(error)
    assert remedy in error.remedy


def test_a_file_that_does_not_open_is_told() -> None:
    assert "the file cannot be read: Input/output error" in str(refused(Path("/proc/self/mem")))


def test_another_sheet_twice_is_left_out_and_told_and_the_rest_is_read(tmp_path: Path) -> None:
    sheets = {**vinfo(vm("a")), "vDisk": [["VM"], ["a"]], "vDisk2": [["VM"], ["a"]]}
    path = workbook(tmp_path / "a.xlsx", sheets)
    rewritten(path, {"xl/workbook.xml": lambda xml: xml.replace(b"vDisk2", b"vDisk")})
    estate, reading = read_estate(path)
    assert estate.inventory.vms.num_rows == 1
    assert "disks" in estate.inventory.missing
    assert "vDisk is there twice" in gap(reading, "sheet-twice").message


def test_a_sheet_whose_dimensions_lie_is_read_to_its_last_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", vinfo(vm("a"), vm("b")))
    for lie in (b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1"/>'):
        lied = {SHEET: lambda xml, lie=lie: xml.replace(_dimension(xml), lie)}
        vms, reading = read(rewritten(path, lied))  # type: ignore[arg-type] # the default binds it
        assert vms["name"].to_pylist() == ["a", "b"]
        assert reading.files[0].sheets == {"vInfo": 2}


def test_a_stray_cell_far_out_is_refused_instead_of_filling_the_memory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", vinfo(vm("a")))
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    claim = b'<dimension ref="A1:XFD1048576"/>'
    lied = {SHEET: lambda xml: xml.replace(_dimension(xml), claim).replace(b"</sheetData>", stray)}
    error = refused(rewritten(path, lied))
    assert "sheet vInfo: the sheet reaches as far as cell XFD1048576" in str(error)
    assert "Delete the stray cells" in error.remedy


def _dimension(xml: bytes) -> bytes:
    start = xml.index(b"<dimension")
    return xml[start : xml.index(b"/>", start) + 2]


def test_three_hundred_thousand_rows_are_read(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>vm{n}</t></is></c>'
        f'<c r="B{n}"><v>2</v></c><c r="C{n}"><v>4096</v></c></row>'
        for n in range(2, MANY + 2)
    )
    path = workbook(tmp_path / "a.xlsx", {"vInfo": [["VM", "CPUs", "Memory"]]})
    end = b"</sheetData>"
    rewritten(path, {SHEET: lambda xml: xml.replace(end, rows.encode() + end)})
    vms, _ = read(path)
    assert vms.num_rows == MANY
    assert vms["row"].to_pylist()[-1] == MANY + 1


def test_a_workbook_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("landbridge.intake.rvtools.workbook.UNPACKED_LIMIT", 1000)
    error = refused(workbook(tmp_path / "a.xlsx", vinfo(vm("a"))))
    assert "more than any export needs" in str(error)


@pytest.mark.parametrize(
    "surroundings", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"HOME": "/proc/nowhere"}]
)
def test_neither_a_c_locale_nor_a_home_that_takes_no_files_matters(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    folder = tmp_path / "Zürich"
    folder.mkdir()
    path = workbook(folder / "a.xlsx", vinfo(vm("Würfel")))
    ask = "import sys, pathlib, landbridge.intake as i; p = pathlib.Path(sys.argv[1]);"
    ask += " print(ascii(i.read_estate(p)[0].inventory.vms['name'][0].as_py()))"
    done = subprocess.run(
        [sys.executable, "-c", ask, str(path)],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "'W\\xfcrfel'\n", done.stderr
