"""What a deployment tells while it goes on and afterwards: operations, cancel, export, lists."""

from pathlib import Path
from signal import SIGKILL
from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.asking import at, code
from tests.emulator.azure import Azure, emulated
from tests.emulator.templates import asked, cloud, inner, table, template, vnet

DEPLOYMENTS = "/providers/Microsoft.Resources/deployments"


def deployed(azure: Azure, group: str, body: Any, name: str = "main") -> Any:  # noqa: ANN401 - a model
    return azure.deployments.begin_create_or_update(group, name, body).result().properties


def operations(azure: Azure, group: str, name: str = "main") -> dict[str, Any]:
    """By the name of what they make; that of the outputs has none."""
    found = azure.deploying.deployment_operations.list(group, name)
    return {
        each.properties.target_resource.resource_name: each.properties
        for each in found
        if each.properties.target_resource
    }


def test_there_is_an_operation_for_each_resource(azure: Azure, group: str) -> None:
    deployed(azure, group, asked(template(vnet(), table())))
    found = operations(azure, group)
    assert {name: each.provisioning_state for name, each in found.items()} == {
        "vnet": "Succeeded",
        "table": "Succeeded",
    }
    assert found["table"].target_resource.resource_type == "Microsoft.Network/routeTables"
    one, *_ = azure.deploying.deployment_operations.list(group, "main")
    again = azure.deploying.deployment_operations.get(group, "main", one.operation_id)
    assert again.properties.timestamp == one.properties.timestamp


def test_what_fails_keeps_back_what_depends_on_it_and_nothing_else(
    azure: Azure, group: str
) -> None:
    whole = template(
        vnet(),
        cloud(networkBlock="10.0.0.0/23"),
        table("behind", "[resourceId('Microsoft.AVS/privateClouds', 'cloud')]"),
        table("beside"),
    )
    with pytest.raises(HttpResponseError, match="DeploymentFailed"):
        deployed(azure, group, asked(whole))
    found = operations(azure, group)
    assert {name: each.provisioning_state for name, each in found.items()} == {
        "vnet": "Succeeded",
        "cloud": "Failed",
        "beside": "Succeeded",
    }
    assert found["cloud"].status_code == "Conflict"
    assert found["cloud"].status_message.error.code == "InvalidParameter"


def test_a_deployment_within_one_stands_as_one_of_its_own(azure: Azure, group: str) -> None:
    inside = template(
        vnet(), outputs={"id": {"type": "string", "value": "[resourceId('a/b','c')]"}}
    )
    told = "[reference('inner').outputs.id.value]"
    found = deployed(
        azure,
        group,
        asked(template(inner("inner", inside), outputs={"id": {"type": "string", "value": told}})),
    )
    assert found.outputs["id"]["value"] == at(azure, group, "/providers/a/b/c")
    assert azure.deployments.get(group, "inner").properties.provisioning_state == "Succeeded"
    assert list(operations(azure, group, "inner")) == ["vnet"]


def test_what_fails_within_is_told_from_outside(azure: Azure, group: str) -> None:
    inside = template(vnet(), cloud(networkBlock="10.0.0.0/23"))
    with pytest.raises(HttpResponseError) as caught:
        deployed(azure, group, asked(template(inner("inner", inside))))
    (outer,) = caught.value.error.details  # type: ignore[union-attr] # it has an error
    assert (outer.code, outer.details[0].code) == ("DeploymentFailed", "InvalidParameter")
    assert azure.deployments.get(group, "inner").properties.provisioning_state == "Failed"


def test_published_only_what_runs_is_cancelled(tmp_path: Path) -> None:
    with emulated(tmp_path, "--clock", "real") as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        azure.deployments.begin_create_or_update(
            "group", "main", asked(template(vnet(), cloud())), polling=False
        )
        path = at(azure, "group", f"{DEPLOYMENTS}/main")
        while "cloud" not in operations(azure, "group"):
            pass
        again = azure.ask("PUT", path, json=asked(template()))
        assert code(again) == (409, "DeploymentActive")
        assert code(azure.ask("DELETE", path)) == (409, "DeploymentActive")
        azure.deployments.cancel("group", "main")
        found = azure.deployments.get("group", "main").properties
        assert found.provisioning_state == "Canceled"
        assert operations(azure, "group")["cloud"].provisioning_state == "Canceled"
        assert azure.avs.private_clouds.get("group", "cloud").name == "cloud"
        assert code(azure.ask("POST", f"{path}/cancel")) == (409, "DeploymentCannotBeCancelled")


def test_a_deployment_goes_on_after_a_kill(tmp_path: Path) -> None:
    needs = "[resourceId('Microsoft.AVS/privateClouds', 'cloud')]"
    body = asked(template(vnet(), cloud(), table("table", needs)))
    with emulated(tmp_path, stop=SIGKILL) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        path = at(azure, "group", f"{DEPLOYMENTS}/main")
        assert azure.ask("PUT", path, json=body).status_code == 201
    with emulated(tmp_path) as azure:
        found = azure.deployments.get("group", "main").properties
        while found.provisioning_state == "Running":
            found = azure.deployments.get("group", "main").properties
        assert found.provisioning_state == "Succeeded"
        assert set(operations(azure, "group")) == {"vnet", "cloud", "table"}
        assert azure.network.route_tables.get("group", "table").name == "table"


def test_a_deployment_gives_its_template_back_and_goes(azure: Azure, group: str) -> None:
    whole = template(table())
    deployed(azure, group, asked(whole))
    assert azure.deployments.export_template(group, "main").template == whole
    assert azure.deployments.check_existence(group, "main") is True
    azure.deployments.begin_delete(group, "main").result()
    assert azure.deployments.check_existence(group, "main") is False
    assert azure.network.route_tables.get(group, "table").name == "table"
    path = at(azure, group, f"{DEPLOYMENTS}/main/exportTemplate")
    assert code(azure.ask("POST", path)) == (404, "DeploymentNotFound")


def test_deployments_are_listed_by_their_state(azure: Azure, group: str) -> None:
    deployed(azure, group, asked(template(table())), "good")
    with pytest.raises(HttpResponseError):
        deployed(azure, group, asked(template(vnet(), cloud(networkBlock="10.0.0.0/23"))), "bad")
    failed = azure.deployments.list_by_resource_group(group, filter="provisioningState eq 'Failed'")
    assert [each.name for each in failed] == ["bad"]
    assert [each.name for each in azure.deployments.list_by_resource_group(group, top=1)] == [
        "bad",
        "good",
    ]


def test_a_deployment_tells_what_it_is_made_of(azure: Azure, group: str) -> None:
    found = deployed(azure, group, asked(template(vnet(), table("table", "vnet"))))
    assert [each.namespace for each in found.providers] == ["Microsoft.Network"]
    (needs,) = found.dependencies
    assert (needs.resource_name, needs.depends_on[0].resource_name) == ("table", "vnet")
    assert len(found.output_resources) == 2
    assert found.duration.startswith("PT")
