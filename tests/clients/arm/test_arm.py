"""The client of Resource Manager, at a server that answers as it is told."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError
from tests.clients.nsx.scripted import Answer, Script, scripted

from landbridge.clients.arm import CLOUDS, Arm, Target, azure, emulator, rows
from landbridge.clients.arm.failures import remote
from landbridge.errors import RemoteError

GROUP, VERSION = "/subscriptions/s/resourceGroups/rg", "2024-11-01"
CLOUD = f"{GROUP}/providers/Microsoft.AVS/privateClouds/c"
FAR_AWAY = 4_102_444_800
NOW = ("x-ms-retry-after-ms", "1")
AT_ONCE = ("Retry-After", "0")


class Known:
    """A credential that has its token."""

    def get_token(self, *_: str, **__: object) -> AccessToken:
        return AccessToken("a-token", FAR_AWAY)


@contextmanager
def answering(folder: Path, *answers: Answer) -> Iterator[tuple[Arm, Script]]:
    with scripted(folder, answers) as script:
        endpoint = script.access.endpoint.rstrip("/")
        target = Target(endpoint, f"{endpoint}/.default", "s", Known(), script.access.authority)
        with Arm(target) as arm:
            yield arm, script


def refused(code: str, status: int = 401, *headers: tuple[str, str]) -> Answer:
    return Answer(status, {"error": {"code": code, "message": "No."}}, headers)


def test_all_requests_of_a_run_have_one_correlation_and_an_error_tells_it(tmp_path: Path) -> None:
    answers = Answer(200, {}), refused("Conflict", 409, ("x-ms-request-id", "one"))
    with answering(tmp_path, *answers) as (arm, script):
        arm.get(GROUP, VERSION)
        with pytest.raises(RemoteError) as caught:
            arm.get(GROUP, VERSION)
    assert [each["x-ms-correlation-request-id"] for each in script.headers] == [arm.correlation] * 2
    asked = f"request one, correlation {arm.correlation}, of {GROUP}"
    assert str(caught.value) == f"Conflict: No. ({asked})"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("InvalidAuthenticationTokenTenant", "with --tenant, and log in there: az login --tenant"),
        ("ExpiredAuthenticationToken", "az login --tenant"),
        ("SubscriptionNotFound", "az account list"),
        ("AuthorizationFailed", ""),
    ],
)
def test_a_refusal_says_what_to_do_where_that_is_known(
    code: str, said: str, tmp_path: Path
) -> None:
    with (
        answering(tmp_path, refused(code)) as (arm, _),
        pytest.raises(RemoteError) as caught,
    ):
        arm.get(GROUP, VERSION)
    assert said in caught.value.remedy
    assert bool(said) == bool(caught.value.remedy)


def test_what_is_throttled_is_asked_again_as_late_as_it_says(tmp_path: Path) -> None:
    answers = refused("TooManyRequests", 429, AT_ONCE), Answer(200, {"name": "rg"})
    with answering(tmp_path, *answers) as (arm, script):
        assert arm.get(GROUP, VERSION) == {"name": "rg"}
    assert len(script.asked) == 2


def test_resource_graph_is_read_page_by_page(tmp_path: Path) -> None:
    """It says in a header of its own when it may be asked again."""
    later = ("x-ms-user-quota-resets-after", "00:00:00")
    answers = (
        Answer(200, {"data": [{"id": "a"}], "$skipToken": "next", "resultTruncated": "false"}),
        refused("RateLimiting", 429, later),
        Answer(200, {"data": [{"id": "b"}], "resultTruncated": "false"}),
    )
    with answering(tmp_path, *answers) as (arm, script):
        assert [*rows(arm, VERSION, "Resources", ["s"])] == [{"id": "a"}, {"id": "b"}]
    first, *again = [json.loads(each)["options"].get("$skipToken") for each in script.sent]
    assert (first, again) == (None, ["next", "next"])


def test_rows_that_nobody_can_have_are_told(tmp_path: Path) -> None:
    cut = Answer(200, {"data": [{"id": "a"}], "resultTruncated": "true"})
    with (
        answering(tmp_path, cut) as (arm, _),
        pytest.raises(RemoteError, match="no page that holds them"),
    ):
        list(rows(arm, VERSION, "Resources", ["s"]))


WAITS: Sequence[tuple[str, Sequence[Answer]]] = (
    ("Azure-AsyncOperation", (Answer(200, {"status": "InProgress"}, (NOW,)),)),
    ("Location", (Answer(202, "", (NOW,)),)),
)


@pytest.mark.parametrize(("header", "meanwhile"), WAITS)
def test_work_that_goes_on_is_waited_for(
    header: str, meanwhile: Sequence[Answer], tmp_path: Path
) -> None:
    """Each poll comes as soon as it is asked for, though 30 seconds are ours."""
    answers: list[Answer] = []
    with scripted(tmp_path, answers) as script:
        endpoint = script.access.endpoint.rstrip("/")
        answers += [
            Answer(202, "", ((header, f"{endpoint}/operation?api-version=1"), NOW)),
            *meanwhile,
            Answer(200, {"status": "Succeeded"}),
        ]
        target = Target(endpoint, f"{endpoint}/.default", "s", Known(), script.access.authority)
        with Arm(target) as arm:
            arm.delete(CLOUD, VERSION)
    assert [each.split()[0] for each in script.asked] == ["DELETE", "GET", "GET"]


def test_work_that_fails_is_told_as_azure_says_it(tmp_path: Path) -> None:
    failed = {"status": "Failed", "error": {"code": "QuotaExceeded", "message": "No hosts left."}}
    answers: list[Answer] = []
    with scripted(tmp_path, answers) as script:
        endpoint = script.access.endpoint.rstrip("/")
        header = "Azure-AsyncOperation", f"{endpoint}/operation"
        answers += [Answer(201, {"id": CLOUD}, (header, NOW)), Answer(200, failed)]
        target = Target(endpoint, f"{endpoint}/.default", "s", Known(), script.access.authority)
        with Arm(target) as arm, pytest.raises(RemoteError) as caught:
            arm.put(CLOUD, VERSION, {})
    assert (caught.value.code, caught.value.problem) == ("QuotaExceeded", "No hosts left.")


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    """Neither is it accepted, nor is anything sent."""
    (tmp_path / "other").mkdir()
    with scripted(tmp_path, []) as script, scripted(tmp_path / "other", []) as other:
        endpoint = script.access.endpoint.rstrip("/")
        target = Target(endpoint, f"{endpoint}/.default", "s", Known(), other.access.authority)
        with Arm(target) as arm, pytest.raises(RemoteError) as caught:
            arm.get(GROUP, VERSION)
    assert "REQUESTS_CA_BUNDLE" in caught.value.remedy
    assert script.asked == []


def test_each_cloud_has_its_endpoint_and_audience() -> None:
    told = {name: azure(name, "s") for name in CLOUDS}
    assert {name: (each.endpoint, each.scope) for name, each in told.items()} == {
        "public": ("https://management.azure.com", "https://management.azure.com/.default"),
        "government": (
            "https://management.usgovcloudapi.net",
            "https://management.core.usgovcloudapi.net/.default",
        ),
        "china": (
            "https://management.chinacloudapi.cn",
            "https://management.chinacloudapi.cn/.default",
        ),
    }


def test_without_credentials_azure_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID", "AZURE_USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential")
    with Arm(azure("public", "s", "t")) as arm, pytest.raises(RemoteError) as caught:
        arm.get(GROUP, VERSION)
    assert caught.value.problem == "azure-identity finds no credentials"
    assert "az login --tenant" in caught.value.remedy


def test_where_nobody_can_be_reached_credentials_are_not_called_missing() -> None:
    gone = "EnvironmentCredential: Authentication failed: Failed to resolve 'login.example'"
    said = f"DefaultAzureCredential failed to retrieve a token.\nAttempted:\n\t{gone}\nSee it."
    told = remote(ClientAuthenticationError(said), "c")
    assert (told.problem, told.code) == (gone, "")
    assert told.remedy.startswith("Look whether this machine may reach the internet")


def test_an_emulator_is_found_in_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "it's a $folder"
    folder.mkdir()
    told = {"ARM_ENDPOINT": "https://localhost:1", "REQUESTS_CA_BUNDLE": str(folder / "ca.pem")}
    told |= dict.fromkeys(
        ("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_SUBSCRIPTION_ID"), "x"
    )
    lines = [f"export {name}={quote(value)}\n" for name, value in told.items()]
    (folder / "emulator.env").write_text("".join(lines), "utf-8")
    (folder / "ca.pem").touch()
    assert emulator(folder).authority == folder / "ca.pem"
