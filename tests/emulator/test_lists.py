"""Lists of a subscription and of a group: what is in them, filters, pages."""

import pytest
from tests.emulator.asking import CLOUDS, NETWORKS, at, code
from tests.emulator.azure import VERSION, Azure
from tests.emulator.bodies import cloud, network


def filled(azure: Azure, group: str) -> None:
    """Two networks, of which one has a tag, and a route table."""
    network(azure, group, "one")
    network(azure, group, "two")
    azure.network.virtual_networks.update_tags(group, "two", {"tags": {"Stage": "test"}})
    azure.network.route_tables.begin_create_or_update(group, "table", {"location": "eastus"})


FILTERS = {
    "resourceType eq 'Microsoft.Network/virtualNetworks'": ["one", "two"],
    "resourceType eq 'microsoft.network/ROUTETABLES'": ["table"],
    "resourceType eq 'Microsoft.Network/virtualNetworks' and name eq 'two'": ["two"],
    "resourceType ne 'Microsoft.Network/virtualNetworks'": ["table"],
    "tagName eq 'stage'": ["two"],
    "tagName eq 'Stage' and tagValue eq 'test'": ["two"],
    "tagName eq 'Stage' and tagValue eq 'production'": [],
    "substringof('ab', name)": ["table"],
    "startswith(name, 'o')": ["one"],
    "": ["table", "one", "two"],
}


@pytest.mark.parametrize("text", FILTERS)
def test_resources_of_a_group_are_listed_as_a_filter_says(
    azure: Azure, group: str, text: str
) -> None:
    filled(azure, group)
    found = azure.resources.resources.list_by_resource_group(group, filter=text or None)
    assert [each.name for each in found] == FILTERS[text]


@pytest.mark.parametrize("text", ["nonsense", "plan eq 'a'", "name gt 'a'"])
def test_a_filter_that_the_list_does_not_have_is_refused(
    azure: Azure, group: str, text: str
) -> None:
    asks = {**VERSION, "$filter": text}
    assert code(azure.ask("GET", at(azure, group, "/resources"), params=asks)) == (
        400,
        "InvalidFilterInQueryString",
    )


def test_resources_tell_more_where_that_is_asked(azure: Azure, group: str) -> None:
    network(azure, group)
    expand = "createdTime,changedTime,provisioningState"
    (found,) = azure.resources.resources.list_by_resource_group(group, expand=expand)
    assert found.provisioning_state == "Succeeded"
    assert found.created_time <= found.changed_time
    asks = {**VERSION, "$expand": "price"}
    assert code(azure.ask("GET", at(azure, group, "/resources"), params=asks)) == (
        400,
        "InvalidExpandInQueryString",
    )


def test_a_subscription_lists_what_all_its_groups_hold(azure: Azure, group: str) -> None:
    azure.avs.private_clouds.begin_create_or_update(
        group, "cloud", cloud(network(azure, group))
    ).result()
    whole = {str(each.id) for each in azure.resources.resources.list()}
    assert {at(azure, group, f"{NETWORKS}/vnet"), at(azure, group, f"{CLOUDS}/cloud")} <= whole
    clouds = azure.avs.private_clouds.list_in_subscription()
    assert at(azure, group, f"{CLOUDS}/cloud") in {each.id for each in clouds}


def test_a_page_holds_what_top_says_and_links_to_the_next(azure: Azure, group: str) -> None:
    filled(azure, group)
    asks = {
        **VERSION,
        "$top": "1",
        "$filter": "resourceType eq 'Microsoft.Network/virtualNetworks'",
    }
    first = azure.ask("GET", at(azure, group, "/resources"), params=asks).json()
    assert [each["name"] for each in first["value"]] == ["one"]
    rest = first["nextLink"].removeprefix(azure.served.endpoint)
    azure.network.virtual_networks.begin_delete(group, "one").result()
    second = azure.ask("GET", rest, params={}).json()
    assert [each["name"] for each in second["value"]] == ["two"]
    assert "nextLink" not in second


@pytest.mark.parametrize("top", ["0", "-1", "many"])
def test_a_page_of_no_size_is_refused(azure: Azure, group: str, top: str) -> None:
    asks = {**VERSION, "$top": top}
    assert code(azure.ask("GET", at(azure, group, NETWORKS), params=asks)) == (
        400,
        "InvalidTopInQueryString",
    )


def test_groups_are_found_by_their_tags(azure: Azure, group: str) -> None:
    azure.groups.update(group, {"tags": {"owner": group}})
    found = azure.groups.list(filter=f"tagName eq 'owner' and tagValue eq '{group}'")
    assert [each.name for each in found] == [group]


ABSENT = {
    "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups": "SubscriptionNotFound",
    "/subscriptions/00000000-0000-0000-0000-000000000009/resources": "SubscriptionNotFound",
    "/subscriptions/00000000-0000-0000-0000-000000000009/locations": "SubscriptionNotFound",
    "/subscriptions/00000000-0000-0000-0000-000000000009/providers": "SubscriptionNotFound",
    f"/subscriptions/00000000-0000-0000-0000-000000000009{CLOUDS}": "SubscriptionNotFound",
    "{lost}/resources": "ResourceGroupNotFound",
    f"{{lost}}{CLOUDS}": "ResourceGroupNotFound",
    f"{{group}}{CLOUDS}/lost/clusters": "ParentResourceNotFound",
}


@pytest.mark.parametrize("path", ABSENT)
def test_a_list_in_what_does_not_stand_is_refused(azure: Azure, group: str, path: str) -> None:
    whole = path.format(lost=at(azure, "lost"), group=at(azure, group))
    assert code(azure.ask("GET", whole)) == (404, ABSENT[path])


def test_the_subscription_tells_its_regions_and_the_tenant_itself(azure: Azure) -> None:
    path = f"/subscriptions/{azure.subscription}"
    regions = azure.ask("GET", f"{path}/locations").json()["value"]
    assert ("eastus", "East US") in {(each["name"], each["displayName"]) for each in regions}
    (tenant,) = azure.ask("GET", "/tenants").json()["value"]
    (subscription,) = azure.ask("GET", "/subscriptions").json()["value"]
    assert subscription["tenantId"] == tenant["tenantId"]
    assert (subscription["id"], subscription["state"]) == (path, "Enabled")
    assert azure.ask("GET", path).json() == subscription
