"""RVTools exports of every age give the same estate, and say what they lack."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from tests.intake.exports import HEADERS, Rows, csv_folder, gap, gaps, read, vinfo, vm, workbook

from landbridge.checks.engine import check
from landbridge.checks.machines.usb_device import USB_DEVICE
from landbridge.checks.subject import Subject
from landbridge.intake import read_estate
from landbridge.model.finding import Severity
from landbridge.model.place import Place

DISKS = ["VM", "VM ID", "Disk", "Capacity MB", "Raw", "Disk Mode", "VI SDK Server"]


def renamed(**headers: str) -> list[object]:
    """The usual headers, some of them called otherwise."""
    other = {key.replace("_", " "): value for key, value in headers.items()}
    return [other.get(header, header) for header in HEADERS]


@pytest.mark.parametrize(
    "headers",
    [
        renamed(),
        renamed(Provisioned_MiB="Provisioned MB", In_Use_MiB="In Use MB"),
        renamed(VM=" vm ", CPUs="cpus", Memory="MEMORY  ", Folder="Folder "),
        renamed(
            VM="vInfoVMName",
            CPUs="vInfoCPUs",
            Memory="vInfoMemory",
            Provisioned_MiB="vInfoProvisioned",
            In_Use_MiB="vInfoInUse",
            Datacenter="vInfoDataCenter",
        ),
    ],
    ids=["today", "years ago", "carelessly", "as a database"],
)
def test_headers_are_known_however_they_are_written(tmp_path: Path, headers: list[object]) -> None:
    vms, reading = read(workbook(tmp_path / "a.xlsx", {"vInfo": [headers, vm("web1")]}))
    row = vms.to_pylist()[0]
    assert (row["name"], row["vcpus"], row["memory_mib"]) == ("web1", 2, 4096)
    assert (row["provisioned_mib"], row["in_use_mib"], row["datacenter"]) == (50_000, 20_000, "DC")
    assert gaps(reading) == set()


def test_sizes_in_gigabytes_are_taken_as_such(tmp_path: Path) -> None:
    headers = renamed(Provisioned_MiB="Provisioned GiB", In_Use_MiB="In Use (GB)")
    rows = [headers, vm("a", provisioned=2, in_use=1.5)]
    vms, _ = read(workbook(tmp_path / "a.xlsx", {"vInfo": rows}))
    assert vms["provisioned_mib"].to_pylist() == [2048]
    assert vms["in_use_mib"].to_pylist() == [1536]


def test_the_reading_names_files_rows_units_and_vcenters(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", vinfo(vm("a"), vm("b")))
    _, reading = read(path)
    (file,) = reading.files
    assert (file.path, file.sheets, file.units) == (str(path), {"vInfo": 2}, "MiB")
    assert file.vcenters == ("vc1.example.com",)


def test_a_place_is_where_the_user_sees_it_even_below_blank_rows_and_a_title(
    tmp_path: Path,
) -> None:
    rows: Rows = [[], [], ["Export of March"], list(HEADERS), [], vm("a")]
    path = workbook(tmp_path / "a.xlsx", {"vInfo": rows})
    estate, _ = read_estate(path)
    assert estate.inventory.place("vms", 0) == Place(file=str(path), sheet="vInfo", row=6)
    assert str(estate.inventory.place("vms", 0)) == f"{path}, sheet vInfo, row 6"


def test_blank_rows_go_and_rows_without_a_name_are_told(tmp_path: Path) -> None:
    nameless = vm("x", vm=None)
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(vm("a"), [], ["  "], nameless)))
    assert vms["name"].to_pylist() == ["a"]
    found = gap(reading, "row-without-name")
    assert "1 row is filled but without a name" in found.message
    assert [place.row for place in found.evidence] == [5]


def test_a_vm_with_only_a_name_is_kept_and_not_counted_and_told(tmp_path: Path) -> None:
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(vm("a"), ["orphan"])))
    assert vms["left_out"].to_pylist() == [None, "incomplete"]
    assert vms["vcpus"].to_pylist() == [2, None]
    found = gap(reading, "size-unknown")
    assert found.severity is Severity.MEDIUM
    assert "1 VM with no number of CPUs or no memory: kept, but not counted" in found.message
    assert [place.row for place in found.evidence] == [3]


def test_a_blank_around_a_name_goes_and_is_told(tmp_path: Path) -> None:
    rows = vinfo(vm("a"), vm("b "), vm(" c"), vm("\u00a0d"), vm("e", folder="/DC/vm/x "))
    vms, reading = read(workbook(tmp_path / "a.xlsx", rows))
    assert vms["name"].to_pylist() == ["a", "b", "c", "d", "e"]
    found = gap(reading, "blank-around-name")
    assert found.subject == "b, c, d"
    assert found.message.startswith("3 VMs with a blank before or after the name: read without it")
    assert [place.row for place in found.evidence] == [3, 4, 5]


def test_a_blank_around_a_name_in_a_csv_file_is_told_too(tmp_path: Path) -> None:
    _, reading = read(csv_folder(tmp_path / "csv", vinfo(vm("a"), vm("b "))))
    assert gap(reading, "blank-around-name").subject == "b"


def test_figures_that_vinfo_lacks_come_from_vcpu_and_vmemory(tmp_path: Path) -> None:
    sheets = vinfo(vm("a", cpus=None, memory=None, moref="vm-1"))
    sheets["vCPU"] = [["VM", "VM ID", "CPUs", "VI SDK Server"], ["a", "vm-1", 8, "VC1.example.com"]]
    sheets["vMemory"] = [["VM", "VM ID", "Size MiB"], ["a", "vm-1", 512]]
    vms, reading = read(workbook(tmp_path / "a.xlsx", sheets))
    assert (vms["vcpus"].to_pylist(), vms["memory_mib"].to_pylist()) == ([8], [512])
    assert gaps(reading) == set()


def test_values_that_cannot_be_true_become_unknown_and_are_shown(tmp_path: Path) -> None:
    rows = [vm("a", memory=-1), vm("b", cpus=0), vm("c", provisioned=1e17), vm("d", cpus="many")]
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(*rows, vm("e"))))
    assert vms["memory_mib"].to_pylist() == [None, 4096, 4096, 4096, 4096]
    assert vms["vcpus"].to_pylist() == [2, None, 2, None, 2]
    assert vms["provisioned_mib"].to_pylist()[2] is None
    impossible = [one for one in reading.gaps if one.id == "intake.impossible-value"]
    assert {one.subject for one in impossible} == {
        f"a.xlsx, vInfo, column {header}" for header in ("CPUs", "Memory", "Provisioned MiB")
    }
    memory = next(one for one in impossible if "Memory" in one.subject)
    assert memory.message == (
        "column 'Memory' holds 1 value that cannot be true, such as '-1': unknown here"
    )
    assert [place.row for place in memory.evidence] == [2]
    assert [place.row for place in gap(reading, "not-a-number").evidence] == [5]


def test_a_habit_of_parting_thousands_is_told_once_a_file(tmp_path: Path) -> None:
    rows = vinfo(vm("a", memory="4,096", in_use="9,000"), vm("b", memory="8,192"))
    vms, reading = read(workbook(tmp_path / "a.xlsx", rows))
    assert vms["memory_mib"].to_pylist() == [4096, 8192]
    found = gap(reading, "ambiguous-number")
    assert "in 2 columns (vInfo, column Memory, vInfo, column In Use MiB)" in found.message
    assert [place.row for place in found.evidence] == [2, 2]


@pytest.mark.parametrize(
    ("yes", "no"),
    [("TRUE", "FALSE"), (True, False), ("WAHR", "FALSCH"), ("Yes", "No"), (1, 0), ("vrai", "faux")],
)
def test_a_boolean_is_understood_in_the_language_of_its_spreadsheet(
    tmp_path: Path, yes: object, no: object
) -> None:
    rows = vinfo(vm("a", template=yes), vm("b", template=no), vm("c", template=None))
    vms, _ = read(workbook(tmp_path / "a.xlsx", rows))
    assert vms["template"].to_pylist() == [True, False, None]
    assert vms["left_out"].to_pylist() == ["template", None, None]


def test_a_word_that_is_neither_yes_nor_no_is_told(tmp_path: Path) -> None:
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(vm("a", template="maybe"))))
    assert vms["template"].to_pylist() == [None]
    assert (
        "holds 1 value in place of yes or no, such as 'maybe'"
        in gap(reading, "not-a-yes-or-no").message
    )


def test_custom_attributes_in_the_middle_do_not_take_the_place_of_real_columns(
    tmp_path: Path,
) -> None:
    at = HEADERS.index("Annotation") + 1
    headers = [*HEADERS[:at], "Cluster", "Owner", *HEADERS[at:]]
    row = vm("a")
    row = [*row[:at], "gold", "Jane", *row[at:]]
    vms, reading = read(workbook(tmp_path / "a.xlsx", {"vInfo": [headers, row]}))
    assert vms["cluster"].to_pylist() == ["Cluster1"]
    assert "2 columns are called 'Cluster'" in gap(reading, "repeated-header").message


def test_missing_sheets_and_columns_are_named_with_what_still_works(tmp_path: Path) -> None:
    rows: Rows = [["VM", "CPUs", "Memory", "Provisioned MB"], ["a", 1, 1024, 5000]]
    vms, reading = read(workbook(tmp_path / "a.xlsx", {"vInfo": rows}))
    assert vms["left_out"].to_pylist() == [None]
    sheets = gap(reading, "missing-sheets").message
    assert "without vDisk raw device mappings, independent and shared disks are not found" in sheets
    assert "Sizing needs vInfo only and is not affected" in sheets
    columns = gap(reading, "missing-columns")
    assert columns.severity is Severity.MEDIUM
    assert "without 'In Use' storage is counted as provisioned" in columns.message


def test_a_detail_row_points_at_its_vm_by_reference_by_uuid_or_by_its_only_name(
    tmp_path: Path,
) -> None:
    sheets = vinfo(
        vm("a", moref="vm-1"),
        vm("b", moref="vm-2", vm_uuid="u2"),
        vm("c", moref="vm-3"),
        vm("c", moref="vm-4", folder="/DC/vm/Other"),
    )
    header = ["VM", "VM ID", "VM UUID", "Disk", "Raw"]
    sheets["vDisk"] = [
        header,
        ["a", "vm-1", None, "Hard disk 1", "True"],
        ["other", None, "u2", "Hard disk 1", "False"],
        ["a", None, None, "Hard disk 2", None],
        ["c", None, None, "Hard disk 1", None],
    ]
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", sheets))
    disks = estate.inventory["disks"]
    assert disks["moref"].to_pylist() == ["vm-1", "vm-2", "vm-1", None]
    assert disks["raw"].to_pylist() == [True, False, None, None]
    assert set(disks["vcenter"].to_pylist()) == {"vc1.example.com"}
    told = gap(reading, "row-of-no-vm")
    assert told.message == "1 row of vDisk belongs to no VM of vInfo for sure: used for none"
    assert [place.row for place in told.evidence] == [5]


def test_old_exports_are_keyed_by_uuid_or_by_place_and_say_so(tmp_path: Path) -> None:
    rows = [
        vm("a", moref=None, vm_uuid="u1"),
        vm("b", moref=None, vm_uuid="clone"),
        vm("c", moref=None, vm_uuid="clone"),
        vm("d", moref=None),
        vm("d", moref=None),
    ]
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(*rows)))
    web = "DC//DC/vm/Web/"
    assert vms["moref"].to_pylist() == ["u1", f"{web}b", f"{web}c", f"{web}d", f"{web}d#1"]
    assert "1 VM without an object reference" in gap(reading, "key-by-uuid").message
    assert "4 VMs without an object reference" in gap(reading, "key-by-place").message


def test_times_of_snapshots_are_read_in_every_form(tmp_path: Path) -> None:
    sheets = vinfo(vm("a"))
    written = ["2024/02/03 04:05:06", "2024-02-03 04:05:06", "03.02.2024 04:05:06", "45325.5"]
    sheets["vSnapshot"] = [["VM", "Name", "Date / time", "Size MiB (total)"]]
    sheets["vSnapshot"] = [*sheets["vSnapshot"], *[["a", "s", time, 5] for time in written]]
    estate, _ = read_estate(workbook(tmp_path / "a.xlsx", sheets))
    snapshots = estate.inventory["snapshots"]
    same = datetime(2024, 2, 3, 4, 5, 6)  # noqa: DTZ001 - RVTools names no time zone
    assert snapshots["taken"].to_pylist()[:3] == [same] * 3
    assert snapshots["taken"].to_pylist()[3] == datetime(2024, 2, 3, 12)  # noqa: DTZ001 - as above
    assert snapshots["size_mib"].to_pylist() == [5] * 4


@pytest.mark.parametrize(
    ("times", "day"),
    [
        (["3/4/2024 10:00:00", "25/4/2024 10:00:00"], 3),
        (["4/3/2024 10:00:00", "4/25/2024 10:00:00"], 3),
        (["3/4/2024 10:00:00"], None),
    ],
)
def test_day_and_month_are_told_apart_by_the_column_or_not_at_all(
    tmp_path: Path, times: list[str], day: int | None
) -> None:
    sheets = vinfo(vm("a"))
    sheets["vSnapshot"] = [["VM", "Date / time"], *[["a", time] for time in times]]
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", sheets))
    first = estate.inventory["snapshots"]["taken"].to_pylist()[0]
    assert (first and (first.month, first.day)) == (day and (4, day))
    assert ("intake.ambiguous-date" in gaps(reading)) == (day is None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_folders_are_read_in_every_encoding(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    sheets = vinfo(vm("Zürich"), vm("b", memory="8,192", annotation='two\nlines, "quoted"'))
    sheets["vDisk"] = [DISKS, ["Zürich", None, "Hard disk 1", "1024", "False", "persistent", None]]
    folder = csv_folder(tmp_path / "csv", sheets, separator=separator, encoding=encoding)
    estate, _ = read_estate(folder)
    vms = estate.inventory.vms
    assert vms["name"].to_pylist() == ["Zürich", "b"]
    assert vms["memory_mib"].to_pylist() == [4096, 8192]
    assert estate.inventory["disks"]["moref"].to_pylist() == vms["moref"].to_pylist()[:1]
    assert estate.inventory.place("vms", 1).file == str(folder / "RVTools_tabvInfo.csv")
    assert estate.inventory.place("vms", 1).row == 3


def test_a_csv_file_with_rows_of_unequal_length_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "vInfo.csv").write_text("sep=;\nVM;CPUs;Memory\na;1;2\nb;4\n\nc;5;6;7\n")
    vms, reading = read(tmp_path)
    assert vms["name"].to_pylist() == ["a", "b", "c"]
    assert vms["memory_mib"].to_pylist() == [2, None, 6]
    assert vms["row"].to_pylist() == [3, 4, 6]
    assert [place.row for place in gap(reading, "ragged-rows").evidence] == [4, 6]


def test_several_vcenters_lie_in_one_inventory_and_equal_names_are_all_kept(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", vinfo(vm("web", moref="vm-1"), vm("db", moref="vm-2")))
    workbook(tmp_path / "b.xlsx", vinfo(vm("web", moref="vm-1", vcenter="vc2")))
    vms, reading = read(tmp_path)
    assert list(zip(*(vms[c].to_pylist() for c in ("vcenter", "name")), strict=True)) == [
        ("vc1.example.com", "web"),
        ("vc1.example.com", "db"),
        ("vc2", "web"),
    ]
    assert gaps(reading) == set()


def test_a_vcenter_exported_twice_is_counted_once_with_all_that_belongs_to_it(
    tmp_path: Path,
) -> None:
    sheets = vinfo(vm("web", moref="vm-1"), vm("db", moref="vm-2"))
    sheets["vDisk"] = [DISKS, ["web", "vm-1", "Hard disk 1", 9, "False", "persistent", None]]
    sheets["vHost"] = [["Host", "VI SDK Server"], ["esx1", "vc1.example.com"]]
    workbook(tmp_path / "a.xlsx", sheets)
    later = dict(sheets)
    later["vInfo"] = [*sheets["vInfo"], vm("new", moref="vm-3")]
    workbook(tmp_path / "b.xlsx", later)
    estate, reading = read_estate(tmp_path)
    assert estate.inventory.vms["name"].to_pylist() == ["web", "db", "new"]
    assert estate.inventory["disks"].num_rows == 1
    assert estate.inventory["hosts"].num_rows == 1
    found = gap(reading, "exported-twice")
    assert "2 VMs of this file stand in an earlier one too" in found.message
    assert found.evidence[0] == Place(file=str(tmp_path / "b.xlsx"), sheet="vInfo", row=2)


def test_two_exports_without_a_vcenters_name_are_known_as_one_by_their_vms(tmp_path: Path) -> None:
    rows = [vm(name, vcenter=None, moref=None) for name in ("a", "b", "c")]
    workbook(tmp_path / "january.xlsx", vinfo(*rows))
    workbook(tmp_path / "june.xlsx", vinfo(*rows[:2], vm("d", vcenter=None, moref=None)))
    vms, reading = read(tmp_path)
    assert vms["name"].to_pylist() == ["a", "b", "c", "d"]
    assert set(vms["vcenter"].to_pylist()) == {"january"}
    assert "2 of its 3 VMs stand in" in gap(reading, "same-vcenter").message


def test_a_row_twice_in_one_file_is_counted_once(tmp_path: Path) -> None:
    vms, reading = read(workbook(tmp_path / "a.xlsx", vinfo(vm("a"), vm("b"), vm("a"))))
    assert vms["name"].to_pylist() == ["a", "b"]
    told = gap(reading, "vm-twice")
    assert told.message.startswith("1 row of vInfo repeats the key of an earlier row; ")
    assert [place.row for place in told.evidence] == [4]


def test_a_formula_in_a_name_stays_text(tmp_path: Path) -> None:
    vms, _ = read(workbook(tmp_path / "a.xlsx", vinfo(vm('=HYPERLINK("http://x","y")'))))
    assert vms["name"].to_pylist() == ['=HYPERLINK("http://x","y")']


def test_hosts_that_only_vms_name_are_told(tmp_path: Path) -> None:
    sheets = vinfo(vm("a", host="esx1"), vm("b", host="esx2"))
    sheets["vHost"] = [["Host", "# Cores", "# Memory"], ["esx1", 32, 262144]]
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", sheets))
    assert estate.inventory["hosts"]["memory_mib"].to_pylist() == [262144]
    assert (
        "1 host that VMs run on not listed in vHost: esx2"
        in gap(reading, "host-not-listed").message
    )


def test_progress_is_told_once_a_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", vinfo(vm("a")))
    told: list[str] = []
    read_estate(path, progress=told.append)
    assert told == [f"Reading {path}"]


def failing(path: Path, header: str) -> Path:
    """Two VMs, the first with a formula without a result in this column."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("vInfo")
        for at, row in enumerate(vinfo(vm("a"), vm("b"))["vInfo"]):
            page.write_row(at, 0, row)
        page.write_formula(1, HEADERS.index(header), "=#REF!", None, "#REF!")
    return path


@pytest.mark.parametrize("header", ["CPUs", "Memory", "Provisioned MiB", "In Use MiB"])
def test_a_formula_that_failed_is_no_number_and_is_told_with_its_row(
    tmp_path: Path, header: str
) -> None:
    _, reading = read(failing(tmp_path / "a.xlsx", header))
    told = gap(reading, "not-a-number")
    assert f"column '{header}' holds 1 value in place of a number, such as '#REF!'" in told.message
    assert [place.row for place in told.evidence] == [2]


def test_a_formula_that_failed_is_no_text_and_is_told_with_its_row(tmp_path: Path) -> None:
    vms, reading = read(failing(tmp_path / "a.xlsx", "Cluster"))
    assert vms["cluster"].to_pylist() == [None, "Cluster1"]
    assert [place.row for place in gap(reading, "failed-formula").evidence] == [2]


@pytest.mark.parametrize("rows", [[], [["", ""]], [["x", "y"], ["1", "2"]]])
def test_a_sheet_without_headers_counts_as_missing_and_not_as_one_of_nothing(
    tmp_path: Path, rows: Rows
) -> None:
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", {**vinfo(vm("a")), "vUSB": rows}))
    assert "vUSB" in gap(reading, "missing-headers").subject
    assert "vUSB" not in reading.files[0].sheets
    checked = check(Subject(estate), [USB_DEVICE], date(2026, 11, 22))
    assert [each.rule for each in checked.unanswered] == ["vm.usb-device"]


def test_a_sheet_with_headers_and_no_row_tells_that_there_is_nothing(tmp_path: Path) -> None:
    sheets = {**vinfo(vm("a")), "vUSB": [["VM", "VM ID", "Device Node"]]}
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", sheets))
    assert gaps(reading) == set()
    assert not check(Subject(estate), [USB_DEVICE], date(2026, 11, 22)).unanswered
