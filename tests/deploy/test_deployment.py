"""The example, deployed on the emulator: applied, killed, gone on with, checked, undone."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import VERSION, path_of, silently
from tests.deploy.killed import Killing, tree_of, verb
from tests.emulator.azure import Azure

from landbridge.clients.arm import Arm
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.segments import Wanted
from landbridge.deploy.work import Work
from landbridge.errors import InputError, RemoteError
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP


def subnets(arm: Arm, works: tuple[Work, ...]) -> dict[str, Any]:
    network = arm.get(path_of(works, "vnet-avs"), VERSION) or {}
    return {each["name"]: each["properties"] for each in network["properties"]["subnets"]}


@pytest.mark.azure("free")
def test_what_was_applied_stands_as_planned_and_again_changes_nothing(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    assert {each.what for each in deployment.preview()} == {What.CREATE}
    deployment.apply(silently)
    assert not list(deployment.drift())
    assert {each.what for each in deployment.preview()} == {What.LEAVE}
    assert set(deployment.apply(silently)) == {"stands already"}


@pytest.mark.azure("all")
def test_the_uplinks_go_by_the_firewall_and_management_keeps_its_table(
    applied: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    tables = {
        name: found["routeTable"]["id"].rpartition("/")[2]
        for name, found in subnets(arm, works).items()
        if "routeTable" in found
    }
    uplinks = {name for name, table in tables.items() if table == "to-firewall"}
    assert {name.rpartition("-")[0] for name in uplinks} == {"avs-nsx-gw", "avs-nsx-gw-1"}
    (management,) = tables.keys() - uplinks
    assert management.startswith("avs-mgmt-")


@pytest.mark.azure("all")
def test_the_segments_stand_in_nsx_and_in_the_network_and_its_peers_know_them(
    applied: Deployment, arm: Arm, works: tuple[Work, ...]
) -> None:
    cloud = path_of(works, "avs-contoso")
    segments = list(arm.listed(f"{cloud}/workloadNetworks/default/segments", "2025-09-01"))
    assert "10.1.110.1/24" in {each["properties"]["subnet"]["gatewayAddress"] for each in segments}
    network = arm.get(path_of(works, "vnet-avs"), VERSION) or {}
    assert "10.1.110.0/24" in network["properties"]["addressSpace"]["addressPrefixes"]
    peering = arm.get(path_of(works, "hub/to-vnet-avs"), VERSION) or {}
    assert peering["properties"]["peeringSyncLevel"] == "FullyInSync"


@pytest.mark.emulator("it counts what the emulator was asked for")
def test_killed_again_and_again_it_ends_and_makes_nothing_twice(
    azure: Azure, works: tuple[Work, ...], deployment: Deployment, wanted: Wanted, tmp_path: Path
) -> None:
    before = len(asked(azure))
    killing = Killing(azure.served.folder, tmp_path, works, tree_of(wanted))
    assert killing.until_done("apply", verb, tmp_path / "kills") == 8
    assert not list(deployment.drift())
    made = Counter(each["path"] for each in asked(azure)[before:] if each["status"] == 201)
    assert set(made.values()) == {1}


def asked(azure: Azure) -> list[dict[str, Any]]:
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    url = f"{azure.served.endpoint}/_emulator/requests"
    found = azure.session.get(url, headers={"x-emulator-token": token}, timeout=30).json()["value"]
    return [each for each in found if each["method"] == "PUT"]


@pytest.mark.azure("free")
def test_undone_everything_is_gone(laid: Deployment, arm: Arm) -> None:
    (group,) = (each for each in laid.works if each.type == RESOURCE_GROUP)
    assert group.name in groups(arm)
    laid.undo(silently)
    assert group.name not in groups(arm)
    assert not laid.ledger.entries()


def groups(arm: Arm) -> set[str]:
    """The resource groups of the subscription."""
    path = f"/subscriptions/{arm.subscription}/resourcegroups"
    return {each["name"] for each in arm.listed(path, version_of(RESOURCE_GROUP))}


@pytest.mark.azure("free")
def test_undone_what_others_had_made_stands_as_before(
    arm: Arm, deployment: Deployment, works: tuple[Work, ...]
) -> None:
    group = next(each for each in works if each.type == RESOURCE_GROUP)
    arm.put(group.path, group.version, {"location": group.body["location"]})
    path, version = path_of(works, "nsg-lake"), VERSION
    theirs = {"name": "theirs", "properties": rule(4000)}
    body = {"location": "northeurope", "properties": {"securityRules": [theirs]}}
    arm.put(path, version, body)
    with pytest.raises(RemoteError, match="SecurityRuleConflict"):
        deployment.apply(silently)
    arm.put(path, version, {**body, "properties": {"securityRules": [renumbered(theirs)]}})
    deployment.apply(silently)
    assert names_of(arm.get(path, version)) == {"from-app", "nobody-else", "theirs"}
    deployment.undo(silently)
    assert names_of(arm.get(path, version)) == {"theirs"}


def rule(priority: int) -> dict[str, Any]:
    ends = {f"{side}AddressPrefix": "*" for side in ("source", "destination")}
    ports = {f"{side}PortRange": "*" for side in ("source", "destination")}
    head = {"priority": priority, "direction": "Inbound", "access": "Deny", "protocol": "*"}
    return {**head, **ends, **ports}


def renumbered(theirs: dict[str, Any]) -> dict[str, Any]:
    return {**theirs, "properties": rule(3000)}


def names_of(group: Any) -> set[str]:  # noqa: ANN401 - a body
    return {each["name"] for each in group["properties"]["securityRules"]}


@pytest.mark.azure("free")
def test_what_somebody_changed_is_drift_and_what_they_added_stands_beside(
    arm: Arm, laid: Deployment, works: tuple[Work, ...]
) -> None:
    path = path_of(works, "nsg-lake")
    group = dict(arm.get(path, VERSION) or {})
    rules = group["properties"]["securityRules"]
    rules[0]["properties"]["access"] = "Deny"
    rules.append({"name": "opened", "properties": {**rule(100), "access": "Allow"}})
    arm.put(path, VERSION, group)
    (found,) = laid.drift()
    assert [each.path for each in found.change.differences] == [
        f"properties.securityRules[{rules[0]['name']}].properties.access"
    ]
    assert found.beside == ("properties.securityRules[opened]",)


@pytest.mark.azure("all")
def test_an_uplink_that_lost_its_table_is_drift_and_a_new_run_gives_it_back(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    path = path_of(works, "vnet-avs")
    subnets = (arm.get(path, VERSION) or {})["properties"]["subnets"]
    uplink = next(each for each in subnets if each["name"].startswith("avs-nsx-gw-1-"))
    properties = {key: each for key, each in uplink["properties"].items() if key != "routeTable"}
    arm.put(uplink["id"], VERSION, {"properties": properties})
    (found,) = applied.drift()
    assert found.change.work.path == uplink["id"]
    assert [each.path for each in found.change.differences] == ["properties.routeTable.id"]
    applied.apply(silently)
    assert not list(applied.drift())


@pytest.mark.azure("free")
def test_two_at_once_in_one_folder_are_refused(
    deployment: Deployment, arm: Arm, works: tuple[Work, ...], wanted: Wanted, tmp_path: Path
) -> None:
    def second(name: str, what: str) -> None:
        with pytest.raises(InputError, match="a deployment is at work here"):
            Deployment(works, arm, tmp_path, wanted).undo(silently)
        raise RemoteError("enough")

    with pytest.raises(RemoteError, match="enough"):
        deployment.apply(second)
