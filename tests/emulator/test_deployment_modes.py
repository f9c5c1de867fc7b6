"""Complete mode, what-if in its forms, deployments to a subscription, and what is refused."""

from typing import Any

import pytest
from azure.core.exceptions import HttpResponseError
from tests.emulator.asking import at, code
from tests.emulator.azure import Azure
from tests.emulator.bodies import network
from tests.emulator.templates import TO_SUBSCRIPTIONS, asked, cloud, inner, table, template, vnet

DEPLOYMENTS = "/providers/Microsoft.Resources/deployments"
Body = dict[str, Any]


def deployed(azure: Azure, group: str, body: Body) -> Any:  # noqa: ANN401 - a model
    return azure.deployments.begin_create_or_update(group, "main", body).result().properties


def changes(azure: Azure, group: str, body: Body, form: str = "FullResourcePayloads") -> list[Any]:
    body["properties"]["whatIfSettings"] = {"resultFormat": form}
    found: list[Any] = azure.deployments.begin_what_if(group, "main", body).result().changes
    return found


def test_published_complete_mode_deletes_what_the_template_leaves_out(
    azure: Azure, group: str
) -> None:
    network(azure, group, "old")
    azure.network.subnets.begin_create_or_update(
        group, "old", "s", {"properties": {"addressPrefix": "10.0.0.0/24"}}
    ).result()
    deployed(azure, group, asked(template(vnet(), table()), "Complete"))
    found = [each.name for each in azure.resources.resources.list_by_resource_group(group)]
    assert found == ["table", "vnet"]


def test_complete_mode_waits_for_a_cloud_to_go(azure: Azure, group: str) -> None:
    deployed(azure, group, asked(template(vnet(), cloud())))
    deployed(azure, group, asked(template(vnet()), "Complete"))
    assert list(azure.avs.private_clouds.list(group)) == []


def test_a_deployment_that_fails_deletes_nothing(azure: Azure, group: str) -> None:
    network(azure, group, "old")
    body = asked(template(vnet(), cloud(networkBlock="10.0.0.0/23")), "Complete")
    with pytest.raises(HttpResponseError):
        deployed(azure, group, body)
    assert azure.network.virtual_networks.get(group, "old").name == "old"


MODES = {"Complete": "Delete", "Incremental": "Ignore"}


@pytest.mark.parametrize("mode", MODES)
def test_published_what_if_tells_what_becomes_of_the_others(
    azure: Azure, group: str, mode: str
) -> None:
    network(azure, group, "old")
    new, old = changes(azure, group, asked(template(vnet()), mode))
    assert (new.change_type, new.after["name"]) == ("Create", "vnet")
    assert (old.change_type, old.before["name"]) == (MODES[mode], "old")


def test_published_what_if_with_ids_alone_tells_no_properties(azure: Azure, group: str) -> None:
    network(azure, group, "vnet")
    found = changes(azure, group, asked(template(vnet(), table())), "ResourceIdOnly")
    assert [each.change_type for each in found] == ["Deploy", "Create"]
    assert {each.before or each.after or each.delta for each in found} == {None}
    with pytest.raises(HttpResponseError, match="InvalidRequestContent"):
        changes(azure, group, asked(template()), "Whatever")


def test_what_if_tells_each_property_that_would_change(azure: Azure, group: str) -> None:
    deployed(azure, group, asked(template({**vnet(), "tags": {"a": "1", "b": "2"}})))
    wider = {**vnet(), "tags": {"a": "3"}}
    wider["properties"] = {"addressSpace": {"addressPrefixes": ["10.0.0.0/16", "10.1.0.0/16"]}}
    (change,) = changes(azure, group, asked(template(wider)))
    told = {each.path: each.property_change_type for each in change.delta}
    assert told == {
        "properties.addressSpace.addressPrefixes": "Array",
        "tags.a": "Modify",
        "tags.b": "Delete",
    }
    (array,) = (each for each in change.delta if each.children)
    (added,) = array.children
    assert (added.path, added.property_change_type, added.after) == ("1", "Create", "10.1.0.0/16")
    standing = azure.network.virtual_networks.get(group, "vnet")
    assert standing.address_space.address_prefixes == ["10.0.0.0/16"]


def test_what_if_shows_what_is_known_later_as_its_expression(azure: Azure, group: str) -> None:
    told = "[reference('vnet').provisioningState]"
    whole = template(vnet(), {**table("table", "vnet"), "tags": {"state": told}})
    _, change = changes(azure, group, asked(whole))
    assert change.after["tags"] == {"state": told}


def to_subscription(group: str) -> Body:
    """A template that makes a group, and deploys a network into it."""
    of_group = {
        "type": "Microsoft.Resources/resourceGroups",
        "apiVersion": "2024-03-01",
        "name": group,
        "location": "eastus",
    }
    whole = inner("inside", template(vnet()), resourceGroup=group, dependsOn=[group])
    return {"location": "eastus", **asked(template(of_group, whole, schema=TO_SUBSCRIPTIONS))}


def test_a_template_for_a_subscription_makes_groups_and_what_is_in_them(azure: Azure) -> None:
    made = azure.deployments.begin_create_or_update_at_subscription_scope(
        "wide", to_subscription("made")
    ).result()
    assert made.properties.provisioning_state == "Succeeded"
    assert azure.network.virtual_networks.get("made", "vnet").location == "eastus"
    assert azure.deployments.get("made", "inside").properties.provisioning_state == "Succeeded"
    listed = [each.name for each in azure.deployments.list_at_subscription_scope()]
    assert "wide" in listed
    found = azure.deployments.begin_what_if_at_subscription_scope(
        "wide", to_subscription("other")
    ).result()
    assert [each.change_type for each in found.changes] == ["Create", "Create"]
    azure.groups.begin_delete("made").result()


def test_published_a_deployment_to_a_subscription_has_a_place_and_keeps_it(azure: Azure) -> None:
    path = f"/subscriptions/{azure.subscription}{DEPLOYMENTS}/placed"
    body = asked(template(schema=TO_SUBSCRIPTIONS))
    assert code(azure.ask("PUT", path, json=body)) == (400, "LocationRequired")
    azure.deployments.begin_create_or_update_at_subscription_scope(
        "placed", {"location": "eastus", **body}
    ).result()
    moved = azure.ask("PUT", path, json={"location": "westus", **body})
    assert code(moved) == (409, "InvalidDeploymentLocation")


ABSENT: dict[str, Body] = {
    "templateLink": {"uri": "https://example.com/main.json"},
    "parametersLink": {"uri": "https://example.com/main.parameters.json"},
    "onErrorDeployment": {"type": "LastSuccessful"},
}


@pytest.mark.parametrize("name", ABSENT)
def test_what_is_not_emulated_is_refused_by_name(azure: Azure, group: str, name: str) -> None:
    body = asked(template())
    body["properties"][name] = ABSENT[name]
    answer = azure.ask("PUT", at(azure, group, f"{DEPLOYMENTS}/main"), json=body)
    assert code(answer) == (400, "NotSupported")
    assert f"'{name}'" in answer.json()["error"]["message"]


WRONG: dict[str, tuple[Body, str]] = {
    "a type that nobody has": (
        {"type": "Microsoft.AVS/things", "apiVersion": "2025-09-01", "name": "x"},
        "InvalidResourceType",
    ),
    "a property that it does not have": (
        {**table(), "properties": {"color": "red"}},
        "InvalidRequestContent",
    ),
    "no location": (
        {key: value for key, value in table().items() if key != "location"},
        "LocationRequired",
    ),
}


@pytest.mark.parametrize("what", WRONG)
@pytest.mark.parametrize("verb", ["validate", "create"])
def test_published_what_could_never_be_made_is_refused_before_anything_is(
    azure: Azure, group: str, what: str, verb: str
) -> None:
    resource, inside = WRONG[what]
    path = at(azure, group, f"{DEPLOYMENTS}/main")
    body = asked(template(table("first"), resource))
    answer = (
        azure.ask("POST", f"{path}/validate", json=body)
        if verb == "validate"
        else azure.ask("PUT", path, json=body)
    )
    assert code(answer) == (400, "InvalidTemplateDeployment")
    assert [each["code"] for each in answer.json()["error"]["details"]] == [inside]
    assert list(azure.network.route_tables.list(group)) == []


def test_times_and_names_of_a_template_stay_when_it_is_read_again(azure: Azure, group: str) -> None:
    parameters = {
        "now": {"type": "string", "defaultValue": "[utcNow()]"},
        "new": {"type": "string", "defaultValue": "[newGuid()]"},
    }
    outputs = {name: {"type": "string", "value": f"[parameters('{name}')]"} for name in parameters}
    found = deployed(
        azure, group, asked(template(vnet(), cloud(), parameters=parameters, outputs=outputs))
    )
    for name in parameters:
        assert found.outputs[name]["value"] == found.parameters[name]["value"]


def test_an_output_that_cannot_be_told_fails_the_deployment(azure: Azure, group: str) -> None:
    outputs = {"x": {"type": "string", "value": "[reference('vnet').color]"}}
    with pytest.raises(HttpResponseError) as caught:
        deployed(azure, group, asked(template(vnet(), outputs=outputs)))
    assert caught.value.error.code == "DeploymentOutputEvaluationFailed"  # type: ignore[union-attr] # it has an error
