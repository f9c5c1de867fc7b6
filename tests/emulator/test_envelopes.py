"""What is around every answer: ids, allowances, refusals as JSON; and who may ask at all."""

import json
from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.emulator.asking import at, code
from tests.emulator.azure import Azure

from landbridge.emulator.authority import authorised
from landbridge.emulator.entra.tokens import Tokens

GIVEN = "11111111-2222-3333-4444-555555555555"


def test_published_a_client_gets_its_own_id_back_where_it_asks_for_it(
    azure: Azure, group: str
) -> None:
    headers = {"x-ms-client-request-id": GIVEN, "x-ms-return-client-request-id": "true"}
    assert (
        azure.ask("GET", at(azure, group), headers=headers).headers["x-ms-client-request-id"]
        == GIVEN
    )
    silent = azure.ask("GET", at(azure, group), headers={"x-ms-client-request-id": GIVEN})
    assert "x-ms-client-request-id" not in silent.headers


@pytest.mark.parametrize("group_name", ["", "nowhere"], ids=["an answer", "a refusal"])
def test_published_every_answer_has_the_id_of_its_request(
    azure: Azure, group: str, group_name: str
) -> None:
    first, second = (azure.ask("GET", at(azure, group_name or group)).headers for _ in range(2))
    assert first["x-ms-request-id"] != second["x-ms-request-id"]
    assert first["x-ms-correlation-request-id"] == first["x-ms-request-id"]


LEFT = {"GET": "reads", "PUT": "writes", "DELETE": "deletes"}


@pytest.mark.parametrize("method", LEFT)
def test_published_what_is_left_is_told_by_kind_of_request(
    azure: Azure, group: str, method: str
) -> None:
    path = at(azure, group, "/providers/Microsoft.Network/ipGroups/lost")
    headers = azure.ask(method, path, json={}).headers
    assert f"x-ms-ratelimit-remaining-subscription-{LEFT[method]}" in headers
    assert "x-ms-ratelimit-remaining-tenant-reads" in azure.ask("GET", "/tenants").headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("OPTIONS", "/subscriptions"),
        ("TRACE", "/nowhere"),
        ("POST", "/metadata/endpoints"),
        ("GET", "/nowhere"),
        ("GET", "/"),
    ],
)
def test_whatever_is_not_there_is_refused_as_json(azure: Azure, method: str, path: str) -> None:
    answer = azure.ask(method, path)
    assert answer.status_code in (404, 405)
    assert answer.json()["error"]["code"] in ("HttpMethodNotAllowed", "NotFound")


def tokens(azure: Azure, key: ec.EllipticCurvePrivateKey | None = None) -> Tokens:
    return Tokens(key or authorised(azure.served.folder), azure.served.endpoint)


def refused(azure: Azure, path: str, token: str) -> tuple[int, str]:
    answer = azure.ask("GET", path, headers={"Authorization": f"Bearer {token}"})
    assert answer.headers["WWW-Authenticate"].startswith("Bearer authorization_uri=")
    return code(answer)


def made(found: Tokens, azure: Azure, when: datetime, tenant: str = "", audience: str = "") -> str:
    told = tenant or azure.served.environment["AZURE_TENANT_ID"]
    return found.made(told, "me", audience or azure.served.endpoint, when)


def test_a_token_is_good_for_an_hour(azure: Azure, group: str) -> None:
    old = made(tokens(azure), azure, datetime.now(UTC) - timedelta(minutes=61))
    assert refused(azure, at(azure, group), old) == (401, "ExpiredAuthenticationToken")
    good = made(tokens(azure), azure, datetime.now(UTC) - timedelta(minutes=59))
    answer = azure.ask("GET", at(azure, group), headers={"Authorization": f"Bearer {good}"})
    assert answer.status_code == 200


def test_a_token_of_another_authority_is_refused(azure: Azure, group: str) -> None:
    foreign = tokens(azure, ec.generate_private_key(ec.SECP256R1()))
    token = made(foreign, azure, datetime.now(UTC))
    assert refused(azure, at(azure, group), token) == (401, "InvalidAuthenticationToken")


def test_a_token_of_another_tenant_does_not_open_a_subscription(azure: Azure, group: str) -> None:
    token = made(tokens(azure), azure, datetime.now(UTC), tenant=GIVEN)
    assert refused(azure, at(azure, group), token) == (401, "InvalidAuthenticationTokenTenant")


def test_a_token_for_another_service_is_refused(azure: Azure, group: str) -> None:
    token = made(tokens(azure), azure, datetime.now(UTC), audience="https://graph.microsoft.com")
    assert refused(azure, at(azure, group), token) == (401, "InvalidAuthenticationTokenAudience")


def test_a_token_says_who_was_given_it_and_what_for(azure: Azure) -> None:
    token = azure.credential.get_token(f"{azure.served.endpoint}/.default").token
    middle = token.split(".")[1]
    claims = json.loads(urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    assert claims["tid"] == azure.served.environment["AZURE_TENANT_ID"]
    assert claims["appid"] == azure.served.environment["AZURE_CLIENT_ID"]
    assert claims["aud"] == azure.served.endpoint
