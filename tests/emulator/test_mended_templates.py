"""What lint makes of the guide's examples deploys, and gives a private cloud of Generation 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.bodies import network
from tests.emulator.templates import asked
from tests.emulator.test_deployments import deployed
from tests.lint.told import repaired

from landbridge.lint.terraform.hcl import blocks
from landbridge.lint.tree import Unknown, Value

GUIDE = Path(__file__).parents[2] / "examples" / "guide"


def test_the_guides_template_deploys_once_it_is_mended(azure: Azure, group: str) -> None:
    vnet = network(azure, group)
    mended = json.loads(repaired((GUIDE / "private-cloud.json").read_text("utf-8")).after)
    given = {"privateCloudName": "cloud", "location": "eastus", "networkBlock": "10.0.0.0/22"}
    assert deployed(azure, group, asked(mended, **given, vnetId=vnet)).provisioning_state == (
        "Succeeded"
    )
    made = azure.avs.private_clouds.get(group, "cloud")
    assert made.properties.virtual_network_id.lower() == vnet.lower()
    assert made.sku.name.lower() == "av64"


def test_the_guides_template_deploys_not_before(azure: Azure, group: str) -> None:
    alone = json.loads((GUIDE / "private-cloud.json").read_text("utf-8"))
    names = ("privateCloudName", "location", "networkBlock", "vnetId", "subnetId")
    schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    whole = {
        "$schema": schema,
        "contentVersion": "1.0.0.0",
        "parameters": {each: {"type": "string"} for each in names},
        "resources": [alone],
    }
    given = {"privateCloudName": "cloud", "location": "eastus", "networkBlock": "10.0.0.0/22"}
    with pytest.raises(HttpResponseError):
        deployed(azure, group, asked(whole, **given, vnetId="/x", subnetId="/y"))


def test_the_body_of_the_guides_terraform_deploys_once_it_is_mended(
    azure: Azure, group: str
) -> None:
    mended = repaired((GUIDE / "main.tf").read_text("utf-8"), "main.tf").after
    [cloud] = [each.body for each in blocks(mended, "main.tf") if each.type == "resource"]
    given = {
        **{"private_cloud_name": "cloud", "location": "eastus", "network_block": "10.0.0.0/22"},
        **{"vnet_id": network(azure, group), "resource_group_name": group},
        "subscription_id": azure.subscription,
    }
    type_, version = told(cloud.entries["type"].value, given).split("@")
    parent = told(cloud.entries["parent_id"].value, given)
    name, place = (told(cloud.entries[each].value, given) for each in ("name", "location"))
    body = {"location": place, **told(cloud.entries["body"].value, given)}
    path = f"{parent}/providers/{type_}/{name}"
    answer = azure.ask("PUT", path, json=body, params={"api-version": version})
    assert answer.status_code == 201, answer.text
    made = azure.avs.private_clouds.get(group, "cloud")
    assert made.properties.virtual_network_id == given["vnet_id"]


def told(value: Value, given: dict[str, str]) -> Any:  # noqa: ANN401 - whatever the body holds
    """The value with variables in place of their names, as Terraform computes it."""
    if value.is_object:
        return {key: told(each.value, given) for key, each in value.entries.items()}
    if value.is_list:
        return [told(each, given) for each in value.items]
    if not isinstance(value.holds, Unknown):
        return value.holds
    text = value.holds.text
    for name, each in given.items():
        text = text.replace(f"${{var.{name}}}", each).replace(f"var.{name}", each)
        text = text.replace(f"${{data.azapi_client_config.current.{name}}}", each)
    return text.strip('"')
