"""What stands otherwise in NSX, in tables of the service and from earlier plans is told."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import VERSION, path_of, silently, with_table_on_management
from tests.emulator.azure import Azure
from tests.emulator.controlled import control

from landbridge.clients.arm import Arm
from landbridge.clients.nsx import Nsx
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.drift import Drift
from landbridge.deploy.segments import manager_of
from landbridge.deploy.work import Work, work
from landbridge.errors import RemoteError
from landbridge.model.plan import Plan
from landbridge.render.nsx import rendered_plan

CLOUD = "2025-09-01"
POLICIES = "/infra/domains/default/security-policies"
THEIRS = {"scope": "team", "tag": "web"}


def by_name(found: Deployment) -> dict[str, Drift]:
    return {each.change.work.name: each for each in found.drift()}


def a_policy(nsx: Nsx) -> str:
    """One of ours with rules."""
    return next(
        str(each["path"])
        for each in nsx.listed(POLICIES)
        if {"scope": "landbridge", "tag": "contoso"} in each.get("tags", ())
    )


def test_what_somebody_does_in_nsx_is_told_object_by_object(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    with manager_of(arm, path_of(works, "avs-contoso"), CLOUD) as nsx:
        policy = a_policy(nsx)
        name = policy.rpartition("/")[2]
        rules = list(nsx.listed(f"{policy}/rules"))
        nsx.patch(rules[0]["path"], {"disabled": True})
        nsx.patch(f"{policy}/rules/theirs", plain(rules[0]))
        mark = {"tags": [{"scope": "landbridge", "tag": "contoso"}]}
        nsx.patch("/infra/domains/default/groups/old", {"expression": [], **mark})
        nsx.delete("/infra/segments/seg-web")
    found = by_name(applied)
    edited = found[f"default/{name}/{rules[0]['id']}"].change
    assert [each.path for each in edited.differences] == ["disabled"]
    assert found[f"default/{name}"].beside == (f"children[default/{name}/theirs]",)
    assert found["default/old"].change.what is What.BEHIND
    assert found["seg-web"].change.what is What.CREATE


def plain(rule: Any) -> dict[str, Any]:  # noqa: ANN401 - a body
    kept = ("action", "source_groups", "destination_groups", "services", "scope")
    return {key: rule[key] for key in kept}


def test_applied_again_with_a_changed_plan_what_others_added_to_azure_still_stands(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    network, cloud = path_of(works, "vnet-avs"), path_of(works, "avs-contoso")
    before = arm.get(network, VERSION) or {}
    subnet = {"properties": {"addressPrefix": "10.100.12.0/27"}}
    arm.put(f"{network}/subnets/theirs", VERSION, subnet)
    add(arm, path_of(works, "nsg-lake"), "securityRules", {"name": "theirs", "properties": RULE})
    add(arm, path_of(works, "to-firewall"), "routes", {"name": "theirs", "properties": ROUTE})
    arm.put(cloud, CLOUD, {**(arm.get(cloud, CLOUD) or {}), "tags": {"cost": "4711"}})
    path = f"{cloud}/providers/Microsoft.Insights/diagnosticSettings/theirs"
    ours = next(each for each in works if each.type.endswith("/diagnosticSettings"))
    arm.put(path, ours.version, ours.body)
    applied.works = [more_rules(each) if each.name == "nsg-lake" else each for each in works]
    applied.apply(silently)
    after = arm.get(network, VERSION) or {}
    assert names(before, "subnets") | {"theirs"} <= names(after, "subnets")
    assert prefixes(before) <= prefixes(after)
    assert {"theirs", "ours-too"} <= names(arm.get(path_of(works, "nsg-lake"), VERSION), RULES)
    assert "theirs" in names(arm.get(path_of(works, "to-firewall"), VERSION), "routes")
    assert (arm.get(cloud, CLOUD) or {})["tags"] == {"cost": "4711"}
    assert arm.get(path, ours.version)


def test_applied_again_what_others_added_to_nsx_still_stands(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    network, cloud = path_of(works, "vnet-avs"), path_of(works, "avs-contoso")
    with manager_of(arm, cloud, CLOUD) as nsx:
        web = nsx.get("/infra/segments/seg-web") or {}
        nsx.patch("/infra/segments/seg-web", {"tags": [*web["tags"], THEIRS]})
        policy = a_policy(nsx)
        rule = next(iter(nsx.listed(f"{policy}/rules")))
        nsx.patch(f"{policy}/rules/theirs", plain(rule))
        nsx.patch("/infra/segments/theirs", segment(web))
    applied.apply(silently)
    assert "10.9.9.0/24" in prefixes(arm.get(network, VERSION))
    with manager_of(arm, cloud, CLOUD) as nsx:
        assert THEIRS in (nsx.get("/infra/segments/seg-web") or {})["tags"]
        assert nsx.get(f"{policy}/rules/theirs")
        assert nsx.get("/infra/segments/theirs")


RULES = "securityRules"
ROUTE = {"addressPrefix": "192.0.2.0/24", "nextHopType": "None"}
RULE = {
    **{"priority": 3000, "direction": "Inbound", "access": "Deny", "protocol": "*"},
    **{"sourceAddressPrefix": "*", "destinationAddressPrefix": "*"},
    **{"sourcePortRange": "*", "destinationPortRange": "*"},
}


def segment(like: Any) -> dict[str, Any]:  # noqa: ANN401 - a body
    subnets = [{"gateway_address": "10.9.9.1/24"}]
    return {"subnets": subnets, "connectivity_path": like["connectivity_path"]}


def more_rules(group: Work) -> Work:
    extra = {"name": "ours-too", "properties": {**RULE, "priority": 3001}}
    rules = [*group.body["properties"][RULES], extra]
    return replace(group, body={**group.body, "properties": {RULES: rules}})


def add(arm: Arm, path: str, key: str, thing: dict[str, Any]) -> None:
    body = dict(arm.get(path, VERSION) or {})
    things = [*body["properties"].get(key, ()), thing]
    arm.put(path, VERSION, {**body, "properties": {**body["properties"], key: things}})


def names(body: Any, key: str) -> set[str]:  # noqa: ANN401 - a body
    return {each["name"] for each in body["properties"][key]}


def prefixes(network: Any) -> set[str]:  # noqa: ANN401 - a body
    return set(network["properties"]["addressSpace"]["addressPrefixes"])


def test_a_manager_out_of_reach_is_unknown_and_never_no_drift(
    azure: Azure, applied: Deployment
) -> None:
    denied = {"fail": {"status": 403, "code": "98", "message": "No."}}
    fault = {"request": {"type": "NSX/infra"}, "do": denied}
    control(azure, "PUT", "/faults", json=[fault])
    try:
        (found,) = applied.drift()
    finally:
        control(azure, "PUT", "/faults", json=[])
    assert found.change.what is What.UNKNOWN
    assert "No." in found.change.unknown


def test_routes_in_the_table_of_the_service_are_compared_there(
    arm: Arm, plan: Plan, deployment: Deployment
) -> None:
    found = deployment
    found.works = works = work(with_table_on_management(plan), arm.subscription)
    found.apply(silently)
    assert not list(found.drift())
    network = arm.get(path_of(works, "vnet-avs"), VERSION) or {}
    (table,) = (
        each["properties"]["routeTable"]["id"]
        for each in network["properties"]["subnets"]
        if each["name"].startswith("avs-mgmt-")
    )
    assert table.endswith("-rt")
    body = dict(arm.get(table, VERSION) or {})
    ours, *others = body["properties"]["routes"]
    less = {**body["properties"], "routes": others}
    arm.put(table, VERSION, {**body, "properties": less})
    (only,) = found.drift()
    assert only.change.work.path == table
    assert {each.path.partition("]")[0] for each in only.change.differences} == {
        f"properties.routes[{ours['name']}"
    }


def test_what_the_plan_has_no_more_is_told_and_left(
    arm: Arm, applied: Deployment, works: tuple[Work, ...], plan: Plan, tmp_path: Path
) -> None:
    fewer = tuple(each for each in works if each.name not in ("nsg-lake",))
    segments = plan.estate.segments
    less = plan.model_copy(
        update={"estate": plan.estate.model_copy(update={"segments": segments[1:]})}
    )
    later = Deployment(fewer, arm, tmp_path, lambda there: rendered_plan(less, there).tree)
    found = {each.change.work.name: each.change.what for each in later.drift()}
    assert found["nsg-lake"] is What.BEHIND
    assert found[segments[0].name] is What.BEHIND
    later.apply(silently)
    assert arm.get(path_of(works, "nsg-lake"), VERSION)


def test_an_alert_that_is_switched_off_meanwhile_is_no_end_of_a_deployment(
    arm: Arm, applied: Deployment, works: tuple[Work, ...]
) -> None:
    assert "avs-contoso-cpu-warning" in list(applied.watched())
    alert = next(each for each in works if each.name == "avs-contoso-cpu-warning")
    properties = {**alert.body["properties"], "enabled": False}
    arm.put(alert.path, alert.version, {**alert.body, "properties": properties})
    with pytest.raises(RemoteError, match=r"cpu-warning stands otherwise .*properties.enabled"):
        list(applied.watched())
