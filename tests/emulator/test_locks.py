"""Management locks, at a group and at a resource."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.emulator.asking import NETWORKS, at, code
from tests.emulator.azure import Azure
from tests.emulator.bodies import network
from tests.emulator.templates import VNET, asked, template, vnet

LOCKS = "/providers/Microsoft.Authorization/locks"
VERSION = {"api-version": "2020-05-01"}


@contextmanager
def locked(azure: Azure, scope: str, level: str) -> Iterator[None]:
    """A scope under a lock until the end of the block: its own lock never keeps it."""
    path, body = f"{scope}{LOCKS}/l", {"properties": {"level": level, "notes": "held"}}
    made = azure.ask("PUT", path, json=body, params=VERSION)
    assert (made.status_code, made.json()["properties"]) == (201, body["properties"])
    yield
    assert azure.ask("DELETE", path, params=VERSION).status_code == 200


def test_published_a_lock_of_a_group_keeps_all_that_is_in_it(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group, f"{NETWORKS}/vnet")
    with locked(azure, at(azure, group), "CanNotDelete"):
        kept = azure.ask("DELETE", path)
        assert code(kept) == (409, "ScopeLocked")
        assert f"are locked: '{at(azure, group)}'" in kept.json()["error"]["message"]
        assert code(azure.ask("DELETE", at(azure, group))) == (409, "ScopeLocked")
        assert azure.ask("PATCH", path, json={"tags": {"a": "b"}}).status_code == 200
    assert azure.ask("DELETE", path).status_code == 200


def test_published_a_lock_in_a_group_keeps_the_group(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group, f"{NETWORKS}/vnet")
    with locked(azure, path, "CanNotDelete"):
        assert code(azure.ask("DELETE", at(azure, group))) == (409, "ScopeLocked")
        assert code(azure.ask("DELETE", path)) == (409, "ScopeLocked")
    assert azure.ask("GET", path).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_published_under_a_lock_for_reading_nothing_is_changed(
    azure: Azure, group: str, method: str
) -> None:
    network(azure, group)
    path = at(azure, group, f"{NETWORKS}/vnet")
    standing = azure.ask("GET", path).json()
    with locked(azure, at(azure, group), "ReadOnly"):
        sent = {name: standing[name] for name in ("location", "properties")}
        body = {"tags": {"a": "b"}} if method == "PATCH" else sent
        assert code(azure.ask(method, path, json=body)) == (409, "ScopeLocked")
        subnet = azure.ask("PUT", f"{path}/subnets/s", json={"properties": {}})
        assert code(subnet) == (409, "ScopeLocked")
        assert azure.ask("GET", path).json() == standing


def test_locks_are_listed_at_the_scope_that_they_hold_for(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group, f"{NETWORKS}/vnet")
    with locked(azure, at(azure, group), "CanNotDelete"), locked(azure, path, "ReadOnly"):
        found = azure.ask("GET", f"{at(azure, group)}{LOCKS}", params=VERSION).json()["value"]
        assert {each["id"] for each in found} == {
            f"{at(azure, group)}{LOCKS}/l",
            f"{path}{LOCKS}/l",
        }
        asks = {**VERSION, "$filter": "atScope()"}
        (own,) = azure.ask("GET", f"{path}{LOCKS}", params=asks).json()["value"]
        assert own["properties"]["level"] == "ReadOnly"


def test_a_lock_of_another_level_is_refused(azure: Azure, group: str) -> None:
    body = {"properties": {"level": "Never"}}
    answer = azure.ask("PUT", f"{at(azure, group)}{LOCKS}/l", json=body, params=VERSION)
    assert code(answer) == (400, "InvalidRequestContent")


def test_a_template_locks_what_it_makes(azure: Azure, group: str) -> None:
    lock = {
        "type": "Microsoft.Authorization/locks",
        "apiVersion": "2020-05-01",
        "name": "l",
        "scope": VNET,
        "dependsOn": [VNET],
        "properties": {"level": "CanNotDelete"},
    }
    body = asked(template(vnet(), lock))
    azure.deployments.begin_create_or_update(group, "main", body).result()
    path = at(azure, group, f"{NETWORKS}/vnet")
    assert code(azure.ask("DELETE", path)) == (409, "ScopeLocked")
    assert azure.ask("DELETE", f"{path}{LOCKS}/l", params=VERSION).status_code == 200


def test_what_does_not_stand_has_no_lock(azure: Azure, group: str) -> None:
    path = at(azure, group, f"{NETWORKS}/lost{LOCKS}/l")
    answer = azure.ask("PUT", path, json={"properties": {"level": "ReadOnly"}}, params=VERSION)
    assert code(answer) == (404, "ResourceNotFound")
