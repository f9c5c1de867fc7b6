"""`translate` says the firewall of NSX in rules of Azure, proves them, and writes the estate."""

import json
from pathlib import Path

import pytest
from tests.cli.child import CONTOSO, landbridge

ESTATE = """
name: acme
network:
  virtual_networks:
    - name: home # of the private cloud
      address_space: [10.30.0.0/16]
      subnets: [{name: vms, prefixes: [10.30.1.0/24]}]
  private_clouds:
    - name: sddc
      virtual_network: home
      address_block: 10.31.0.0/22
      segments:
        - {name: web, prefix: 10.40.1.0/24}
      distributed_firewall: # asked at every vNIC
        - name: tiers
          rules:
            - {name: no ssh, action: drop, direction: out, services: ssh, destination: home/vms}
"""


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    file = tmp_path / "acme.yaml"
    file.write_text(ESTATE, "utf-8")
    return file


def test_the_estate_is_written_with_the_group_on_both_uplinks(estate: Path, tmp_path: Path) -> None:
    done = landbridge("translate", str(estate), "--out", str(tmp_path / "out"))
    assert done.returncode == 4, done.stderr  # of replies from port 22 nobody knows
    written = (tmp_path / "out" / "acme.yaml").read_text("utf-8")
    assert [line for line in ESTATE.splitlines() if line not in written.splitlines()] == []
    assert written.count("network_security_group: nsx-sddc") == 2
    assert "tiers/no ssh" in done.stdout
    assert f"The whole estate is written: {tmp_path / 'out'}" in done.stdout
    assert estate.read_text("utf-8") == ESTATE


def test_what_was_written_differs_as_was_told(estate: Path, tmp_path: Path) -> None:
    done = landbridge("translate", str(estate), "--out", str(tmp_path / "out"), "--json")
    told = json.loads(done.stdout)
    assert told["folder"] == str(tmp_path / "out")
    assert told["rules"][0] == {"rule": "tiers/no ssh", "said": "whole", "left": ""}
    again = landbridge("diff", str(estate), str(tmp_path / "out" / "acme.yaml"), "--json")
    assert json.loads(again.stdout)["places"] == told["beside"]["places"]


def test_what_only_nsx_can_hold_is_named_and_is_a_no() -> None:
    accepted = str(Path(CONTOSO) / "accepted.yaml")
    done = landbridge("translate", accepted, "--into", "azure-firewall", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert told["beside"]["places"] == []
    assert {"app"} < {each["source"] for each in told["instead"]["groups"]}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--private-cloud", "other"], "there is no private cloud other"),
        (["--into", "azure-firewall"], "which firewall policy is meant is not told"),
        (["--into", "iptables"], "'iptables' is not one of"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    estate: Path, tmp_path: Path, arguments: list[str], problem: str
) -> None:
    out = tmp_path / "out"
    done = landbridge("translate", str(estate), "--out", str(out), *arguments)
    assert done.returncode == 2
    assert problem in done.stderr
    assert not out.exists()


def test_rules_for_a_drawn_firewall_are_told_and_not_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    accepted = str(Path(CONTOSO) / "accepted.yaml")
    done = landbridge("translate", accepted, "--into", "azure-firewall", "--out", str(out))
    assert done.returncode == 2
    assert "no file of the estate declares hub-firewall-policy" in done.stderr
    assert not out.exists()
