"""Tags, by PATCH of what has them and as a resource of their own."""

import pytest
from tests.emulator.asking import NETWORKS, at, code
from tests.emulator.azure import Azure
from tests.emulator.bodies import network

TAGS = "/providers/Microsoft.Resources/tags/default"


def set_(azure: Azure, scope: str, **tags: str) -> None:
    azure.resources.tags.begin_create_or_update_at_scope(
        scope, {"properties": {"tags": tags}}
    ).result()


PATCHES = {
    "Merge": ({"B": "3", "c": "4"}, {"a": "1", "B": "3", "c": "4"}),
    "Replace": ({"c": "4"}, {"c": "4"}),
    "Delete": ({"A": "1", "b": "other"}, {"b": "2"}),
}


@pytest.mark.parametrize("operation", PATCHES)
def test_published_tags_are_merged_replaced_and_deleted(
    azure: Azure, group: str, operation: str
) -> None:
    scope = network(azure, group)
    set_(azure, scope, a="1", b="2")
    sent, left = PATCHES[operation]
    body = {"operation": operation, "properties": {"tags": sent}}
    told = azure.resources.tags.begin_update_at_scope(scope, body).result()
    assert told.properties.tags == left
    assert azure.network.virtual_networks.get(group, "vnet").tags == left


def test_tags_of_a_group_are_taken_away(azure: Azure, group: str) -> None:
    scope = at(azure, group)
    set_(azure, scope, a="1")
    assert azure.groups.get(group).tags == {"a": "1"}
    azure.resources.tags.begin_delete_at_scope(scope).result()
    assert not azure.groups.get(group).tags
    assert azure.resources.tags.get_at_scope(scope).properties.tags == {}


def test_tags_of_a_resource_are_patched_where_they_stand(azure: Azure, group: str) -> None:
    network(azure, group)
    azure.network.virtual_networks.update_tags(group, "vnet", {"tags": {"a": "1"}})
    assert azure.network.virtual_networks.get(group, "vnet").tags == {"a": "1"}


WRONG = [
    {"operation": "Turn", "properties": {"tags": {}}},
    {"operation": "Merge", "properties": {"tags": {"a": 1}}},
    {"operation": "Merge"},
]


@pytest.mark.parametrize("body", WRONG, ids=["operation", "value", "nothing"])
def test_what_is_no_change_of_tags_is_refused(
    azure: Azure, group: str, body: dict[str, object]
) -> None:
    answer = azure.ask("PATCH", f"{at(azure, group)}{TAGS}", json=body)
    assert code(answer) == (400, "InvalidRequestContent")


LIMITS = {
    "as many as there may be": ({f"n{number}": "v" for number in range(50)}, None),
    "one too many": ({f"n{number}": "v" for number in range(51)}, "InvalidTagCount"),
    "the longest": ({"n" * 512: "v" * 256}, None),
    "a name too long": ({"n" * 513: "v"}, "InvalidTagNameLength"),
    "a value too long": ({"n": "v" * 257}, "InvalidTagValueLength"),
    "a reserved character": ({"a/b": "v"}, "InvalidTagNameCharacters"),
}


@pytest.mark.parametrize("what", LIMITS)
@pytest.mark.parametrize("way", ["of a group", "of their own"])
def test_published_tags_have_limits(azure: Azure, group: str, what: str, way: str) -> None:
    tags, wrong = LIMITS[what]
    answer = (
        azure.ask("PUT", at(azure, group), json={"location": "eastus", "tags": tags})
        if way == "of a group"
        else azure.ask("PUT", f"{at(azure, group)}{TAGS}", json={"properties": {"tags": tags}})
    )
    assert answer.status_code == (400 if wrong else 200)
    assert wrong is None or code(answer) == (400, wrong)


def test_what_does_not_stand_has_no_tags(azure: Azure, group: str) -> None:
    answer = azure.ask("GET", at(azure, group, f"{NETWORKS}/lost{TAGS}"))
    assert code(answer) == (404, "ResourceNotFound")
