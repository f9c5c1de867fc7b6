"""What no client of Azure's would send: told as Azure tells it, and nothing has changed."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import requests
from tests.emulator.azure import VERSION, Azure
from tests.emulator.bodies import network
from tests.emulator.controlled import control

from landbridge.emulator.authority import authorised
from landbridge.emulator.clock import wall
from landbridge.emulator.entra.tokens import LIFE, Tokens
from landbridge.emulator.resources.state.subscriptions import TENANT

NETWORKS = "/providers/Microsoft.Network/virtualNetworks"
MEGABYTE = 1024 * 1024
ARABIC = "".join(chr(0x660 + int(each)) if each != "-" else each for each in "2025-09-01")


def at(azure: Azure, group: str, rest: str = f"{NETWORKS}/vnet") -> str:
    return f"/subscriptions/{azure.subscription}/resourceGroups/{group}{rest}"


CONTENTS = {
    b"[" * 100_000: "nested too deeply",
    b'{"a":' * 50_000: "nested too deeply",
    b'{"location": "eastus", "tags": {"a": "\\ud800"}}': "half of a surrogate pair",
    b'{"location": "eastus", "properties": {"flowTimeoutInMinutes": NaN}}': "NaN is no number",
    b'{"location": "eastus", "properties": {"flowTimeoutInMinutes": 1e999}}': "1e999 is no number",
    b'{"location": "eastus", "properties": {"flowTimeoutInMinutes": %s}}' % (b"9" * 5000): (
        "a number of 5000 digits cannot be held"
    ),
    b'{"location": "eastus", "properties": []}': "'properties'",
    b'{"location": 7}': "'location'",
    b"null": "an object was expected",
    b"\x00": "",
}


@pytest.mark.parametrize("content", CONTENTS, ids=range(len(CONTENTS)))
def test_content_that_no_answer_could_hold_is_refused(
    azure: Azure, group: str, content: bytes
) -> None:
    answer = azure.ask("PUT", at(azure, group), data=content)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (400, "InvalidRequestContent")
    assert CONTENTS[content] in error["message"]
    assert azure.ask("GET", at(azure, group)).status_code == 404


def test_a_hundred_megabytes_are_refused_and_the_next_request_is_answered(
    azure: Azure, group: str
) -> None:
    def much() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * MEGABYTE

    answer = azure.ask("PUT", at(azure, group), data=much())
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (413, "RequestContentTooLarge")
    assert f"has {100 * MEGABYTE} bytes" in error["message"]
    assert azure.ask("GET", at(azure, group, "")).status_code == 200


@pytest.mark.parametrize("path", ["/x/oauth2/v2.0/token", "/_emulator/faults"])
def test_no_other_path_takes_a_hundred_megabytes_either(azure: Azure, path: str) -> None:
    token = azure.served.environment["LANDBRIDGE_EMULATOR_TOKEN"]
    method = "POST" if path.endswith("token") else "PUT"
    data, headers = b"x" * 5 * MEGABYTE, {"X-Emulator-Token": token}
    assert azure.ask(method, path, data=data, headers=headers).status_code == 413


@pytest.mark.parametrize("version", ["latest", "1.0", "2025-9-1", "2025-09-01-rc", ARABIC])
def test_what_is_no_version_is_refused(azure: Azure, group: str, version: str) -> None:
    answer = azure.ask("GET", at(azure, group, ""), params={"api-version": version})
    code = answer.json()["error"]["code"]
    assert (answer.status_code, code) == (400, "InvalidApiVersionParameter")


def made(azure: Azure, hours: float) -> str:
    """A token that the emulator signed some hours ago."""
    tokens = Tokens(authorised(azure.served.folder), azure.served.endpoint)
    return tokens.made(TENANT, "client", azure.served.endpoint, wall() - timedelta(hours=hours))


def test_a_token_is_good_for_an_hour(azure: Azure, group: str) -> None:
    def code(hours: float) -> object:
        headers = {"Authorization": f"Bearer {made(azure, hours)}"}
        answer = azure.ask("GET", at(azure, group, ""), headers=headers)
        return answer.status_code, answer.json().get("error", {}).get("code")

    assert timedelta(hours=1) == LIFE
    assert code(0.99) == (200, None)
    assert code(1.01) == (401, "ExpiredAuthenticationToken")


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ..", "Basic x", b"Bearer \xe9", "Bearer " + "a" * 9000]
)
def test_who_brings_no_token_is_told_to_bring_one(
    azure: Azure, group: str, header: str | bytes
) -> None:
    answer = azure.ask("GET", at(azure, group, ""), headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] in ("AuthenticationFailed", "InvalidAuthenticationToken")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["", "/nowhere", "/metadata/endpoints", "/_emulator/requests"])
def test_a_method_that_nobody_has_is_refused_in_an_envelope(
    azure: Azure, method: str, path: str
) -> None:
    answer = azure.ask(method, path or f"/subscriptions/{azure.subscription}")
    code = answer.json()["error"]["code"]
    assert (answer.status_code, code) == (405, "HttpMethodNotAllowed")


@pytest.mark.parametrize("path", ["/", "//", "/%00", "/nowhere", "/x/../.."])
def test_a_path_that_names_nothing_is_told_so(azure: Azure, path: str) -> None:
    answer = azure.ask("GET", path)
    assert answer.status_code == 404
    assert set(answer.json()["error"]) >= {"code", "message"}


def test_slashes_may_be_doubled_anywhere(azure: Azure, group: str) -> None:
    network(azure, group)
    path = at(azure, group)
    found = azure.ask("GET", path.replace("/", "//"))
    assert found.json() == azure.ask("GET", path).json()
    assert azure.ask("GET", "//metadata//endpoints").status_code == 200


def test_of_many_writers_that_expect_the_same_one_writes(azure: Azure, group: str) -> None:
    """Each with a line of its own, at the same time."""
    network(azure, group)
    path, etag = at(azure, group), azure.ask("GET", at(azure, group)).headers["ETag"]

    def write(number: int) -> tuple[int, str]:
        body: dict[str, Any] = {
            "location": "eastus",
            "tags": {"writer": str(number)},
            "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
        }
        headers = {"If-Match": etag, "Authorization": bearer}
        url = f"{azure.served.endpoint}{path}"
        verify = azure.served.environment["REQUESTS_CA_BUNDLE"]
        answer = requests.put(
            url, json=body, params=VERSION, headers=headers, verify=verify, timeout=30
        )
        told = answer.json()
        return answer.status_code, told.get("error", told.get("tags", {})).get("code", str(number))

    bearer = f"Bearer {made(azure, 0)}"
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(write, range(16)))
    assert Counter(status for status, _ in answers) == {200: 1, 412: 15}
    (winner,) = (told for status, told in answers if status == 200)
    assert azure.ask("GET", path).json()["tags"] == {"writer": winner}


def test_a_number_of_a_request_that_is_none_is_refused(azure: Azure) -> None:
    for after in ("x", "-1", "9" * 30, "²"):
        params = {"after": after}
        answer = control(azure, "GET", "/requests", params=params)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "InvalidQuery")
