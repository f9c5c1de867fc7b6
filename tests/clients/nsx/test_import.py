"""`import nsx` of a manager that answers: as of its export, and nothing there is changed."""

import json
from pathlib import Path

import yaml
from tests.cli.child import landbridge
from tests.emulator.nsx.manager import addresses, child, in_domain

from landbridge.clients.nsx import Access, Nsx

HERE = "LANDBRIDGE_NSX_PASSWORD"


def test_a_manager_is_imported_as_its_export_is(access: Access, nsx: Nsx, tmp_path: Path) -> None:
    rule = {"id": "r", "action": "DROP", "source_groups": ["/infra/domains/default/groups/web"]}
    policy = child("SecurityPolicy", "p", rules=[rule])
    group = child("Group", "web", expression=addresses("10.1.0.4"))
    segment = child("Segment", "s", subnets=[{"gateway_address": "10.1.0.1/24"}])
    nsx.patch("/infra", {"children": [segment, in_domain(group, policy)]})
    before = nsx.tree()
    told = landbridge(
        *("import", "nsx", access.endpoint, "--ca", str(access.authority)),
        *("--out", str(tmp_path / "live"), "--json"),
        folder=None,
        **{HERE: access.password},
    )
    assert told.returncode == 0, told.stderr
    assert access.password not in told.stdout + told.stderr
    (tmp_path / "export.json").write_text(json.dumps(before), "utf-8")
    landbridge("import", "nsx", str(tmp_path / "export.json"), "--out", str(tmp_path / "file"))
    live, file = (
        yaml.safe_load((tmp_path / each / "network.yaml").read_text("utf-8"))
        for each in ("live", "file")
    )
    assert live == file
    assert live["private_clouds"][0]["segments"][0]["prefix"] == "10.1.0.0/24"
    assert nsx.tree() == before


def test_a_manager_without_a_password_is_refused_before_it_is_asked(tmp_path: Path) -> None:
    told = landbridge("import", "nsx", "https://localhost:1/", "--out", str(tmp_path / "x"))
    assert told.returncode == 2
    assert told.stderr.startswith(f"{HERE}: the password is not told")
    assert not (tmp_path / "x").exists()


def test_a_manager_that_refuses_is_a_failure_of_the_other_side(
    access: Access, tmp_path: Path
) -> None:
    told = landbridge(
        *("import", "nsx", access.endpoint, "--ca", str(access.authority)),
        *("--out", str(tmp_path / "x")),
        folder=None,
        **{HERE: "guess"},
    )
    assert told.returncode == 3
    assert "credentials were incorrect" in told.stderr
    assert not (tmp_path / "x").exists()


def test_an_address_that_is_not_secure_is_refused(tmp_path: Path) -> None:
    told = landbridge(
        "import",
        "nsx",
        "http://localhost:1/",
        "--out",
        str(tmp_path),
        folder=None,
        **{HERE: "guess"},
    )
    assert told.returncode == 2
    assert told.stderr.startswith("http://localhost:1: is no secure address")
