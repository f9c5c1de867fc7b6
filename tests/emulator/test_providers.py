"""Resource providers: registered, unregistered, and what they tell of themselves."""

from collections.abc import Iterator

import pytest
from tests.emulator.asking import CLOUDS, at, code
from tests.emulator.azure import Azure
from tests.emulator.bodies import cloud

AVS = "Microsoft.AVS"


@pytest.fixture
def unregistered(azure: Azure) -> Iterator[str]:
    """A group in a subscription without Microsoft.AVS, as subscriptions begin."""
    assert azure.resources.providers.unregister(AVS).registration_state == "NotRegistered"
    azure.groups.create_or_update("unregistered", {"location": "eastus"})
    yield "unregistered"
    azure.resources.providers.register(AVS)
    azure.groups.begin_delete("unregistered").result()


def test_published_a_provider_that_is_not_registered_makes_nothing(
    azure: Azure, unregistered: str
) -> None:
    path = at(azure, unregistered, f"{CLOUDS}/cloud")
    refused = azure.ask("PUT", path, json=cloud())
    assert code(refused) == (409, "MissingSubscriptionRegistration")
    assert f"'{AVS}'" in refused.json()["error"]["message"]
    assert azure.resources.providers.register(AVS).registration_state == "Registered"
    azure.avs.private_clouds.begin_create_or_update(unregistered, "cloud", cloud()).result()
    azure.avs.private_clouds.begin_delete(unregistered, "cloud").result()


def test_published_a_template_registers_what_it_needs(azure: Azure, unregistered: str) -> None:
    resource = {"type": "Microsoft.AVS/privateClouds", "apiVersion": "2025-09-01", "name": "cloud"}
    head = {
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
    }
    template = {**head, "resources": [{**resource, **cloud()}]}
    body = {"properties": {"mode": "Incremental", "template": template}}
    azure.deployments.begin_create_or_update(unregistered, "main", body).result()
    assert azure.resources.providers.get(AVS).registration_state == "Registered"
    azure.avs.private_clouds.begin_delete(unregistered, "cloud").result()


def test_published_a_provider_of_which_something_stands_stays_registered(
    azure: Azure, group: str
) -> None:
    azure.network.route_tables.begin_create_or_update(group, "table", {"location": "eastus"})
    path = f"/subscriptions/{azure.subscription}/providers/Microsoft.Network/unregister"
    assert code(azure.ask("POST", path)) == (409, "CannotUnregisterProvider")


def test_a_provider_tells_its_types_and_their_versions(azure: Azure) -> None:
    told = azure.resources.providers.get(AVS)
    (clouds,) = (each for each in told.resource_types if each.resource_type == "privateClouds")
    assert clouds.api_versions[0] == max(clouds.api_versions)
    assert "East US" in clouds.locations
    listed = {each.namespace for each in azure.resources.providers.list()}
    assert {AVS, "Microsoft.Network", "Microsoft.Resources"} <= listed


def test_a_provider_that_there_is_not_is_told_by_name(azure: Azure) -> None:
    path = f"/subscriptions/{azure.subscription}/providers/Microsoft.Absent"
    assert code(azure.ask("GET", path)) == (404, "InvalidResourceNamespace")
    assert code(azure.ask("POST", f"{path}/register")) == (404, "InvalidResourceNamespace")
