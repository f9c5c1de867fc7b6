"""Templates deployed through azure-mgmt-resource-deployments."""

from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.azure import Azure
from tests.emulator.gateways import hub, site, vpn
from tests.emulator.looking import is_kept
from tests.emulator.templates import SCHEMA, Template, asked, cloud, template, vnet


def deployed(azure: Azure, group: str, body: Template) -> Any:  # noqa: ANN401 - a model
    return azure.deployments.begin_create_or_update(group, "main", body).result().properties


def error(azure: Azure, group: str, body: Template) -> Any:  # noqa: ANN401 - a model
    with pytest.raises(HttpResponseError) as caught:
        deployed(azure, group, body)
    return caught.value.error


def test_resources_are_made_in_the_order_of_their_needs(azure: Azure, group: str) -> None:
    whole = template(
        cloud(),
        vnet(),
        outputs={"vcenter": {"type": "string", "value": "[reference('cloud').endpoints.vcsa]"}},
    )
    found = deployed(azure, group, asked(whole))
    assert found.provisioning_state == "Succeeded"
    assert found.outputs["vcenter"]["value"] == "https://vc.cloud.eastus.avs.azure.com/"
    assert azure.avs.private_clouds.get(group, "cloud").properties.provisioning_state == "Succeeded"


def test_a_template_within_a_template_is_deployed(azure: Azure, group: str) -> None:
    inner = {
        "type": "Microsoft.Resources/deployments",
        "apiVersion": "2022-09-01",
        "name": "inner",
        "properties": {"mode": "Incremental", "template": template(vnet())},
    }
    deployed(azure, group, asked(template(inner)))
    assert azure.network.virtual_networks.get(group, "vnet").name == "vnet"


def test_a_secret_is_nowhere_in_the_state(azure: Azure, group: str) -> None:
    parameters = {"password": {"type": "secureString"}}
    whole = template(
        vnet(), cloud(vcenterPassword="[parameters('password')]"), parameters=parameters
    )
    found = deployed(azure, group, asked(whole, **{"password": "Tr0ub4dor&3"}))
    assert found.parameters == {"password": {"type": "SecureString"}}
    assert not is_kept(azure, "Tr0ub4dor&3")


def test_a_secret_reaches_what_is_made(azure: Azure, group: str) -> None:
    """A key that both sides must have."""
    made = vpn(azure, group, hub(azure, group))
    connection = {
        "type": "Microsoft.Network/connections",
        "apiVersion": "2024-05-01",
        "name": "to-site",
        "location": "eastus",
        "properties": {
            "connectionType": "IPsec",
            "virtualNetworkGateway1": {"id": made.id},
            "localNetworkGateway2": {"id": site(azure, group)},
            "sharedKey": "[parameters('key')]",
        },
    }
    whole = template(connection, parameters={"key": {"type": "secureString"}})
    deployed(azure, group, asked(whole, key="Tr0ub4dor&4"))
    connections = azure.network.virtual_network_gateway_connections
    assert connections.get_shared_key(group, "to-site").value == "Tr0ub4dor&4"
    assert not any(
        b"Tr0ub4dor&4" in each.read_bytes() for each in azure.served.folder.glob("state*")
    )


def test_what_a_service_refuses_fails_the_deployment_with_its_words(
    azure: Azure, group: str
) -> None:
    found = error(azure, group, asked(template(vnet(), cloud(networkBlock="10.0.0.0/23"))))
    assert found.code == "DeploymentFailed"
    assert found.details[0].code == "InvalidParameter"
    assert "a /22 or larger is needed" in found.details[0].message
    assert azure.network.virtual_networks.get(group, "vnet").name == "vnet"  # what was made stays


def test_a_template_that_is_wrong_is_refused_with_its_place(azure: Azure, group: str) -> None:
    found = error(azure, group, asked(template(cloud(networkBlock="[foo()]"))))
    assert found.code == "InvalidTemplate"
    assert "resources[0].properties.networkBlock" in found.message


def test_a_validation_makes_nothing(azure: Azure, group: str) -> None:
    found = azure.deployments.begin_validate(group, "main", asked(template(vnet()))).result()
    assert found.properties.provisioning_state == "Succeeded"
    assert list(azure.network.virtual_networks.list(group)) == []


def test_what_if_tells_what_would_be_made_changed_and_left(azure: Azure, group: str) -> None:
    deployed(azure, group, asked(template(vnet())))
    table = {
        "type": "Microsoft.Network/routeTables",
        "apiVersion": "2024-05-01",
        "name": "table",
        "location": "eastus",
    }
    same = azure.deployments.begin_what_if(group, "main", asked(template(vnet(), table))).result()
    assert [each.change_type for each in same.changes] == ["NoChange", "Create"]
    wider = vnet()
    wider["properties"]["addressSpace"]["addressPrefixes"] = ["10.0.0.0/15"]
    (change,) = (
        azure.deployments.begin_what_if(group, "main", asked(template(wider))).result().changes
    )
    assert change.change_type == "Modify"
    assert [each.path for each in change.delta] == ["properties.addressSpace.addressPrefixes"]


def test_a_body_with_a_bare_key_and_comments_is_read_as_az_sends_it(
    azure: Azure, group: str
) -> None:
    path = f"/subscriptions/{azure.subscription}/resourceGroups/{group}"
    path += "/providers/Microsoft.Resources/deployments/main"
    head = f'"$schema": "{SCHEMA}", "contentVersion": "1.0.0.0"'
    template = f'{{ // a comment\n {head}, "resources": [] }}'
    text = f'{{"properties": {{"mode": "Incremental", "parameters": {{}}, template:{template}}}}}'
    assert azure.ask("PUT", path, data=text.encode()).status_code == 201
