"""Terraform: what its files say is what the plan asks for, however things are called."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import draw
from tests.render.arm.renderable import renderable
from tests.render.terraform.misfits import misfits
from tests.render.terraform.standing import SUBSCRIPTION, sent
from tests.render.terraform.test_hcl import terraform as terraform_itself
from tests.render.terraform.test_hcl import without_terraform

from landbridge.model.network.nsx import ServiceSubnet
from landbridge.model.plan import Plan
from landbridge.network.estate.assembled import assembled
from landbridge.render.arm import bodies
from landbridge.render.arm.resource import id_of
from landbridge.render.templates.subnets import apart
from landbridge.render.templates.terraform import terraform
from landbridge.render.templates.terraform.forms import alike

EXAMPLES = settings().max_examples


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, str]:
    return dict(terraform(plan))


def test_the_files_say_every_body_of_the_plan_and_no_other(
    plan: Plan, files: dict[str, str]
) -> None:
    assert_said(plan, files)


@given(st.integers(0, 2**32))
@settings(max_examples=EXAMPLES // 10)
def test_the_files_say_every_body_of_any_network(plan: Plan, seed: int) -> None:
    network = renderable(draw.network(Random(seed)))
    estate = plan.estate.model_copy(update={"network": network})
    drawn = plan.model_copy(update={"estate": estate})
    assert_said(drawn, terraform(drawn))


def assert_said(plan: Plan, files: Mapping[str, str]) -> None:
    assert not list(misfits(files))
    said = {each.id: each.body for stage in sent(files) for each in stage}
    wanted = {
        id_of(SUBSCRIPTION, each.group, each.type, each.name): each.body
        for each in apart(bodies(plan, SUBSCRIPTION))
    }
    assert said.keys() == wanted.keys()
    for id_, body in wanted.items():
        assert alike(meant(said[id_])) == alike(meant(body)), id_


def meant(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """A body without what azurerm chooses itself."""
    properties = dict(body.get("properties", {}))
    if "criteria" in properties:
        own = [{**each, "name": ""} for each in properties["criteria"]["allOf"]]
        properties["criteria"] = {"allOf": own}
    return {**body, "properties": properties}


def test_keys_of_others_are_read_when_needed_and_kept_in_no_state(apart: Plan) -> None:
    main = terraform(apart)["01-foundation/main.tf"]
    assert 'ephemeral "azapi_resource_action" "authorization_avs_old_er_express' in main
    body, secret = main.split("sensitive_body = {")[0], main.split("sensitive_body = {")[1]
    assert "authorizationKey" in secret.split("schema_validation_enabled")[0]
    assert "output.told" not in body


def test_a_plan_of_the_subscription_stands_in_no_group(apart: Plan) -> None:
    main = terraform(apart)["01-foundation/main.tf"]
    plan = main[main.index('"Microsoft.Security/pricings@') :]
    assert 'parent_id = "/subscriptions/${var.subscription_id}"\n' in plan


@without_terraform
def test_terraform_finds_nothing_to_lay_out_otherwise(
    files: dict[str, str], tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert terraform_itself("fmt", "-check", "-diff", "-recursive", at=tmp_path) == ""


def test_what_the_service_adds_to_is_left_alone_and_the_cloud_is_not_destroyed_by_mistake(
    plan: Plan, files: dict[str, str]
) -> None:
    ignored = {each.name: each.ignored for stage in sent(files) for each in stage if each.ignored}
    assert ignored["vnet-avs"] == ("address_space",)
    assert "hub" not in ignored
    assert "body.properties.managementCluster.hosts" in ignored["avs-contoso"]
    assert "prevent_destroy = true" in files["02-private-cloud/main.tf"]


def test_peers_learn_the_prefixes_of_the_network_that_grows_and_no_others(
    files: dict[str, str],
) -> None:
    peerings = files["05-peerings/main.tf"]
    assert peerings.count("triggers = {") == 1
    learns = peerings.index("triggers")
    assert peerings.rindex("resource ", 0, learns) == peerings.index(
        'resource "azurerm_virtual_network_peering" "virtual_network_peering_hub_to_vnet_avs"'
    )


def test_routes_are_laid_beside_those_of_a_table_of_the_service(plan: Plan) -> None:
    (cloud,) = plan.estate.network.private_clouds or assembled(plan.estate).private_clouds
    on = {"avs-mgmt": ServiceSubnet(route_table="to-firewall")}
    network = assembled(plan.estate).model_copy(
        update={"private_clouds": (cloud.model_copy(update={"service_subnets": on}),)}
    )
    drawn = plan.model_copy(update={"estate": plan.estate.model_copy(update={"network": network})})
    uplinks = terraform(drawn)["03-uplinks/main.tf"]
    assert 'route_table_association" "avs_mgmt"' not in uplinks
    assert 'route_table_association" "avs_nsx_gw"' in uplinks
    assert 'resource "azurerm_route" "avs_mgmt_1"' in uplinks
    assert 'split("/", data.azurerm_subnet.avs_mgmt.route_table_id)[8]' in uplinks


def test_the_readme_names_each_folder_in_its_order(files: dict[str, str]) -> None:
    folders = sorted({name.partition("/")[0] for name in files if "/" in name})
    told = [files["README.md"].index(f"terraform -chdir={each} apply") for each in folders]
    assert told == sorted(told)
