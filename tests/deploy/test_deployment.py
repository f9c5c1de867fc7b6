"""The example, deployed on the emulator: applied, killed, gone on with, checked, undone."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import VERSION, path_of, silently
from tests.deploy.killed import KILLED, TIER
from tests.emulator.azure import Azure

from landbridge.clients.arm import Arm
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.segments import Wanted
from landbridge.deploy.work import Work
from landbridge.errors import InputError, RemoteError
from landbridge.render.nsx import Standing


def subnets(arm: Arm, works: tuple[Work, ...]) -> dict[str, Any]:
    network = arm.get(path_of(works, "vnet-avs"), VERSION) or {}
    return {each["name"]: each["properties"] for each in network["properties"]["subnets"]}


def test_what_was_applied_stands_as_planned_and_again_changes_nothing(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    assert {each.what for each in deployment.preview()} == {What.CREATE}
    deployment.apply(silently)
    assert not list(deployment.drift())
    assert {each.what for each in deployment.preview()} == {What.LEAVE}
    assert set(deployment.apply(silently)) == {"stands already"}


def test_the_uplinks_go_by_the_firewall_and_management_keeps_its_table(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    deployment.apply(silently)
    tables = {
        name: found["routeTable"]["id"].rpartition("/")[2]
        for name, found in subnets(arm, works).items()
        if "routeTable" in found
    }
    uplinks = {name for name, table in tables.items() if table == "to-firewall"}
    assert {name.rpartition("-")[0] for name in uplinks} == {"avs-nsx-gw", "avs-nsx-gw-1"}
    (management,) = tables.keys() - uplinks
    assert management.startswith("avs-mgmt-")


def test_the_segments_stand_in_nsx_and_in_the_network_and_its_peers_know_them(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    deployment.apply(silently)
    cloud = path_of(works, "avs-contoso")
    segments = list(arm.listed(f"{cloud}/workloadNetworks/default/segments", "2025-09-01"))
    assert "10.1.110.1/24" in {each["properties"]["subnet"]["gatewayAddress"] for each in segments}
    network = arm.get(path_of(works, "vnet-avs"), VERSION) or {}
    assert "10.1.110.0/24" in network["properties"]["addressSpace"]["addressPrefixes"]
    peering = arm.get(path_of(works, "hub/to-vnet-avs"), VERSION) or {}
    assert peering["properties"]["peeringSyncLevel"] == "FullyInSync"


def test_killed_again_and_again_it_ends_and_makes_nothing_twice(
    azure: Azure, works: tuple[Work, ...], deployment: Deployment, wanted: Wanted, tmp_path: Path
) -> None:
    file, tree = tmp_path / "works.json", tmp_path / "tree.json"
    file.write_text(json.dumps([asdict(each) for each in works]), "utf-8")
    tree.write_text(json.dumps(wanted(Standing({"tier-1": f"/infra/tier-1s/{TIER}"}))), "utf-8")
    told = map(str, (azure.served.folder, tmp_path, file, tree, 25))
    child = [sys.executable, "-m", "tests.deploy.killed", *told]
    before = len(asked(azure))
    codes = [KILLED]
    while codes[-1] == KILLED:
        codes.append(subprocess.run(child, check=False, timeout=100).returncode)
    assert codes[-1] == 0
    assert len(codes) > 3
    assert not list(deployment.drift())
    made = Counter(each["path"] for each in asked(azure)[before:] if each["status"] == 201)
    assert set(made.values()) == {1}


def asked(azure: Azure) -> list[dict[str, Any]]:
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    url = f"{azure.served.endpoint}/_emulator/requests"
    found = azure.session.get(url, headers={"x-emulator-token": token}, timeout=30).json()["value"]
    return [each for each in found if each["method"] == "PUT"]


def test_undone_everything_is_gone(
    azure: Azure, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    deployment.apply(silently)
    deployment.undo(silently)
    left = {each.name for each in azure.resources.resource_groups.list()}
    assert left <= {"NetworkWatcherRG"}  # which Azure makes of itself
    assert not deployment.ledger.entries()


def test_undone_what_others_had_made_stands_as_before(
    azure: Azure, arm: Arm, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    azure.groups.create_or_update("rg-avs-contoso", {"location": "northeurope"})
    path, version = path_of(works, "nsg-lake"), VERSION
    theirs = {"name": "theirs", "properties": rule(4000)}
    body = {"location": "northeurope", "properties": {"securityRules": [theirs]}}
    arm.put(path, version, body)
    try:
        with pytest.raises(RemoteError, match="SecurityRuleConflict"):
            deployment.apply(silently)
        arm.put(path, version, {**body, "properties": {"securityRules": [renumbered(theirs)]}})
        deployment.apply(silently)
        assert names_of(arm.get(path, version)) == {"from-app", "nobody-else", "theirs"}
        deployment.undo(silently)
        assert names_of(arm.get(path, version)) == {"theirs"}
    finally:
        arm.delete(path, version)
        azure.groups.begin_delete("rg-avs-contoso").result()


def rule(priority: int) -> dict[str, Any]:
    ends = {f"{side}AddressPrefix": "*" for side in ("source", "destination")}
    ports = {f"{side}PortRange": "*" for side in ("source", "destination")}
    head = {"priority": priority, "direction": "Inbound", "access": "Deny", "protocol": "*"}
    return {**head, **ends, **ports}


def renumbered(theirs: dict[str, Any]) -> dict[str, Any]:
    return {**theirs, "properties": rule(3000)}


def names_of(group: Any) -> set[str]:  # noqa: ANN401 - a body
    return {each["name"] for each in group["properties"]["securityRules"]}


def test_what_somebody_changed_is_drift_and_what_they_added_stands_beside(
    arm: Arm, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    deployment.apply(silently)
    path = path_of(works, "nsg-lake")
    group = dict(arm.get(path, VERSION) or {})
    rules = group["properties"]["securityRules"]
    rules[0]["properties"]["access"] = "Deny"
    rules.append({"name": "opened", "properties": {**rule(100), "access": "Allow"}})
    arm.put(path, VERSION, group)
    (found,) = deployment.drift()
    assert [each.path for each in found.change.differences] == [
        f"properties.securityRules[{rules[0]['name']}].properties.access"
    ]
    assert found.beside == ("properties.securityRules[opened]",)


def test_an_uplink_that_lost_its_table_is_drift(
    arm: Arm, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    deployment.apply(silently)
    path = path_of(works, "vnet-avs")
    subnets = (arm.get(path, VERSION) or {})["properties"]["subnets"]
    uplink = next(each for each in subnets if each["name"].startswith("avs-nsx-gw-1-"))
    properties = {key: each for key, each in uplink["properties"].items() if key != "routeTable"}
    arm.put(uplink["id"], VERSION, {"properties": properties})
    (found,) = deployment.drift()
    assert found.change.work.path == uplink["id"]
    assert [each.path for each in found.change.differences] == ["properties.routeTable.id"]


def test_two_at_once_in_one_folder_are_refused(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...], wanted: Wanted, tmp_path: Path
) -> None:
    def second(name: str, what: str) -> None:
        with pytest.raises(InputError, match="a deployment is at work here"):
            Deployment(works, arm, tmp_path, wanted).undo(silently)
        raise RemoteError("enough")

    with pytest.raises(RemoteError, match="enough"):
        deployment.apply(second)
