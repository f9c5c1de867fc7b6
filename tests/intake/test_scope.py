"""The scope says which VMs count, and each other one has its reason."""

from pathlib import Path

import pytest
from tests.intake.exports import gap, gaps, vinfo, vm, workbook

from landbridge.intake import read_estate
from landbridge.model.finding import Severity

VMS = (
    vm("web", folder="/DC/vm/Prod/Web"),
    vm("off", power="poweredOff"),
    vm("gold", template="True", power="poweredOff"),
    vm("vCLS-1234-abcd", folder="/DC/vm/vCLS"),
    vm("WEB-old", cluster="Cluster2", folder=None),
)


def left_out(folder: Path, scope: str = "{}") -> dict[str, str | None]:
    """Why each VM is left out, under a scope written in YAML."""
    workbook(folder / "a.xlsx", vinfo(*VMS))
    text = f"sources:\n  rvtools: [a.xlsx]\nscope: {scope}\n"
    (folder / "estate.yaml").write_text(text)
    vms = read_estate(folder)[0].inventory.vms
    return dict(zip(vms["name"].to_pylist(), vms["left_out"].to_pylist(), strict=True))


@pytest.mark.parametrize(
    ("scope", "reasons"),
    [
        ("{}", {"gold": "template", "vCLS-1234-abcd": "system"}),
        ("{templates: true}", {"vCLS-1234-abcd": "system"}),
        (
            "{powered_off: exclude}",
            {"off": "powered off", "gold": "template", "vCLS-1234-abcd": "system"},
        ),
        (
            "{powered_off: exclude, templates: true, exclude: ['*-OLD']}",
            {"off": "powered off", "WEB-old": "excluded by name", "vCLS-1234-abcd": "system"},
        ),
        (
            "{clusters: [cluster1]}",
            {"gold": "template", "WEB-old": "other cluster", "vCLS-1234-abcd": "system"},
        ),
        (
            "{folders: [Prod]}",
            {
                "off": "other folder",
                "gold": "template",
                "WEB-old": "other folder",
                "vCLS-1234-abcd": "system",
            },
        ),
    ],
)
def test_each_vm_that_does_not_count_has_its_reason(
    tmp_path: Path, scope: str, reasons: dict[str, str]
) -> None:
    assert {k: v for k, v in left_out(tmp_path, scope).items() if v} == reasons


def test_powered_off_vms_may_count_for_their_storage_only(tmp_path: Path) -> None:
    left_out(tmp_path, "{powered_off: storage}")
    vms = read_estate(tmp_path)[0].inventory.vms
    assert vms["storage_only"].to_pylist() == [False, True, True, False, False]
    assert vms["left_out"].to_pylist()[1] is None


@pytest.mark.parametrize(
    ("scope", "message", "fix", "severity"),
    [
        ("{clusters: [Clutser1]}", "matches no cluster of any VM", "'Cluster1'?", Severity.HIGH),
        ("{folders: [xyz]}", "so no VM of it is counted", "correct or delete", Severity.HIGH),
        ("{exclude: [web-odl]}", "so nothing is left out by it", "'WEB-old'?", Severity.MEDIUM),
    ],
)
def test_a_pattern_that_matches_nothing_is_told_with_the_nearest_name(
    tmp_path: Path, scope: str, message: str, fix: str, severity: Severity
) -> None:
    left_out(tmp_path, scope)
    found = gap(read_estate(tmp_path)[1], "scope-matches-nothing")
    assert message in found.message
    assert fix in found.fix
    assert found.severity is severity
    assert found.evidence[0].file == str(tmp_path / "estate.yaml")


def test_a_pattern_means_only_its_stars_and_question_marks(tmp_path: Path) -> None:
    assert left_out(tmp_path, "{exclude: ['w.b', '(web)']}")["web"] is None
    assert left_out(tmp_path, "{exclude: ['w?b']}")["web"] == "excluded by name"


def test_placeholders_of_site_recovery_do_not_count(tmp_path: Path) -> None:
    rows = vinfo(vm("a"))
    sheet = [[*rows["vInfo"][0], "SRM Placeholder"], [*rows["vInfo"][1], "True"], vm("b")]
    estate, reading = read_estate(workbook(tmp_path / "a.xlsx", {"vInfo": sheet}))
    assert estate.inventory.vms["left_out"].to_pylist() == ["placeholder", None]
    assert gaps(reading) == set()
