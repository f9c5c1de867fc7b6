"""The release of HCX, and a private zone beside custom DNS servers."""

from datetime import date
from typing import Any

import pytest
from tests.build import estate, vm

from landbridge.catalogue import catalogue
from landbridge.checks import Subject, check
from landbridge.checks.parity import PARITY_RULES
from landbridge.model import Finding

TODAY = date(2026, 11, 22)
CURRENT = str(catalogue().value("version.hcx"))


def findings(rule: str, **keys: Any) -> list[Finding]:  # noqa: ANN401 - any key of the estate
    checked = check(Subject(estate([vm()], **keys)), PARITY_RULES, TODAY)
    return [finding for finding in checked.findings if finding.id == rule]


def hcx(version: str) -> list[Finding]:
    return findings("parity.hcx-version", source_cloud={"hcx_version": version})


def test_the_release_of_generation_2_is_no_finding() -> None:
    assert hcx(CURRENT) == []


def test_a_newer_release_is_none_though_its_text_sorts_lower() -> None:
    assert hcx("10.0.0") == []


def test_one_patch_older_is_a_finding_that_leaves_assisted_vmotion_alone() -> None:
    (finding,) = hcx("4.11.3")
    assert "Assisted" not in finding.message


@pytest.mark.parametrize(("version", "without"), [("4.10", False), ("4.9.1", True)])
def test_assisted_vmotion_needs_its_release(version: str, without: bool) -> None:
    (finding,) = hcx(version)
    assert ("Assisted" in finding.message) is without


@pytest.mark.parametrize("version", ["4.11", "4.11.4.0"])
def test_a_release_that_tells_less_or_more_than_the_published_one_is_left_open(
    version: str,
) -> None:
    of = Subject(estate([vm()], source_cloud={"hcx_version": version}))
    (silent,) = [
        each
        for each in check(of, PARITY_RULES, TODAY).unanswered
        if each.rule == "parity.hcx-version"
    ]
    assert hcx(version) == []
    assert silent.because == (
        f"the estate says HCX {version}, which may be 4.11.4 or not: `source_cloud.hcx_version`"
    )


@pytest.mark.parametrize(("version", "older"), [("4.10", True), ("4.12", False), ("5.0", False)])
def test_a_short_release_is_judged_by_what_it_tells(version: str, older: bool) -> None:
    assert bool(hcx(version)) is older


def dns(zone: str, servers: list[str]) -> list[Finding]:
    cloud = {"dns_zone": zone, "virtual_network": {"dns_servers": servers}}
    return findings("parity.private-dns", private_cloud=cloud)


def test_a_private_zone_beside_custom_servers_blocks() -> None:
    (finding,) = dns("Private", ["10.0.0.4"])
    assert "10.0.0.4" in finding.message


@pytest.mark.parametrize(("zone", "servers"), [("Private", []), ("Public", ["10.0.0.4"])])
def test_either_alone_is_supported(zone: str, servers: list[str]) -> None:
    assert dns(zone, servers) == []


def dns_open(**cloud: Any) -> list[str]:  # noqa: ANN401 - any key of the private cloud
    checked = check(Subject(estate([vm()], private_cloud=cloud)), PARITY_RULES, TODAY)
    return [each.because for each in checked.unanswered if each.rule == "parity.private-dns"]


ZONE, SERVERS = "`private_cloud.dns_zone`", "`private_cloud.virtual_network.dns_servers`"


@pytest.mark.parametrize(
    ("cloud", "lacking"),
    [
        ({}, f"{ZONE} and {SERVERS}"),
        ({"dns_zone": "Private"}, SERVERS),
        ({"virtual_network": {"dns_servers": ["10.0.0.4"]}}, ZONE),
    ],
)
def test_the_clash_is_open_while_either_half_may_be_there(cloud: Any, lacking: str) -> None:  # noqa: ANN401 - as above
    assert dns_open(**cloud) == [f"the estate does not say {lacking}"]


@pytest.mark.parametrize(
    "cloud", [{"dns_zone": "Public"}, {"virtual_network": {"dns_servers": []}}]
)
def test_one_half_that_is_right_answers_for_both(cloud: Any) -> None:  # noqa: ANN401 - as above
    assert dns_open(**cloud) == []
