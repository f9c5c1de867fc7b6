"""Words of a known set are known however they are written; any other is unknown, and never a no."""

from pathlib import Path
from typing import Any

import pytest
from tests.checks.build import TODAY
from tests.intake.exports import Rows, gap, gaps, vinfo, vm, workbook

from landbridge.checks import RULES, Subject, check
from landbridge.intake import read_estate
from landbridge.intake.rvtools.sheets import sheets
from landbridge.model.checked import Checked
from landbridge.model.inventory import SCHEMAS
from landbridge.model.reading import Reading

VCENTER = "VI SDK Server"
DISK: dict[str, object] = {
    **{"Disk": "Hard disk 1", "Capacity MiB": 1024, "Disk Path": "[ds] a/a.vmdk", "Raw": False},
    **{"Raw Comp. Mode": None, "Disk Mode": "persistent", "Sharing mode": "sharingNone"},
    "Shared Bus": "noSharing",
}
INFO: dict[str, object] = {
    **{"Connection state": "connected", "FT State": "notConfigured"},
    "Latency Sensitivity": "normal",
}
RAW = {"Raw": True}


def read(folder: Path, sheet: str, **cells: object) -> tuple[Checked, Reading]:
    """What the rules say of a VM `a` with these cells in a sheet, beside a healthy one."""
    rows = {name: _healthy(name) for name in ("vInfo", "vDisk", "vTools", "dvPort", "vNetwork")}
    rows[sheet][0] |= cells
    path = workbook(folder / "vc.xlsx", {name: _rows(name, own) for name, own in rows.items()})
    estate, reading = read_estate(path)
    return check(Subject(estate, today=TODAY), RULES, TODAY), reading


def _healthy(sheet: str) -> list[dict[str, object]]:
    each: dict[str, dict[str, object]] = {
        "vInfo": INFO,
        "vDisk": DISK,
        "vTools": {"Tools": "toolsOk"},
        "vNetwork": {"Network": "app", "Switch": "dvs"},
        "dvPort": {"Port": "app", "Switch": "dvs", "Type": "earlyBinding", "VLAN": "7"},
    }
    return [dict(each[sheet]) for _ in range(1 if sheet == "dvPort" else 2)]


def _rows(sheet: str, cells: list[dict[str, object]]) -> Rows:
    headers, *vms = vinfo(vm("a"), vm("b"))["vInfo"]
    at = [list(headers).index(each) for each in ("VM", "Powerstate", "VM ID", VCENTER)]
    shared = list(headers) if sheet == "vInfo" else [list(headers)[each] for each in at]
    shared = [VCENTER] if sheet == "dvPort" else shared
    rows = [list(one) if sheet == "vInfo" else [one[each] for each in at] for one in vms]
    rows = [["vc1.example.com"]] if sheet == "dvPort" else rows
    return [[*shared, *cells[0]], *([*r, *c.values()] for r, c in zip(rows, cells, strict=True))]


SPOKEN: list[tuple[str, str, dict[str, Any]]] = [
    *(("vm.raw-disk", "vDisk", {**RAW, "Raw Comp. Mode": word})
      for word in ("physicalMode", "PhysicalMode", "physical", "PHYSICAL MODE")),
    *(("vm.raw-disk-virtual", "vDisk", {**RAW, "Raw Comp. Mode": word})
      for word in ("VirtualMode", "virtual")),
    *(("vm.shared-disk", "vDisk", {"Sharing mode": word})
      for word in ("sharingMultiWriter", "multiWriter", "Multi-Writer")),
    *(("vm.shared-disk", "vDisk", {"Shared Bus": word})
      for word in ("Physical", "physical sharing", "Virtual")),
    *(("vm.nonpersistent-disk", "vDisk", {"Disk Mode": word})
      for word in ("Independent Nonpersistent", "independent-nonpersistent")),
    ("vm.independent-disk", "vDisk", {"Disk Mode": "Independent - Persistent"}),
    ("vm.lost", "vInfo", {"Connection state": "Orphaned"}),
    ("vm.fault-tolerance", "vInfo", {"FT State": "Running"}),
    ("vm.latency-sensitive", "vInfo", {"Latency Sensitivity": "High"}),
    ("vm.tools-stopped", "vTools", {"Tools": "ToolsNotRunning"}),
    ("vm.tools-missing", "vTools", {"Tools": "Tools not installed"}),
    ("network.ephemeral", "dvPort", {"Type": "Ephemeral"}),
]  # fmt: skip


def ids(checked: Checked) -> set[str]:
    return {each.id for each in checked.findings}


@pytest.mark.parametrize(("rule", "sheet", "cells"), SPOKEN)
def test_a_word_is_known_whatever_its_case_and_blanks(
    tmp_path: Path, rule: str, sheet: str, cells: dict[str, object]
) -> None:
    healthy, _ = read(tmp_path, "vDisk")
    assert rule not in ids(healthy)
    checked, reading = read(tmp_path, sheet, **cells)
    assert rule in ids(checked)
    assert "intake.unknown-word" not in gaps(reading)


@pytest.mark.parametrize(
    ("rule", "sheet", "cells"),
    [
        ("vm.lost", "vInfo", {"Connection state": "Connected"}),
        ("vm.fault-tolerance", "vInfo", {"FT State": "NotConfigured"}),
        ("vm.fault-tolerance", "vInfo", {"FT State": "not configured"}),
    ],
)
def test_a_healthy_word_is_no_finding_whatever_its_case(
    tmp_path: Path, rule: str, sheet: str, cells: dict[str, object]
) -> None:
    checked, _ = read(tmp_path, sheet, **cells)
    assert rule not in ids(checked)
    assert rule not in {each.rule for each in checked.unanswered}


STRANGE: list[tuple[str, str, dict[str, Any]]] = [
    ("vm.raw-disk", "vDisk", {**RAW, "Raw Comp. Mode": "quantum"}),
    ("vm.raw-disk-virtual", "vDisk", {**RAW, "Raw Comp. Mode": "quantum"}),
    ("vm.shared-disk", "vDisk", {"Sharing mode": "quantum"}),
    ("vm.shared-disk", "vDisk", {"Shared Bus": "quantum"}),
    ("vm.nonpersistent-disk", "vDisk", {"Disk Mode": "quantum"}),
    ("vm.independent-disk", "vDisk", {"Disk Mode": "quantum"}),
    ("vm.lost", "vInfo", {"Connection state": "quantum"}),
    ("vm.fault-tolerance", "vInfo", {"FT State": "quantum"}),
    ("vm.latency-sensitive", "vInfo", {"Latency Sensitivity": "quantum"}),
    ("vm.tools-stopped", "vTools", {"Tools": "quantum"}),
    ("vm.tools-missing", "vTools", {"Tools": "quantum"}),
    ("network.ephemeral", "dvPort", {"Type": "quantum"}),
]


@pytest.mark.parametrize(("rule", "sheet", "cells"), STRANGE)
def test_a_word_that_nobody_knows_leaves_its_rule_open_and_is_told(
    tmp_path: Path, rule: str, sheet: str, cells: dict[str, object]
) -> None:
    healthy, _ = read(tmp_path, "vDisk")
    assert rule not in {each.rule for each in healthy.unanswered}
    checked, reading = read(tmp_path, sheet, **cells)
    assert rule in {each.rule for each in checked.unanswered}
    assert rule not in ids(checked)
    told = gap(reading, "unknown-word")
    assert "holds 1 value that vCenter does not know, such as 'quantum'" in told.message
    assert [place.row for place in told.evidence] == [2]


def test_a_power_state_is_known_whatever_its_case_and_any_other_is_unknown(tmp_path: Path) -> None:
    words = ["POWERED ON", "off", "Suspended", "asleep", None]
    rows = vinfo(*(vm(f"vm-{nth}", power=word) for nth, word in enumerate(words)))
    estate, reading = read_estate(workbook(tmp_path / "vc.xlsx", rows))
    states = estate.inventory.vms["power"].to_pylist()
    assert states == ["poweredOn", "poweredOff", "suspended", None, None]
    assert "such as 'asleep'" in gap(reading, "unknown-word").message


def test_every_column_with_known_words_is_one_of_its_table() -> None:
    for sheet in sheets().values():
        assert set(sheet.words) - {"power"} <= set(SCHEMAS[sheet.table].names), sheet.name
