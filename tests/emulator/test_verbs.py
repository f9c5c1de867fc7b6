"""The rules of Resource Manager, asked without a client that would correct the question."""

from pathlib import Path

import pytest
from tests.emulator.asking import NETWORKS, at, code
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import network


def test_a_request_without_a_version_is_refused(azure: Azure, group: str) -> None:
    answer = azure.ask("GET", at(azure, group), params={})
    assert code(answer) == (400, "MissingApiVersionParameter")


@pytest.mark.parametrize("version", ["latest", "2025-9-1", "2025-09-01-nightly"])
def test_a_version_of_another_form_is_refused(azure: Azure, group: str, version: str) -> None:
    answer = azure.ask("GET", at(azure, group), params={"api-version": version})
    assert code(answer) == (400, "InvalidApiVersionParameter")


@pytest.mark.parametrize("version", ["2019-01-01", "2031-01-01"])
def test_a_version_that_the_provider_never_had_is_refused(
    azure: Azure, group: str, version: str
) -> None:
    path = at(azure, group, "/providers/Microsoft.AVS/privateClouds")
    answer = azure.ask("GET", path, params={"api-version": version})
    assert code(answer) == (400, "NoRegisteredProviderFound")
    told = answer.json()["error"]["message"]
    assert "The supported api-versions are '2022-05-01, 2023-03-01, " in told
    other = azure.ask("GET", at(azure, group), params={"api-version": "1999-01-01"})
    told = other.json()["error"]["message"]
    assert "The supported api-versions go from '2015-11-01' to '2026-12-31'." in told


UNKNOWN = "00000000-0000-0000-0000-000000000009"
ABSENT = {
    "/subscriptions/nobody/resourceGroups/g": (400, "InvalidSubscriptionId"),
    f"/subscriptions/{UNKNOWN}/resourceGroups/g": (404, "SubscriptionNotFound"),
    f"/subscriptions/{UNKNOWN}/providers/Microsoft.AVS/privateClouds": (
        404,
        "SubscriptionNotFound",
    ),
    "/providers/Microsoft.Nothing/things/x": (404, "InvalidResourceNamespace"),
    "/providers/Microsoft.AVS/things/x": (404, "InvalidResourceType"),
    "/providers/Microsoft.AVS/privateClouds/x": (404, "ResourceNotFound"),
}


@pytest.mark.parametrize("path", ABSENT)
def test_what_does_not_stand_is_told_by_name(azure: Azure, group: str, path: str) -> None:
    whole = path if path.startswith("/subscriptions") else at(azure, group, path)
    assert code(azure.ask("GET", whole)) == ABSENT[path]


def test_a_resource_needs_its_group(azure: Azure) -> None:
    path = at(azure, "nowhere", f"{NETWORKS}/v")
    answer = azure.ask("PUT", path, json={"location": "eastus", "properties": {}})
    assert code(answer) == (404, "ResourceGroupNotFound")


def test_a_child_needs_its_parent(azure: Azure, group: str) -> None:
    path = at(azure, group, f"{NETWORKS}/lost/subnets/s")
    answer = azure.ask("PUT", path, json={"properties": {"addressPrefix": "10.0.0.0/24"}})
    assert code(answer) == (404, "ParentResourceNotFound")


def test_names_are_found_in_any_casing_and_told_in_one(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group.upper(), "/PROVIDERS/microsoft.network/VIRTUALNETWORKS/VNET")
    answer = azure.ask("GET", path.replace("resourceGroups", "RESOURCEGROUPS"))
    assert answer.json()["id"] == at(azure, group, f"{NETWORKS}/vnet")


def test_doubled_slashes_count_as_one(azure: Azure, group: str) -> None:
    assert azure.ask("GET", "/" + at(azure, group)).status_code == 200


def test_head_tells_whether_something_stands(azure: Azure, group: str) -> None:
    assert azure.ask("HEAD", at(azure, group)).status_code == 204
    assert azure.ask("HEAD", at(azure, "nowhere")).status_code == 404


def test_deleting_what_does_not_stand_is_no_error(azure: Azure, group: str) -> None:
    assert azure.ask("DELETE", at(azure, group, f"{NETWORKS}/lost")).status_code == 204


def test_a_change_under_another_etag_is_refused(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group, f"{NETWORKS}/vnet")
    standing = azure.ask("GET", path)
    body = {
        "location": "eastus",
        "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8"]}},
    }
    first = azure.ask("PUT", path, json=body, headers={"If-Match": standing.headers["ETag"]})
    again = azure.ask("PUT", path, json=body, headers={"If-Match": standing.headers["ETag"]})
    assert (first.status_code, code(again)) == (200, (412, "PreconditionFailed"))
    new = azure.ask("PUT", path, json=body, headers={"If-None-Match": "*"})
    assert code(new) == (412, "PreconditionFailed")


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"nonsense", b'{"location": }'])
def test_a_body_that_is_no_object_is_refused(azure: Azure, group: str, body: bytes) -> None:
    answer = azure.ask("PUT", at(azure, group, f"{NETWORKS}/v"), data=body)
    assert code(answer) == (400, "InvalidRequestContent")


def test_a_body_beyond_the_limit_is_refused(azure: Azure, group: str) -> None:
    answer = azure.ask("PUT", at(azure, group, f"{NETWORKS}/v"), data=b" " * (5 * 1024 * 1024))
    assert code(answer) == (413, "RequestContentTooLarge")


def test_without_a_token_nothing_is_told(azure: Azure, group: str) -> None:
    path = at(azure, group)
    answer = azure.ask("GET", path, headers={"Authorization": ""})
    assert code(answer) == (401, "AuthenticationFailed")
    answer = azure.ask("GET", path, headers={"Authorization": "Bearer a.b.c"})
    assert code(answer) == (401, "InvalidAuthenticationToken")
    assert "WWW-Authenticate" in answer.headers


def test_what_the_service_alone_makes_is_not_put(azure: Azure, group: str) -> None:
    path = "/providers/Microsoft.AVS/privateClouds/c/clusters/Cluster-1/hosts/h"
    answer = azure.ask("PUT", at(azure, group, path), json={})
    assert code(answer) == (405, "HttpMethodNotAllowed")


def test_what_stands_in_a_region_says_in_which(azure: Azure, group: str) -> None:
    path = at(azure, group, f"{NETWORKS}/v")
    body = {"properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}}
    assert code(azure.ask("PUT", path, json=body)) == (400, "LocationRequired")
    azure.ask("PUT", path, json={"location": "eastus", **body})
    assert code(azure.ask("PUT", path, json=body)) == (400, "LocationRequired")
    elsewhere = azure.ask("PUT", path, json={"location": "West US", **body})
    assert code(elsewhere) == (409, "InvalidResourceLocation")


def test_a_token_that_no_page_had_is_refused(azure: Azure, group: str) -> None:
    asks = {"api-version": "2025-09-01", "$skiptoken": "x"}
    assert code(azure.ask("GET", at(azure, group, NETWORKS), params=asks)) == (
        400,
        "InvalidSkipToken",
    )


def test_long_lists_come_in_pages(azure: Azure, group: str) -> None:
    for number in range(105):
        azure.network.application_security_groups.begin_create_or_update(
            group, f"asg-{number:03}", {"location": "eastus"}
        )
    found = [each.name for each in azure.network.application_security_groups.list(group)]
    assert found == [f"asg-{number:03}" for number in range(105)]


def test_what_was_made_stands_after_a_restart(tmp_path: Path) -> None:
    with emulated(tmp_path) as first:
        first.groups.create_or_update("kept", {"location": "eastus"})
        network(first, "kept")
    with emulated(tmp_path) as second:
        assert "kept" in [each.name for each in second.groups.list()]
        assert second.network.virtual_networks.get("kept", "vnet").name == "vnet"
