"""ARM templates mean what the bodies of the plan are, and depend on what they name."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.templates.deployed import SUBSCRIPTION, bodies, meant, resources
from tests.render.templates.hostile import JSON, TEXT

from landbridge.model.plan import Plan
from landbridge.render.arm import bodies as of_plan
from landbridge.render.arm.resource import mentioned
from landbridge.render.templates.arm import arm, templates
from landbridge.render.templates.arm.expressions import json_of, quoted
from landbridge.render.templates.staged import staged
from landbridge.render.templates.values import Staged

SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"


@pytest.fixture(params=["plan", "apart"])
def whole(request: pytest.FixtureRequest) -> Plan:
    found: Plan = request.getfixturevalue(request.param)
    return found


def parameters(text: str) -> dict[str, object]:
    asked = json.loads(text).get("parameters", {})
    return {"grownPrefixes": []} if "grownPrefixes" in asked else {}


def evaluated(found: Staged) -> dict[str, Any]:
    files = templates(found)
    groups = {"00-groups": "", **{part.name: part.group for part in found.parts}}
    return {
        id_: body
        for name, group in groups.items()
        for id_, body in bodies(
            resources(files[f"{name}.json"], group, **parameters(files[f"{name}.json"]))
        ).items()
        if "/deployments/" not in id_
    }


def test_templates_deploy_the_bodies_of_the_plan_and_nothing_else(whole: Plan) -> None:
    assert evaluated(staged(whole)) == meant(of_plan(whole, SUBSCRIPTION))


def test_each_template_depends_on_all_of_its_own_that_it_names(whole: Plan) -> None:
    found = staged(whole)
    for part in found.parts:
        text = templates(found)[f"{part.name}.json"]
        made = list(resources(text, part.group, **parameters(text)))
        ids = [str(each.id).lower() for each in made]
        for place, each in enumerate(made):
            for name in {*mentioned(dict(each.body))} & {*ids} - {ids[place]}:
                assert ids.index(name) < place, (each.label, name)


def test_what_stands_in_several_groups_comes_in_files_of_their_own(apart: Plan) -> None:
    found = staged(apart)
    foundation = {each.name: each.group for each in found.parts if each.stage == "foundation"}
    own = {"rg-avs-contoso", "rg-data", "rg-guard"}
    assert set(foundation.values()) == {*own, "rg-old", ""}
    assert all(name.endswith(group or "subscription") for name, group in foundation.items())
    assert {each.name for each in found.groups} == {"rg-avs-contoso", "rg-guard", "rg-data"}


def test_no_part_needs_what_a_later_one_makes(apart: Plan) -> None:
    found, standing = staged(apart), set[str]()
    standing |= {each.symbol for each in found.groups}
    for part in found.parts:
        standing |= {each.symbol for each in part.pieces}
        assert {name for each in part.pieces for name in each.needs} <= standing, part.name


def test_children_of_one_parent_are_made_one_after_the_other(plan: Plan) -> None:
    pieces = {each.symbol: each for each in staged(plan).pieces}
    gateway = pieces["subnet_hub_gatewaysubnet"]
    assert "subnet_hub_azurefirewallsubnet" in gateway.needs
    assert "rule_collection_group_hub_firewall_policy_firewall_rules" in (
        pieces["azure_firewall_hub_firewall"].needs
    )


def test_the_network_of_the_cloud_keeps_what_the_service_added(plan: Plan) -> None:
    (name,) = (each.name for each in staged(plan).parts if each.stage == "foundation")
    text = arm(plan)[f"{name}.json"]
    grown = ["10.100.0.0/20", "10.1.110.0/24"]
    found = bodies(resources(text, "rg-avs-contoso", grownPrefixes=grown))
    (network,) = (body for id_, body in found.items() if id_.endswith("/vnet-avs"))
    assert network["properties"] == {"addressSpace": {"addressPrefixes": grown}}


def test_a_key_is_asked_of_whom_it_is_and_written_nowhere(apart: Plan) -> None:
    (text,) = (text for text in arm(apart).values() if "er-to-avs-old" in text)
    (made,) = (each for each in json.loads(text)["resources"] if each["name"] == "er-to-avs-old")
    assert made["properties"]["authorizationKey"] == (
        "[reference(resourceId('rg-old', 'Microsoft.AVS/privateClouds/authorizations', 'avs-old',"
        " 'er'), '2025-09-01', 'Full').properties.expressRouteAuthorizationKey]"
    )


def test_no_template_puts_a_network_with_a_list_of_subnets(plan: Plan) -> None:
    assert not any('"subnets": [' in text for text in arm(plan).values())


@given(JSON)
def test_whatever_a_body_holds_comes_back_as_it_was(value: object) -> None:
    template = {
        "$schema": SCHEMA,
        "contentVersion": "1.0.0.0",
        "resources": [
            {
                "type": "Microsoft.Network/virtualNetworks",
                "apiVersion": "2025-05-01",
                "name": "v",
                "properties": json_of({"held": value}, "rg"),
            }
        ],
    }
    (found,) = resources(json.dumps(template), "rg")
    assert found.body["properties"] == {"held": value}


@given(TEXT)
def test_a_text_within_an_expression_stays_a_text(text: str) -> None:
    template = {
        "$schema": SCHEMA,
        "contentVersion": "1.0.0.0",
        "resources": [
            {
                "type": "Microsoft.Network/virtualNetworks",
                "apiVersion": "2025-05-01",
                "name": "v",
                "properties": {"held": f"[toLower({quoted(text)})]"},
            }
        ],
    }
    (found,) = resources(json.dumps(template), "rg")
    assert found.body["properties"] == {"held": text.lower()}


@given(st.sampled_from(["[a]", "[[a]", "[[[a]]", "[a", "[]", "[parameters('x')]"]))
def test_brackets_around_a_text_make_no_expression(text: str) -> None:
    test_whatever_a_body_holds_comes_back_as_it_was.hypothesis.inner_test(text)  # type: ignore[attr-defined] # hypothesis adds it
