"""What a new resource may be called, and where it may stand."""

from urllib.parse import quote

import pytest
from tests.emulator.asking import CLOUDS, NETWORKS, at, code
from tests.emulator.azure import Azure
from tests.emulator.bodies import Body, cloud, network

HERE = {"location": "eastus"}
NETWORK: Body = {**HERE, "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}}


def subnet(name: str | None, prefix: str) -> Body:
    return {"name": name, "properties": {"addressPrefix": prefix}}


@pytest.mark.parametrize("name", ["x.", "x" * 91, "my group", "a*b"])
def test_published_a_group_has_90_letters_and_no_dot_at_its_end(azure: Azure, name: str) -> None:
    path = at(azure, quote(name))
    assert code(azure.ask("PUT", path, json=HERE)) == (400, "InvalidResourceGroup")
    assert azure.ask("HEAD", path).status_code == 404


@pytest.mark.parametrize("name", ["v" * 81, "-v", "v-", "v 3", "v*"])
def test_published_a_name_of_a_network_has_80_word_characters(
    azure: Azure, group: str, name: str
) -> None:
    path = at(azure, group, f"{NETWORKS}/{quote(name)}")
    assert code(azure.ask("PUT", path, json=NETWORK)) == (400, "InvalidResourceName")
    for good in ("v" * 80, "v.w-x_", "v"):
        path = at(azure, group, f"{NETWORKS}/{good}")
        assert azure.ask("PUT", path, json=NETWORK).status_code == 201


@pytest.mark.parametrize("name", [None, "", "sub net"])
def test_what_stands_within_a_body_is_held_to_the_same(
    azure: Azure, group: str, name: str | None
) -> None:
    body = {
        **NETWORK,
        "properties": {**NETWORK["properties"], "subnets": [subnet(name, "10.0.0.0/24")]},
    }
    path = at(azure, group, f"{NETWORKS}/vnet")
    assert code(azure.ask("PUT", path, json=body)) == (400, "InvalidResourceName")
    assert azure.ask("GET", path).status_code == 404


def test_published_a_private_cloud_has_letters_digits_hyphens_dots_and_underscores(
    azure: Azure, group: str
) -> None:
    body = cloud(network(azure, group))
    path = at(azure, group, f"{CLOUDS}/my%20cloud")
    told = azure.ask("PUT", path, json=body)
    assert code(told) == (400, "InvalidResourceName")
    assert "expected are letters, digits, '-', '_' and '.'." in told.json()["error"]["message"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["", "//", f"/group{NETWORKS}"])
def test_what_is_done_to_one_resource_is_not_done_to_a_list(
    azure: Azure, method: str, path: str
) -> None:
    asked = f"/subscriptions/{azure.subscription}/resourceGroups{path}"
    told = code(azure.ask(method, asked, json=HERE))
    assert told == (405, "HttpMethodNotAllowed")
    assert "" not in {each.name for each in azure.groups.list()}


def test_a_place_that_is_no_region_is_refused(azure: Azure, group: str) -> None:
    told = azure.ask("PUT", at(azure, "in-atlantis"), json={"location": "atlantis"})
    assert code(told) == (400, "LocationNotAvailableForResourceGroup")
    assert "westeurope" in told.json()["error"]["message"]
    path = at(azure, group, f"{NETWORKS}/vnet")
    for place in ("atlantis", "global"):
        told = azure.ask("PUT", path, json={**NETWORK, "location": place})
        assert code(told) == (400, "LocationNotAvailableForResourceType")
    assert azure.ask("PUT", path, json={**NETWORK, "location": "swedencentral"}).status_code == 201


def test_what_stands_in_one_region_is_not_put_to_another(azure: Azure, group: str) -> None:
    elsewhere = {"location": "westus"}
    told = azure.ask("PUT", at(azure, group), json=elsewhere)
    assert code(told) == (409, "InvalidResourceGroupLocation")
    assert "already exists in location 'eastus'" in told.json()["error"]["message"]
    path = at(azure, group, f"{NETWORKS}/vnet")
    azure.ask("PUT", path, json=NETWORK)
    told = azure.ask("PUT", path, json={**NETWORK, **elsewhere})
    assert code(told) == (409, "InvalidResourceLocation")


def test_all_regions_are_told_and_those_of_a_provider(azure: Azure) -> None:
    path = f"/subscriptions/{azure.subscription}"
    told = azure.ask("GET", f"{path}/locations", params={"api-version": "2022-12-01"}).json()
    assert {"eastus", "westindia", "malaysiawest"} <= {each["name"] for each in told["value"]}
    provider = azure.resources.providers.get("Microsoft.AVS")
    clouds = next(each for each in provider.resource_types if each.resource_type == "privateClouds")
    assert "West India" not in clouds.locations


def test_a_region_is_told_by_its_short_name(azure: Azure, group: str) -> None:
    path = at(azure, group, f"{NETWORKS}/vnet")
    told = azure.ask("PUT", path, json={**NETWORK, "location": "East US"}).json()
    assert (told["location"], azure.ask("GET", path).json()["location"]) == ("eastus", "eastus")


def test_subnets_are_told_in_the_order_in_which_they_were_made(azure: Azure, group: str) -> None:
    names = ["web", "app", "data"]
    subnets = [subnet(name, f"10.0.{place}.0/24") for place, name in enumerate(names)]
    body = {**NETWORK, "properties": {**NETWORK["properties"], "subnets": subnets}}
    path = at(azure, group, f"{NETWORKS}/vnet")
    azure.ask("PUT", path, json=body)
    azure.ask("PUT", f"{path}/subnets/all", json=subnet("all", "10.0.9.0/24"))
    azure.ask("PUT", path, json={**azure.ask("GET", path).json(), "tags": {"a": "b"}})
    told = azure.ask("GET", path).json()["properties"]["subnets"]
    assert [each["name"] for each in told] == [*names, "all"]
