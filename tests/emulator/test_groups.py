"""Resource groups: deleted with what is in them, exported, and refused while they go."""

from pathlib import Path

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.asking import NETWORKS, at, code
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network


def test_a_group_goes_with_all_that_is_in_it(azure: Azure) -> None:
    azure.groups.create_or_update("going", {"location": "eastus"})
    network(azure, "going")
    azure.network.subnets.begin_create_or_update(
        "going", "vnet", "s", {"properties": {"addressPrefix": "10.0.0.0/24"}}
    )
    answer = azure.ask("DELETE", at(azure, "going"))
    assert answer.status_code == 202
    assert "Location" in answer.headers
    assert code(azure.ask("GET", at(azure, "going"))) == (404, "ResourceGroupNotFound")
    assert azure.groups.check_existence("going") is False
    assert code(azure.ask("DELETE", at(azure, "going"))) == (404, "ResourceGroupNotFound")


def test_in_a_group_that_goes_nothing_is_made(tmp_path: Path) -> None:
    with emulated(tmp_path, "--clock", "real") as azure:
        azure.groups.create_or_update("going", {"location": "eastus"})
        body = {"location": "eastus", "properties": {}}
        first = azure.ask("DELETE", at(azure, "going"))
        answer = azure.ask("PUT", at(azure, "going", f"{NETWORKS}/v"), json=body)
        assert (first.status_code, code(answer)) == (202, (409, "ResourceGroupBeingDeleted"))
        assert azure.groups.get("going").properties.provisioning_state == "Deleting"


def test_published_a_private_cloud_is_deleted_before_its_group(azure: Azure, group: str) -> None:
    azure.avs.private_clouds.begin_create_or_update(
        group, "cloud", cloud(network(azure, group))
    ).result()
    with pytest.raises(HttpResponseError) as caught:
        azure.groups.begin_delete(group).result()
    assert caught.value.status_code == 409
    assert "(ResourceGroupDeletionBlocked)" in str(caught.value)


def test_a_group_is_exported_as_a_template_that_makes_it_again(azure: Azure, group: str) -> None:
    network(azure, group)
    body = {"resources": ["*"], "options": "SkipAllParameterization"}
    template = azure.groups.begin_export_template(group, body).result().template
    (resource,) = template["resources"]
    assert (resource["type"], resource["name"]) == ("Microsoft.Network/virtualNetworks", "vnet")
    assert "provisioningState" not in resource["properties"]
    azure.network.virtual_networks.begin_delete(group, "vnet").result()
    again = {"properties": {"mode": "Incremental", "template": template}}
    azure.deployments.begin_create_or_update(group, "again", again).result()
    found = azure.network.virtual_networks.get(group, "vnet")
    assert found.address_space.address_prefixes == ["10.0.0.0/16"]


def test_what_does_not_stand_in_a_group_is_not_exported(azure: Azure, group: str) -> None:
    body = {"resources": [at(azure, group, f"{NETWORKS}/lost")]}
    answer = azure.ask("POST", at(azure, group, "/exportTemplate"), json=body)
    assert code(answer) == (400, "ExportTemplateCompletedWithErrors")


def test_the_casing_under_which_something_was_made_is_kept(azure: Azure) -> None:
    azure.groups.create_or_update("Mixed-Case", {"location": "eastus"})
    azure.groups.create_or_update("mixed-case", {"location": "eastus", "tags": {"a": "b"}})
    network(azure, "MIXED-CASE", "VNet")
    (found,) = azure.network.virtual_networks.list("mixed-case")
    assert found.id == at(azure, "Mixed-Case", f"{NETWORKS}/VNet")
    azure.groups.begin_delete("mixed-CASE").result()
