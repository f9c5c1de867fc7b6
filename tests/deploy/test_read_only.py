"""What is looked at and never changed: the same here and in a real subscription."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.deploy.tiers import free

from landbridge.clients.arm import Arm
from landbridge.deploy.change import What
from landbridge.deploy.deployment import Deployment
from landbridge.deploy.preflight import Intended, Sure, hindrances
from landbridge.deploy.work import Kind, Work
from landbridge.model.plan import Plan
from landbridge.render.arm import version_of
from landbridge.render.arm.resource import RESOURCE_GROUP

pytestmark = pytest.mark.azure("read")
SCHEMA = (
    "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"
)
DEPLOYMENTS = "Microsoft.Resources/deployments"


def test_where_nothing_stands_all_of_it_would_be_created(deployment: Deployment) -> None:
    assert {each.what for each in deployment.preview()} == {What.CREATE}


def test_a_check_where_nothing_stands_names_everything(deployment: Deployment) -> None:
    put = {each.path for each in deployment.works if each.kind is Kind.PUT}
    assert {each.change.work.path for each in deployment.drift()} >= put


def test_what_is_in_the_way_is_told_with_what_to_do(
    plan: Plan, works: tuple[Work, ...], arm: Arm
) -> None:
    for each in hindrances(Intended(plan, works, arm)):
        assert each.sure in (Sure.BLOCKED, Sure.UNKNOWN)
        assert each.problem
        assert each.remedy


def test_what_if_would_create_the_group_of_the_first_stage(
    works: tuple[Work, ...], arm: Arm
) -> None:
    asked = f"/subscriptions/{arm.subscription}/providers/{DEPLOYMENTS}/landbridge-what-if/whatIf"
    (group,) = (each for each in works if each.type == RESOURCE_GROUP)
    properties = {"mode": "Incremental", "template": template(group, free(works))}
    body = {"location": group.body["location"], "properties": properties}
    answer = arm.post(asked, version_of(RESOURCE_GROUP), body) or {}
    changes = answer["properties"]["changes"]
    found = {each["resourceId"].lower(): each["changeType"] for each in changes}
    assert found[group.path.lower()] == "Create"
    assert set(found.values()) == {"Create"}
    assert arm.get(group.path, group.version) is None


def template(group: Work, works: Sequence[Work]) -> Mapping[str, Any]:
    """A deployment of a group, and of bodies within it."""
    made = [resource(each) for each in works if each.type != RESOURCE_GROUP]
    inner = {"$schema": SCHEMA.replace("2018-05-01/subscriptionD", "2019-04-01/d")}
    nested = {
        "type": DEPLOYMENTS,
        "apiVersion": version_of(RESOURCE_GROUP),
        "name": "within",
        "resourceGroup": group.name,
        "dependsOn": [group.path],
        "properties": {
            "mode": "Incremental",
            "template": {**inner, "contentVersion": "1.0.0.0", "resources": made},
        },
    }
    return {
        "$schema": SCHEMA,
        "contentVersion": "1.0.0.0",
        "resources": [resource(group), nested],
    }


def resource(work: Work) -> Mapping[str, Any]:
    """A body as a template has it."""
    return {"type": work.type, "apiVersion": work.version, "name": work.name, **work.body}
