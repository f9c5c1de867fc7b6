"""Who may ask a manager, what goes wrong there, and what is noted of it."""

from pathlib import Path

import pytest
import requests
from tests.emulator.azure import Azure, emulated
from tests.emulator.bodies import cloud, network
from tests.emulator.nsx.manager import API, GROUP, Nsx, manager

LOGIN, LOGOUT = "api/session/create", "api/session/destroy"


def control(azure: Azure, method: str, path: str, **how: object) -> requests.Response:
    headers = {"x-emulator-token": azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]}
    url = f"{azure.served.endpoint}/_emulator{path}"
    return azure.session.request(method, url, headers=headers, timeout=30, **how)  # type: ignore[arg-type] # JSON


@pytest.mark.parametrize("login", [("cloudadmin", "guess"), ("root", ""), ("cloudadmin", "")])
def test_published_a_wrong_password_is_refused(nsx: Nsx, login: tuple[str, str]) -> None:
    refused = nsx.refused("GET", auth=login)
    assert (refused["status"], refused["error_code"]) == (403, 403)
    assert "credentials were incorrect" in refused["error_message"]


def test_who_says_nothing_is_asked_who_it_is(nsx: Nsx) -> None:
    refused = nsx.refused("GET", auth=None)
    assert (refused["status"], refused["httpStatus"]) == (401, "UNAUTHORIZED")


def test_the_password_of_one_cloud_opens_no_other(azure: Azure, nsx: Nsx) -> None:
    azure.groups.create_or_update("rg-other", {"location": "eastus"})
    azure.avs.private_clouds.begin_create_or_update(
        "rg-other", "cloud", cloud(networkBlock="10.4.0.0/22")
    ).result()
    other = manager(azure, "rg-other")
    assert other.get("/tier-1s")["result_count"] == 1
    assert nsx.refused("GET", auth=other.login)["status"] == 403
    azure.avs.private_clouds.begin_delete("rg-other", "cloud").result()
    azure.groups.begin_delete("rg-other").result()


def test_published_a_session_holds_with_its_token_until_it_is_closed(nsx: Nsx) -> None:
    with requests.Session() as session:
        session.verify, session.trust_env = nsx.azure.session.verify, False
        form = dict(zip(("j_username", "j_password"), nsx.login, strict=True))
        opened = session.post(f"{nsx.endpoint}{LOGIN}", data=form, timeout=30)
        assert opened.status_code == 200
        token = {"X-XSRF-TOKEN": opened.headers["X-XSRF-TOKEN"]}
        url = f"{nsx.endpoint}policy/api/v1/infra/tier-1s"
        assert session.get(url, timeout=30).status_code == 403
        assert session.get(url, headers=token, timeout=30).status_code == 200
        session.get(f"{nsx.endpoint}{LOGOUT}", headers=token, timeout=30)
        assert session.get(url, headers=token, timeout=30).status_code == 403


def test_published_what_stands_is_realised(nsx: Nsx) -> None:
    nsx.put(GROUP, display_name="Web")
    path = f"/infra{GROUP}"
    found = nsx.get("/realized-state/status", intent_path=path)
    assert found["publish_status"] == "REALIZED"
    assert found["consolidated_status"] == {"consolidated_status": "SUCCESS"}
    (entity,) = nsx.get("/realized-state/realized-entities", intent_path=path)["results"]
    assert (entity["state"], entity["intent_paths"]) == ("REALIZED", [path])
    absent = {"intent_path": f"{path}-not"}
    assert nsx.refused("GET", "/realized-state/status", params=absent)["status"] == 404


def test_snapshots_and_the_journal_hold_for_nsx(tmp_path: Path) -> None:
    with emulated(tmp_path) as azure:
        azure.groups.create_or_update("group", {"location": "eastus"})
        body = cloud(network(azure, "group"))
        azure.avs.private_clouds.begin_create_or_update("group", "cloud", body).result()
        nsx = manager(azure, "group")
        control(azure, "PUT", "/snapshots/before")
        nsx.put(GROUP, display_name="Web")
        control(azure, "POST", "/snapshots/before/restore")
        assert nsx.refused("GET", GROUP)["status"] == 404
        noted = control(azure, "GET", "/requests").json()["value"][-1]
        assert (noted["method"], noted["status"], noted["code"]) == ("GET", 404, "500012")
        assert noted["path"].endswith(f"/group/cloud/policy/api/v1/infra{GROUP}")
        assert nsx.login[1].encode() not in (tmp_path / "state.sqlite").read_bytes()
        _goes_wrong(azure, nsx)


def _goes_wrong(azure: Azure, nsx: Nsx) -> None:
    """Each fault once; they count requests of their own type."""
    request = {"method": "PATCH", "type": "NSX/groups", "name": "web"}
    busy = {"request": request, "when": {"nth": 1}, "do": {"throttle": 1.2}}
    half = {"request": request, "when": {"nth": 2}, "do": {"half": {"message": "No room."}}}
    control(azure, "PUT", "/faults", json=[busy, half])
    throttled = nsx.ask("PATCH", GROUP, json={})
    assert (throttled.status_code, throttled.headers["Retry-After"]) == (429, "2")
    assert throttled.json()["httpStatus"] == "TOO_MANY_REQUESTS"
    nsx.patch(GROUP, display_name="Web")
    at = {"intent_path": f"/infra{GROUP}"}
    assert nsx.get("/realized-state/status", **at)["publish_status"] == "ERROR"
    (entity,) = nsx.get("/realized-state/realized-entities", **at)["results"]
    assert entity["alarms"][0]["message"] == "No room."
    nsx.patch(GROUP, display_name="Web")
    assert nsx.get("/realized-state/status", **at)["publish_status"] == "REALIZED"


def test_a_cloud_that_does_not_stand_has_no_manager(nsx: Nsx) -> None:
    url = f"{nsx.endpoint.rstrip('/')}s/{API}"
    answer = nsx.azure.session.get(url, auth=nsx.login, timeout=30)
    told = answer.json()["error_message"]
    assert answer.status_code == 404
    assert (
        told
        == f"There is no private cloud 'clouds' in the resource group '{nsx.group}', or not yet."
    )
