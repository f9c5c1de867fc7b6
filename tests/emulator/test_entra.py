"""Entra as far as service principals need it, and what it refuses by name."""

from datetime import timedelta

import jwt
import pytest
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import CertificateCredential, ClientSecretCredential
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from tests.emulator.azure import Azure

from landbridge.emulator.clock import wall

GOOD = {"grant_type": "client_credentials", "client_id": "me", "client_secret": "s", "scope": "a"}


def tenant(azure: Azure) -> str:
    return azure.served.environment["AZURE_TENANT_ID"]


def scope(azure: Azure) -> str:
    return f"{azure.served.endpoint}/.default"


def test_a_token_can_be_checked_with_the_published_key(azure: Azure) -> None:
    where = azure.ask("GET", f"/{tenant(azure)}/v2.0/.well-known/openid-configuration").json()
    path = where["jwks_uri"].removeprefix(azure.served.endpoint)
    (key,) = azure.ask("GET", path).json()["keys"]
    token = azure.credential.get_token(scope(azure)).token
    assert jwt.get_unverified_header(token)["kid"] == key["kid"]
    claims = jwt.decode(
        token,
        jwt.PyJWK(key).key,
        algorithms=where["id_token_signing_alg_values_supported"],
        audience=azure.served.endpoint,
    )
    assert claims["tid"] == tenant(azure)


def pem() -> bytes:
    """A certificate with its key, as a service principal has one."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "me")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(wall())
        .not_valid_after(wall() + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    return secret + certificate.public_bytes(serialization.Encoding.PEM)


def test_a_service_principal_may_have_a_certificate(azure: Azure) -> None:
    with CertificateCredential(
        tenant(azure),
        "me",
        certificate_data=pem(),
        authority=azure.served.endpoint,
        disable_instance_discovery=True,
        connection_verify=azure.served.environment["REQUESTS_CA_BUNDLE"],
    ) as credential:
        token = credential.get_token(scope(azure)).token
    headers = {"Authorization": f"Bearer {token}"}
    assert azure.ask("GET", "/subscriptions", headers=headers).status_code == 200


def test_published_a_tenant_that_there_is_not_gives_no_token(azure: Azure) -> None:
    with (
        ClientSecretCredential(
            "11111111-2222-3333-4444-555555555555",
            "me",
            "secret",
            authority=azure.served.endpoint,
            disable_instance_discovery=True,
            connection_verify=azure.served.environment["REQUESTS_CA_BUNDLE"],
        ) as credential,
        pytest.raises(ClientAuthenticationError, match="AADSTS90002"),
    ):
        credential.get_token(scope(azure))


WRONG = {
    "no client": ({"client_id": ""}, 400, "AADSTS900144"),
    "no grant": ({"grant_type": ""}, 400, "AADSTS900144"),
    "no secret": ({"client_secret": ""}, 401, "AADSTS7000216"),
    "no scope": ({"scope": ""}, 400, "AADSTS900144"),
    "a password": ({"grant_type": "password"}, 400, "'password' is not emulated"),
    "a code": ({"grant_type": "authorization_code"}, 400, "'authorization_code' is not emulated"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_service_principal_gets_no_token(azure: Azure, what: str) -> None:
    change, status, told = WRONG[what]
    answer = azure.ask("POST", f"/{tenant(azure)}/oauth2/v2.0/token", data={**GOOD, **change})
    assert answer.status_code == status
    assert told in answer.json()["error_description"]
    assert "access_token" not in answer.json()


def test_signing_in_with_another_device_is_refused_by_name(azure: Azure) -> None:
    answer = azure.ask("POST", f"/{tenant(azure)}/oauth2/v2.0/devicecode", data={"scope": "a"})
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")
    assert "'device_code' is not emulated" in answer.json()["error_description"]


def test_a_managed_identity_is_refused_by_name(azure: Azure) -> None:
    answer = azure.ask("GET", "/metadata/identity/oauth2/token", params={"resource": "a"})
    assert answer.status_code == 400
    assert "'managed identity' is not emulated" in answer.json()["error_description"]


def test_the_authority_that_is_asked_is_the_one_that_answers(azure: Azure) -> None:
    found = azure.ask("GET", "/common/discovery/instance").json()
    assert found["tenant_discovery_endpoint"].startswith(azure.served.endpoint)


FORMS = {"2015-01-01": "galleryEndpoint", "2019-05-01": "value", "2022-09-01": "resourceManager"}


@pytest.mark.parametrize("version", FORMS)
def test_endpoints_are_told_in_the_form_of_their_version(azure: Azure, version: str) -> None:
    told = azure.ask("GET", "/metadata/endpoints", params={"api-version": version}).json()
    assert FORMS[version] in told
    one = told["value"][0] if "value" in told else told
    assert one["authentication"]["loginEndpoint"] == azure.served.endpoint
    if version >= "2019":  # without it, az refuses to list role assignments
        assert one["microsoftGraphResourceId"] == f"{azure.served.endpoint}/"
