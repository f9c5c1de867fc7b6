"""Virtual Network Manager: what it is told takes effect, and that is taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.deploy.applied import silently
from tests.deploy.managed import MANAGER
from tests.emulator.azure import Azure

from landbridge.clients.arm import Arm
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.segments import Wanted
from landbridge.deploy.work import Kind, Work, work
from landbridge.model.network.virtual_network_manager import NetworkManager
from landbridge.model.plan import Plan
from landbridge.render.arm import Stage


@pytest.fixture
def managed(plan: Plan, azure: Azure) -> list[Work]:
    """The foundation and the commits: no cloud is needed for them."""
    asked = NetworkManager.model_validate(MANAGER)
    network = plan.estate.network.model_copy(update={"network_manager": asked})
    estate = plan.estate.model_copy(update={"network": network})
    works = work(plan.model_copy(update={"estate": estate}), azure.subscription)
    return [each for each in works if each.stage is Stage.FOUNDATION or each.kind is Kind.COMMIT]


@pytest.fixture
def deployment(
    managed: list[Work], arm: Arm, tmp_path: Path, wanted: Wanted, emptied: None
) -> Iterator[Deployment]:
    found = Deployment(managed, arm, tmp_path, wanted)
    yield found
    assert not [each for each in found.undo(silently) if each.left]


def instance(managed: list[Work]) -> Work:
    return next(each for each in managed if each.kind is Kind.COMMIT)


def deployed(arm: Arm, managed: list[Work]) -> dict[str, list[str]]:
    """The configurations by the type of their commits."""
    asked = instance(managed)
    found = arm.post(f"{asked.path}/listDeploymentStatus", asked.version, {}) or {}
    return {
        each["deploymentType"]: [id_.rpartition("/")[2] for id_ in each["configurationIds"]]
        for each in found["value"]
    }


def put_rule(arm: Arm, managed: list[Work], **changes: object) -> None:
    rule = next(each for each in managed if each.type.endswith("ruleCollections/rules"))
    body: dict[str, Any] = dict(rule.body)
    arm.put(rule.path, rule.version, {**body, "properties": {**body["properties"], **changes}})


def test_what_is_committed_has_effect_and_is_not_committed_twice(
    deployment: Deployment, arm: Arm, managed: list[Work]
) -> None:
    assert {each.what for each in deployment.preview()} == {What.CREATE}
    deployment.apply(silently)
    assert deployed(arm, managed) == {"Connectivity": ["to-hub"], "SecurityAdmin": ["rules"]}
    assert not list(deployment.drift())
    assert set(deployment.apply(silently)) == {"stands already"}


def test_a_region_is_the_same_one_however_it_is_spelled(
    deployment: Deployment, arm: Arm, managed: list[Work], wanted: Wanted
) -> None:
    deployment.apply(silently)
    spelled = [
        replace(each, body={**each.body, "regions": [*map(capital, each.body["regions"])]})
        for each in managed
        if each.kind is Kind.COMMIT
    ]
    again = Deployment(spelled, arm, deployment.folder, wanted)
    seen = [each.what for each in again.preview() if each.work.kind is Kind.COMMIT]
    assert set(seen) == {What.LEAVE}
    assert set(again.apply(silently)) == {"stands already"}


def capital(region: Mapping[str, Any]) -> Mapping[str, Any]:
    """As the portal writes it."""
    assert region["name"] == "northeurope"
    return {**region, "name": "North Europe"}


def test_a_rule_that_has_effect_as_it_was_edited_is_put_back_and_committed_again(
    deployment: Deployment, arm: Arm, managed: list[Work]
) -> None:
    deployment.apply(silently)
    put_rule(arm, managed, priority=20)
    (edited,) = deployment.drift()
    assert edited.change.work.name.endswith("no-telnet/telnet")
    rules = next(each.path for each in managed if each.name.endswith("/rules"))
    commit(arm, managed, [rules], "SecurityAdmin")
    assert [each.change.work.kind for each in deployment.drift()] == [Kind.PUT, Kind.COMMIT]
    became = dict(zip((each.name for each in managed), deployment.apply(silently), strict=True))
    assert became["avs-contoso-network-manager/SecurityAdmin"] == "done"
    assert became["avs-contoso-network-manager/Connectivity"] == "stands already"
    assert not list(deployment.drift())


def test_somebody_who_commits_without_it_is_drift_and_theirs_stays_beside_ours(
    deployment: Deployment, arm: Arm, managed: list[Work]
) -> None:
    deployment.apply(silently)
    ours = next(each for each in managed if each.name.endswith("/to-hub"))
    theirs = ours.path.replace("to-hub", "theirs")
    arm.put(theirs, ours.version, dict(ours.body))
    commit(arm, managed, [theirs])
    (found,) = deployment.drift()
    assert found.change.work.kind is Kind.COMMIT
    deployment.apply(silently)
    assert set(deployed(arm, managed)["Connectivity"]) == {"to-hub", "theirs"}
    commit(arm, managed, [ours.path])
    arm.delete(theirs, ours.version)


def commit(arm: Arm, managed: list[Work], ids: list[str], kind: str = "Connectivity") -> None:
    told = {
        "commitType": kind,
        "targetLocations": ["northeurope"],
        "configurationIds": ids,
    }
    arm.post(f"{instance(managed).path}/commit", instance(managed).version, told)
