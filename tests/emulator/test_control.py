"""The emulator's own interface: its journal, its snapshots, its faults."""

from pathlib import Path

import pytest
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import network
from tests.emulator.controlled import control


def test_without_its_token_the_interface_says_nothing(azure: Azure) -> None:
    answer = azure.ask("GET", "/_emulator/requests")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "AuthenticationFailed")


def test_requests_are_noted_with_their_answers(azure: Azure, group: str) -> None:
    before = control(azure, "GET", "/requests").json()["value"][-1]["number"]
    path = f"/subscriptions/{azure.subscription}/resourceGroups/nowhere"
    azure.ask("GET", path)
    noted = control(azure, "GET", f"/requests?after={before}").json()["value"]
    told = [(each["method"], each["path"], each["status"], each["code"]) for each in noted]
    assert told == [("GET", path, 404, "ResourceGroupNotFound")]


def test_what_stood_at_a_snapshot_stands_again(tmp_path: Path) -> None:
    with emulated(tmp_path) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        assert control(azure, "PUT", "/snapshots/before").status_code == 201
        network(azure, "group")
        assert control(azure, "POST", "/snapshots/before/restore").status_code == 204
        assert list(azure.network.virtual_networks.list("group")) == []
        assert [each.name for each in azure.groups.list()] == ["group"]
        assert control(azure, "GET", "/snapshots").json() == {"value": [{"name": "before"}]}
        noted = control(azure, "GET", "/requests").json()["value"]
        assert any(each["path"].endswith("/virtualNetworks/vnet") for each in noted)
        (tmp_path / "snapshots" / "broken.sqlite").write_text("no database, but a text " * 99)
        broken = control(azure, "POST", "/snapshots/broken/restore")
        assert (broken.status_code, broken.json()["error"]["code"]) == (409, "SnapshotDamaged")
        assert [each.name for each in azure.groups.list()] == ["group"]
        lost = control(azure, "POST", "/snapshots/never/restore")
        assert (lost.status_code, lost.json()["error"]["code"]) == (404, "SnapshotNotFound")
        wrong = control(azure, "PUT", "/snapshots/-x")
        assert wrong.json()["error"]["code"] == "InvalidSnapshotName"
        told = [{"request": {"method": "GET"}, "do": {"fail": {"status": 503, "code": "Busy"}}}]
        assert control(azure, "PUT", "/faults", json=told).status_code == 204
        path = f"/subscriptions/{azure.subscription}/resourceGroups/group"
        assert azure.ask("GET", path).json()["error"]["code"] == "Busy"
        assert control(azure, "PUT", "/faults", json=[{"do": {}}]).status_code == 400


STRANGE: dict[str, tuple[object, str, str]] = {
    "unknown": (
        {"quotas": {}},
        "quotas",
        "one of layout, quota, clouds, trial_hosts, fleet_principal is expected",
    ),
    "type": ({"quota": {"AV99": 1}}, "quota.AV99", "AV52, AV64 is expected"),
    "less": ({"quota": {"AV64": -1}}, "quota.AV64", "0 or more is expected"),
    "text": ({"clouds": "many"}, "clouds", "a whole number is expected"),
    "layout": ({"layout": "last"}, "layout", "'current' or 'initial' is expected"),
    "list": ([], "", "an object is expected"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_settings_that_do_not_fit_are_refused_with_what_was_expected(
    azure: Azure, name: str
) -> None:
    body, place, told = STRANGE[name]
    before = control(azure, "GET", "/settings").json()
    answer = control(azure, "PUT", "/settings", json=body)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (400, "InvalidSettings")
    assert (error.get("target", ""), told in error["message"]) == (place, True)
    assert control(azure, "GET", "/settings").json() == before


def test_what_the_interface_does_not_have_is_told_with_where_it_is_listed(azure: Azure) -> None:
    for method, path in (("GET", "/nothing"), ("GET", ""), ("DELETE", "/settings")):
        answer = control(azure, method, path)
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (404, "NotFound")
        assert f"no {method} of '/_emulator{path}': docs/emulator.md lists" in error["message"]
    assert azure.ask("GET", "/_emulator/nothing").status_code == 401
