"""Tokens: signed here, believed here, and nowhere else."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from landbridge.emulator.arm.refusal import Refusal

LIFE = timedelta(hours=1)
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
        signed = f"{_packed({'alg': 'ES256', 'typ': 'JWT', 'kid': 'emulator'})}.{_packed(claims)}"
        return f"{signed}.{_text(self.key.sign(signed.encode(), CURVE))}"

    def refuse(self, header: str, now: datetime) -> None:
        """Raises Refusal for a request without a token of ours that is still good."""
        scheme, _, token = header.partition(" ")
        if scheme.casefold() != "bearer" or not token:
            raise _wrong("AuthenticationFailed", "Authentication failed: no Bearer token was sent.")
        if _expiry(self.key, token) <= now.timestamp():
            raise _wrong("ExpiredAuthenticationToken", "The access token has expired.")


@lru_cache(maxsize=1000)  # a client sends one with each of its requests, for an hour
def _expiry(key: ec.EllipticCurvePrivateKey, token: str) -> float:
    """Raises Refusal for a token that this key did not sign."""
    try:
        signed, _, signature = token.rpartition(".")
        key.public_key().verify(_bytes(signature), signed.encode(), CURVE)
        return float(json.loads(_bytes(signed.partition(".")[2]))["exp"])
    except (InvalidSignature, ValueError) as error:
        told = "The access token is invalid: it was not made by this emulator."
        raise _wrong("InvalidAuthenticationToken", told) from error


def _wrong(code: str, told: str) -> Refusal:
    return Refusal(401, code, told, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


def _packed(record: dict[str, Any]) -> str:
    return _text(json.dumps(record).encode())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
