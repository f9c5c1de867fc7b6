"""Tokens: signed here, believed here, and nowhere else."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.resources.state.subscriptions import TENANT

LIFE = timedelta(hours=1)
AUDIENCES = ("https://management.azure.com", "https://management.core.windows.net")
ALGORITHM, NAME = "ES256", "emulator"
HEAD = {"alg": ALGORITHM, "typ": "JWT", "kid": NAME}
PART = 32  # bytes of each half of a signature, as RFC 7518 puts them side by side
CURVE = ec.ECDSA(hashes.SHA256())


@dataclass(frozen=True)
class Tokens:
    """Makes and reads the tokens of one emulator."""

    key: ec.EllipticCurvePrivateKey
    issuer: str

    def made(self, tenant: str, client: str, audience: str, now: datetime) -> str:
        claims = {
            "aud": audience,
            "iss": f"{self.issuer}/{tenant}/v2.0",
            "iat": int(now.timestamp()),
            "nbf": int(now.timestamp()),
            "exp": int((now + LIFE).timestamp()),
            "tid": tenant,
            "appid": client,
            "oid": client,
            "sub": client,
            "ver": "1.0",
        }
        signed = f"{_packed(HEAD)}.{_packed(claims)}"
        one, other = decode_dss_signature(self.key.sign(signed.encode(), CURVE))
        return f"{signed}.{_text(one.to_bytes(PART) + other.to_bytes(PART))}"

    def public(self) -> dict[str, str]:
        """The key that tokens are checked with, as RFC 7517 writes it."""
        numbers = self.key.public_key().public_numbers()
        at = {"x": _text(numbers.x.to_bytes(PART)), "y": _text(numbers.y.to_bytes(PART))}
        return {"kty": "EC", "crv": "P-256", "use": "sig", "kid": NAME, "alg": ALGORITHM, **at}

    def refuse(self, header: str, now: datetime) -> None:
        """Raises Refusal for a request without a token of ours, good now, for our tenant."""
        scheme, _, token = header.partition(" ")
        if scheme.casefold() != "bearer" or not token:
            told = "Authentication failed. The 'Authorization' header is missing."
            raise self._wrong("AuthenticationFailed", told)
        claims = self._claims(token)
        if claims["exp"] <= now.timestamp():
            raise self._wrong("ExpiredAuthenticationToken", "The access token has expired.")
        if claims["aud"].rstrip("/") not in (self.issuer, *AUDIENCES):
            told = f"The access token has been obtained for wrong audience '{claims['aud']}'."
            raise self._wrong("InvalidAuthenticationTokenAudience", told)
        if claims["tid"].casefold() != TENANT:
            told = "The access token is from the wrong issuer: it is of the tenant"
            told += f" '{claims['tid']}', and the subscription of the tenant '{TENANT}'."
            raise self._wrong("InvalidAuthenticationTokenTenant", told)

    def _claims(self, token: str) -> Mapping[str, Any]:
        try:
            return _believed(self.key, token)
        except (InvalidSignature, ValueError) as error:
            told = "The access token is invalid: it was not made by this emulator."
            raise self._wrong("InvalidAuthenticationToken", told) from error

    def _wrong(self, code: str, told: str) -> Refusal:
        """Where a token is to be had, as clients that are challenged read it."""
        where = f'Bearer authorization_uri="{self.issuer}/{TENANT}", error="invalid_token"'
        return Refusal(401, code, told, headers={"WWW-Authenticate": where})


@lru_cache(maxsize=1000)  # a client sends one with each of its requests, for an hour
def _believed(key: ec.EllipticCurvePrivateKey, token: str) -> Mapping[str, Any]:
    """The claims of a token. Raises InvalidSignature or ValueError for one of another key."""
    signed, _, signature = token.rpartition(".")
    raw = _bytes(signature)
    one, other = int.from_bytes(raw[:PART]), int.from_bytes(raw[PART:])
    key.public_key().verify(encode_dss_signature(one, other), signed.encode(), CURVE)
    found: dict[str, Any] = json.loads(_bytes(signed.partition(".")[2]))
    return found


def _packed(record: dict[str, Any]) -> str:
    return _text(json.dumps(record).encode())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
