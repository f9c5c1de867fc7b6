"""`landbridge anonymise` writes copies that size as the originals do, and give nobody away."""

import json
import os
import sys
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.exports import HEADERS, Rows, csv_folder, totals, vinfo, vm, workbook

from landbridge.cli import main
from landbridge.intake import read_estate
from landbridge.intake.pseudonyms import Pseudonyms
from landbridge.intake.sharing import DROPPED, treatment
from landbridge.model.inventory import SCHEMAS
from landbridge.model.inventory.columns import ORIGIN

Run = Callable[..., tuple[int, str, str]]
SECRETS = (
    "acme",
    "web-prod",
    "10.20.30",
    "192.168.7",
    "8.8.8",
    "50:56:ab",
    "4201aaaa",
    "password",
    "jane",
    "vm-4711",
)
REAL_DATA = os.environ.get("LANDBRIDGE_REAL_DATA")
ADDRESSES = st.integers(0, 2**32 - 1).map(IPv4Address)
FAITHFUL = Pseudonyms(b"k" * 32)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line; the answer is exit code, standard output and standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["landbridge", "anonymise", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return call


def telling() -> dict[str, Rows]:
    """An export whose every name, address and note gives somebody away."""
    headers = [*HEADERS, "Primary IP Address", "DNS Name", "Network #1", "Owner of ACME"]
    acme: dict[str, Any] = {
        "annotation": "password: jane",
        "datacenter": "ACME DC",
        "cluster": "acme-cl1",
        "host": "esx1.acme.com",
        "folder": "/ACME DC/vm/web-prod",
        "moref": "vm-4711",
        "vm_uuid": "4201aaaa-0000-0000-0000-000000000001",
        "vcenter": "vc.acme.com",
    }
    rows = [
        [*vm("acme-web-prod", **acme), "10.20.30.4", "web-prod.acme.com", "acme-dmz", "Jane"],
        [*vm("=acme()", **acme | {"moref": "vm-4712"}), "8.8.8.8, 10.20.30.5", None, None, None],
    ]
    key = ["acme-web-prod", "vm-4711"]
    path = "[acme-ds] acme-web-prod/acme.vmdk"
    return {
        "vInfo": [headers, *rows],
        "vDisk": [["VM", "VM ID", "Disk", "Path", "Thin"], [*key, "Hard disk 1", path, "True"]],
        "vNetwork": [
            ["VM", "VM ID", "Network", "Mac Address", "IPv4 Address"],
            [*key, "acme-dmz", "00:50:56:ab:cd:ef", "192.168.7.9"],
        ],
        "vCD": [["VM", "Connected", "Device Type"], [key[0], "True", "ISO [acme-ds] acme.iso"]],
        "vHost": [["Host", "Cluster", "# Cores"], ["esx1.acme.com", "acme-cl1", 64]],
        "vPartition": [["VM", "Disk", "Capacity MiB"], [key[0], "/acme", "jane"]],
        "vLicense": [["Name", "Key"], ["acme", "AAAA-BBBB"]],
    }


def cells(folder: Path) -> list[str]:
    """Every cell of every workbook in a folder, and the names of all files."""
    found = [str(path.relative_to(folder)) for path in folder.rglob("*")]
    for path in folder.glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path):
            found += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    return found + [path.read_text("utf-8-sig") for path in folder.rglob("*.[cj]s*")]


@pytest.mark.parametrize("kind", ["workbook", "csv"])
def test_nothing_that_gives_somebody_away_is_in_the_copy(
    run: Run, tmp_path: Path, kind: str
) -> None:
    make = workbook if kind == "workbook" else csv_folder
    source = make(tmp_path / ("acme.xlsx" if kind == "workbook" else "acme"), telling())
    (tmp_path / "key").write_text("k" * 40)  # some keys leave one subnet in 256 where it was
    code, shown, _ = run(source, "--out", tmp_path / "share", "--key-file", tmp_path / "key")
    assert code == 0
    text = "\n".join([*cells(tmp_path / "share"), shown.replace(str(tmp_path), "")]).lower()
    assert [secret for secret in SECRETS if secret in text] == []
    assert "hard disk 1" in text


@pytest.mark.parametrize("kind", ["workbook", "csv"])
def test_the_copy_is_of_the_same_kind_and_has_the_same_totals(
    run: Run, tmp_path: Path, kind: str
) -> None:
    make = workbook if kind == "workbook" else csv_folder
    source = make(tmp_path / ("acme.xlsx" if kind == "workbook" else "acme"), telling())
    _, shown, _ = run(source, "--out", tmp_path / "share", "--json")
    copy = tmp_path / "share" / json.loads(shown)["copies"][0]["name"]
    assert copy.is_file() == (kind == "workbook")
    ours, theirs = read_estate(source)[0], read_estate(copy)[0]
    assert totals(theirs) == totals(ours)
    vms = theirs.inventory.vms
    assert theirs.inventory["nics"]["moref"].to_pylist() == vms["moref"].to_pylist()[:1]
    assert theirs.inventory["hosts"]["host"][0] == vms["host"][0]


def test_a_key_file_makes_it_repeatable_and_without_one_every_copy_differs(
    run: Run, tmp_path: Path
) -> None:
    source = workbook(tmp_path / "a.xlsx", telling())
    key = ["--key-file", tmp_path / "key"]
    for out, more in (("1", key), ("2", key), ("3", []), ("4", [])):
        assert run(source, "--out", tmp_path / out, *more)[0] == 0
    names = [sorted(cells(tmp_path / out)) for out in "1234"]
    assert names[0] == names[1]
    assert names[1] != names[2]
    assert names[2] != names[3]
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_the_same_name_in_two_files_is_the_same_pseudonym(run: Run, tmp_path: Path) -> None:
    a = workbook(tmp_path / "a.xlsx", vinfo(vm("web", moref="vm-1")))
    b = workbook(tmp_path / "b.xlsx", vinfo(vm("web", moref="vm-1")))
    run(a, b, "--out", tmp_path / "share")
    estate, reading = read_estate(tmp_path / "share")
    assert estate.inventory.vms.num_rows == 1
    assert len(reading.files) == 2


def test_a_folder_that_is_not_ours_is_left_alone(run: Run, tmp_path: Path) -> None:
    source = workbook(tmp_path / "a.xlsx", telling())
    code, _, said = run(source, "--out", tmp_path)
    assert code == 2
    assert "the folder holds files that Landbridge did not write" in said


def test_a_key_that_is_too_short_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("secret")
    source = workbook(tmp_path / "a.xlsx", telling())
    code, _, said = run(source, "--out", tmp_path / "share", "--key-file", tmp_path / "key")
    assert code == 2
    assert "a key of at least 32 characters was expected, and this has 6" in said
    assert not (tmp_path / "share").exists()


def test_no_cell_of_the_copy_is_a_formula(run: Run, tmp_path: Path) -> None:
    rows = vinfo(vm("a", power="=cmd()"), vm("b", memory="=1+1"), vm("c", template="=2"))
    run(workbook(tmp_path / "a.xlsx", rows), "--out", tmp_path / "share")
    run(csv_folder(tmp_path / "csv", rows), "--out", tmp_path / "share2")
    for text in cells(tmp_path / "share") + cells(tmp_path / "share2"):
        assert not text.startswith("=")
        assert ",=" not in text
    assert "'=cmd()" in cells(tmp_path / "share")


def test_every_column_of_the_model_is_kept_replaced_or_dropped_on_purpose() -> None:
    ours = {"left_out", "storage_only"}
    for table, schema in SCHEMAS.items():
        for column in set(schema.names) - set(ORIGIN) - ours:
            dropped = column in DROPPED.get(table, ())
            assert (treatment(table, column) is None) == dropped, f"{table}.{column}"


@given(ADDRESSES, ADDRESSES)
def test_addresses_are_permuted_within_their_subnets_and_private_blocks(
    a: IPv4Address, b: IPv4Address
) -> None:
    swap = FAITHFUL.of("address")
    new_a, new_b = swap(str(a)), swap(str(b))
    assert (new_a == new_b) == (a == b)
    assert _subnet(swap(f"{a}")) == _subnet(swap(str(a + 1 if int(a) % 256 < 255 else a - 1)))
    for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"):
        inside = IPv4Network(block)
        assert (a in inside) == (_subnet(new_a).subnet_of(inside))


def _subnet(address: str) -> IPv4Network:
    return IPv4Network(f"{address}/24", strict=False)


@given(st.integers(0, 2**24 - 1), st.integers(0, 2**24 - 1))
def test_macs_of_vmware_stay_vmwares_and_never_meet(a: int, b: int) -> None:
    swap = FAITHFUL.of("mac")
    one, two = (swap(f"00:50:56:{n >> 16:02x}:{n >> 8 & 255:02x}:{n & 255:02x}") for n in (a, b))
    assert (one == two) == (a == b)
    assert one.startswith("00:50:56:")


@pytest.mark.skipif(not REAL_DATA, reason="LANDBRIDGE_REAL_DATA names no folder with real exports")
def test_a_real_export_keeps_its_totals(run: Run, tmp_path: Path) -> None:
    source = Path(REAL_DATA or "") / "rvtools" / "SizingWorkshop-RVTools.xlsx"
    run(source, "--out", tmp_path / "share")
    estate, _ = read_estate(tmp_path / "share")
    assert totals(estate) == (795, 2_721, 10_733_908, 233_556_214, 127_336_285)
