"""What is found in a real export, rule by rule: a change of a rule shows here what it means."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from landbridge.checks import examine
from landbridge.intake import read_estate

REAL_DATA = os.environ.get("LANDBRIDGE_REAL_DATA")
TODAY = date(2026, 11, 22)

FOUND = {
    "azure.undeclared": 1,
    "host.esx-old": 4,  # a finding a cluster
    "intake.host-not-listed": 1,
    "intake.key-by-place": 1,
    "intake.missing-columns": 1,
    "intake.missing-sheets": 1,
    "sizing.guide-differs": 1,
    "sizing.overhead-matters": 1,
    "sizing.storage-decides": 1,
    "vm.guest-disk-full": 3,
    "vm.guest-out-of-support": 783,
    "vm.guest-support-ends-soon": 5,
    "vm.large-storage": 1,
    "vm.vcenter": 6,
}
"""By rule, how many findings were looked at one by one and believed."""

ABOUT = {
    "host.esx-old": {"Cluster1", "Cluster2", "Mgmt", "DMZ"},
    "intake.host-not-listed": {"vHost"},
}
"""By rule, whom some of them are about."""


@pytest.fixture
def export() -> Path:
    if not REAL_DATA:
        pytest.skip("LANDBRIDGE_REAL_DATA names no folder with real exports")
    return Path(REAL_DATA) / "rvtools" / "SizingWorkshop-RVTools.xlsx"


def test_a_real_export_has_the_findings_that_were_looked_at(export: Path) -> None:
    findings = examine(*read_estate(export), TODAY).checked.findings
    assert Counter(each.id for each in findings) == FOUND
    for rule, subjects in ABOUT.items():
        assert {each.subject for each in findings if each.id == rule} == subjects


def test_one_cluster_of_it_has_findings_of_that_cluster_only(export: Path, tmp_path: Path) -> None:
    text = f"sources:\n  rvtools: ['{export}']\nscope:\n  clusters: [DMZ]\n"
    (tmp_path / "estate.yaml").write_text(text)
    findings = examine(*read_estate(tmp_path), TODAY).checked.findings
    assert [each.subject for each in findings if each.id == "host.esx-old"] == ["DMZ"]
