"""A finding about a key of the estate names the file and line of that key, wherever it stands."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from landbridge.checks import RULES, Subject, check
from landbridge.checks.about import named
from landbridge.intake import read_estate
from landbridge.model import Finding
from landbridge.model.estate import Estate

TODAY = date(2026, 11, 22)
OWN = """\
name: places
sources: {network: [hub.yaml, spoke.yaml]}
private_cloud:
  name: avs
  address_block: 10.0.0.0/24
  hcx_blocks: [10.0.8.0/24, 10.0.9.0/24]
  other_networks:
    - name: dc1
      prefixes: [10.9.0.0/16, 10.0.9.0/25]
  neighbours:
    - {name: other, resource_group: RG, virtual_network: n, network_resource_group: rg-n}
  resource_group: rg
source_cloud:
  features: {zerto: "yes"}
segments:
  - {name: a, prefix: 10.1.0.0/24}
  - {name: b, prefix: 10.1.0.0/25}
firewall_rules:
  - {name: inside, source: a, destination: b, protocol: TCP, action: Allow}
  - {name: out, source: a, destination: Elsewhere, protocol: TCP, action: Allow}
waivers:
  - {rule: parity.zerto, subject: places, reason: Known., expires: 2026-11-21}
  - {rule: parity.zorto, subject: places, reason: Known., expires: 2027-11-21}
"""
HUB = """\
virtual_networks:
  - name: hub
    address_space: [10.2.0.0/16]
    subnets:
      - {name: GatewaySubnet, prefixes: [10.2.0.0/24], network_security_group: gate}
network_security_groups:
  - name: gate
"""
SPOKE = """\
virtual_networks:
  - name: spoke
    address_space: [10.3.0.0/16]
    peerings: [{to: hub}]
route_tables:
  - name: hub
    routes: [{prefix: Nobody, next_hop: internet}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("estate")
    for name, text in (("estate.yaml", OWN), ("hub.yaml", HUB), ("spoke.yaml", SPOKE)):
        (path / name).write_text(text, "utf-8")
    return path


def found(estate: Estate) -> Sequence[Finding]:
    return check(Subject(estate), RULES, TODAY).findings


@pytest.fixture(scope="module")
def findings(folder: Path) -> Sequence[Finding]:
    return found(read_estate(folder, bare=True)[0])


def seen(findings: Sequence[Finding], rule: str) -> list[tuple[str, int | None]]:
    """File and line of each place of the rule's findings."""
    own = [place for each in findings if each.id == rule for place in each.evidence]
    return [(Path(place.file).name, place.line) for place in own]


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        ("design.block-size", [("estate.yaml", 5)]),
        ("design.hcx-overlap", [("estate.yaml", 6), ("estate.yaml", 9)]),
        ("design.group-taken", [("estate.yaml", 11)]),
        ("parity.zerto", [("estate.yaml", 14)]),
        ("design.segment-twice", [("estate.yaml", 17), ("estate.yaml", 16)]),
        ("azure.east-west", [("estate.yaml", 19)]),
        ("azure.rules-nowhere", [("estate.yaml", 19)]),
        ("waiver.expired", [("estate.yaml", 22)]),
        ("waiver.of-no-rule", [("estate.yaml", 23)]),
        ("azure.group-unfit", [("hub.yaml", 5)]),
        ("azure.peering-half", [("spoke.yaml", 4)]),
        ("azure.name-unknown", [("spoke.yaml", 6), ("estate.yaml", 20)]),
    ],
)
def test_a_finding_about_a_key_names_the_file_and_line_of_the_key(
    findings: Sequence[Finding], rule: str, places: list[tuple[str, int]]
) -> None:
    assert seen(findings, rule) == places


def test_a_subject_that_no_file_declares_is_seen_where_it_would_be(folder: Path) -> None:
    """No `region` is said, and the network of the private cloud is made by the service."""
    estate = read_estate(folder, bare=True)[0]
    assert estate.declared.places(("private_cloud", "region"))[0].line == 4
    assert estate.declared.places(("private_cloud",))[0].line == 4


def test_an_estate_that_no_file_declares_has_findings_without_a_place(folder: Path) -> None:
    declared = read_estate(folder, bare=True)[0].model_dump()
    (zerto,) = [
        each for each in found(Estate.model_validate(declared)) if each.id == "parity.zerto"
    ]
    assert zerto.evidence == ()


def test_where_an_estate_stands_is_no_part_of_what_it_says(folder: Path) -> None:
    one, other = (read_estate(folder, bare=True)[0] for _ in range(2))
    assert one == other
    assert "declared" not in one.model_dump()


def test_what_has_an_empty_name_is_looked_up_like_any_other() -> None:
    told = Estate.model_validate(
        {"network": {"private_clouds": [{"name": "", "address_block": "10.0.0.0/22"}]}}
    )
    assert named(told, ["network.private_clouds.*"], "nobody") == ("network",)
