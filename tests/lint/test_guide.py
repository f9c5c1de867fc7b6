"""The two examples of the guide: each wrong property is named, and a valid file comes out."""

import json
from pathlib import Path

import pytest
from tests.lint.told import about, at, findings, repaired

HERE = Path(__file__).parents[2] / "examples" / "guide"
ARM, TERRAFORM = (HERE / name for name in ("private-cloud.json", "main.tf"))


@pytest.mark.parametrize(
    ("property_", "id_", "place", "remedy"),
    [
        ("properties.virtualNetworkId", "lint.old-version", (3, 17), "Write 2025-09-01."),
        ("sku", "lint.missing-property", (1, 1), "Write `sku.name`, such as av64."),
        ("properties.managementCluster.hosts", "lint.wrong-value", (9, 7), "Write av64 as `sku"),
        (
            "properties.virtualNetworkIntegration",
            *("lint.unknown-property", (12, 5), "Leave it out: what it is to hold is one property"),
        ),
        (
            "properties.virtualNetworkIntegration.enabled",
            *("lint.unknown-property", (13, 7), "Leave it out: nothing switches"),
        ),
        (
            "properties.virtualNetworkIntegration.virtualNetworkId",
            *("lint.unknown-property", (14, 7), "Write `properties.virtualNetworkId` instead"),
        ),
        (
            "properties.virtualNetworkIntegration.subnetId",
            *("lint.unknown-property", (15, 7), "Leave it out: no subnet is chosen"),
        ),
    ],
)
def test_each_wrong_property_of_the_template_has_its_place_and_remedy(
    property_: str, id_: str, place: tuple[int, int], remedy: str
) -> None:
    [found] = about(findings(ARM.read_text("utf-8")), property_)
    assert (found.id, at(found)) == (id_, place)
    assert found.fix.startswith(remedy)
    assert found.source


@pytest.mark.parametrize(
    ("argument", "id_", "place", "remedy"),
    [
        ("sku_name", "lint.missing-property", (1, 1), "Write it."),
        ("management_cluster.host_type", "lint.unknown-property", (8, 5), "Write `sku_name`"),
        ("virtual_network_integration", "lint.unknown-property", (13, 3), "Leave it out: azurerm"),
        ("virtual_network_integration.enabled", "lint.unknown-property", (14, 5), "Leave it out"),
        (
            "virtual_network_integration.virtual_network_id",
            *("lint.unknown-property", (15, 5), "Write `properties.virtualNetworkId` instead"),
        ),
        (
            "virtual_network_integration.subnet_id",
            *("lint.unknown-property", (16, 5), "Leave it out: no subnet"),
        ),
    ],
)
def test_each_wrong_argument_of_the_terraform_has_its_place_and_remedy(
    argument: str, id_: str, place: tuple[int, int], remedy: str
) -> None:
    [found] = about(findings(TERRAFORM.read_text("utf-8"), "main.tf"), argument)
    assert (found.id, at(found)) == (id_, place)
    assert found.fix.startswith(remedy)


def test_azurerm_is_told_to_be_unable_to_express_it() -> None:
    found = findings(TERRAFORM.read_text("utf-8"), "main.tf")
    [whole] = [each for each in found if each.id == "lint.azurerm-generation"]
    assert (at(whole), whole.fix) == ((1, 1), "Write it as azapi_resource.")


def test_the_template_becomes_a_whole_one_in_which_nothing_is_left_to_mend() -> None:
    mended = repaired(ARM.read_text("utf-8"))
    assert mended.left == []
    whole = json.loads(mended.after)
    [cloud] = whole["resources"]
    assert cloud["sku"] == {"name": "av64"}
    assert cloud["apiVersion"] == "2025-09-01"
    assert cloud["properties"] == {
        "managementCluster": {"clusterSize": 3},
        "networkBlock": "[parameters('networkBlock')]",
        "virtualNetworkId": "[parameters('vnetId')]",
    }
    assert [*whole["parameters"]] == ["privateCloudName", "location", "networkBlock", "vnetId"]


def test_the_terraform_becomes_a_resource_of_azapi_with_all_that_it_needs() -> None:
    mended = repaired(TERRAFORM.read_text("utf-8"), "main.tf")
    assert mended.left == []
    assert 'type      = "Microsoft.AVS/privateClouds@2025-09-01"' in mended.after
    assert "virtualNetworkId = var.vnet_id" in mended.after
    assert 'data "azapi_client_config" "current" {}' in mended.after
    assert 'source  = "Azure/azapi"' in mended.after
    assert 'variable "vnet_id"' in mended.after
    assert "subnet_id" not in mended.after
    assert 'create = "15h"' in mended.after


def test_what_is_mended_is_mended_once_and_for_all() -> None:
    for path in (ARM, TERRAFORM):
        once = repaired(path.read_text("utf-8"), path.name).after
        assert repaired(once, path.name).after == once
