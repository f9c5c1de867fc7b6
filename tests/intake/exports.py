"""Exports to try the reader on: sheets as rows of cells, written as a workbook or as CSV files."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from landbridge.intake import read_estate
from landbridge.model.estate import Estate
from landbridge.model.finding import Finding
from landbridge.model.reading import Reading

Rows = Sequence[Sequence[object]]

HEADERS = (
    "VM",
    "Powerstate",
    "Template",
    "CPUs",
    "Memory",
    "Provisioned MiB",
    "In Use MiB",
    "Annotation",
    "Datacenter",
    "Cluster",
    "Host",
    "Folder",
    "VM ID",
    "VM UUID",
    "VI SDK Server",
)


def vm(name: str, **cells: object) -> list[object]:
    """A row of vInfo; any cell may be given by its column's name in small letters."""
    usual: dict[str, object] = {
        "VM": name,
        "Powerstate": "poweredOn",
        "Template": "False",
        "CPUs": 2,
        "Memory": 4096,
        "Provisioned MiB": 50_000,
        "In Use MiB": 20_000,
        "Datacenter": "DC",
        "Cluster": "Cluster1",
        "Host": "esx1",
        "Folder": "/DC/vm/Web",
        "VM ID": f"vm-{crc32(name.encode())}",
        "VI SDK Server": "vc1.example.com",
    }
    given = {_header(key): value for key, value in cells.items()}
    return [(usual | given).get(header) for header in HEADERS]


def vinfo(*rows: list[object]) -> dict[str, Rows]:
    """A workbook's sheets: only vInfo, with these rows."""
    return {"vInfo": [list(HEADERS), *rows]}


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write sheets as a workbook, each value as what it is in Python."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return path


def csv_folder(
    path: Path, sheets: Mapping[str, Rows], *, separator: str = ",", encoding: str = "utf-8"
) -> Path:
    """Write sheets as RVTools writes CSV files."""
    path.mkdir()
    for name, rows in sheets.items():
        file = path / f"RVTools_tab{name}.csv"
        with file.open("w", encoding=encoding, newline="") as out:
            csv.writer(out, delimiter=separator).writerows(rows)
    return path


def read(path: Path) -> tuple[pa.Table, Reading]:
    """The VMs that a path gives, and the reading."""
    estate, reading = read_estate(path)
    return estate.inventory.vms, reading


def gap(reading: Reading, word: str) -> Finding:
    """The only finding `intake.<word>`."""
    found = [one for one in reading.gaps if one.id == f"intake.{word}"]
    assert len(found) == 1, [one.id for one in reading.gaps]
    return found[0]


def gaps(reading: Reading) -> set[str]:
    """The ids of all findings, without those on whole sheets and columns that are missing."""
    usual = {"intake.missing-sheets", "intake.missing-columns"}
    return {one.id for one in reading.gaps} - usual


def totals(estate: Estate) -> tuple[int, ...]:
    """VMs that count, their vCPUs, memory, provisioned and used storage in MiB."""
    vms = estate.inventory.vms
    counted = vms.filter(pc.is_null(vms["left_out"]))
    columns = ("vcpus", "memory_mib", "provisioned_mib", "in_use_mib")
    return counted.num_rows, *(int(pc.sum(counted[column]).as_py()) for column in columns)


def _header(key: str) -> str:
    by_key = {header.lower().replace(" ", "_"): header for header in HEADERS}
    short = {"memory_mib": "Memory", "moref": "VM ID", "vcenter": "VI SDK Server"}
    short |= {"provisioned": "Provisioned MiB", "in_use": "In Use MiB", "power": "Powerstate"}
    return short.get(key) or by_key[key]
