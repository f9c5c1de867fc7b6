"""What every answer of Resource Manager has around it: ids, allowances; and how paths are read."""

from collections.abc import Iterator
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from landbridge.emulator.figures import number

CLIENT_ID, ECHO = b"x-ms-client-request-id", b"x-ms-return-client-request-id"
CORRELATION = b"x-ms-correlation-request-id"
BUCKETS = {"GET": "reads", "HEAD": "reads", "DELETE": "deletes"}


class Enveloped:
    """Headers for each answer; in paths `//` counts as `/`.

    A client gets back the id that it gave its request where it asks for it. What it is told of its
    allowance is a whole bucket: the emulator throttles nobody but by a fault.
    """

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        told = list(_told(scope))

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *told]
            await send(message)

        path = "/" + "/".join(part for part in scope["path"].split("/") if part)
        await self._inner({**scope, "path": path}, receive, sent)


def _told(scope: Scope) -> Iterator[tuple[bytes, bytes]]:
    asked = dict(scope["headers"])
    name = str(uuid4()).encode()
    yield b"x-ms-request-id", name
    yield CORRELATION, asked.get(CORRELATION, name)
    yield b"x-ms-routing-request-id", b"EMULATOR:" + name
    yield b"cache-control", b"no-cache"
    if CLIENT_ID in asked and asked.get(ECHO, b"").lower() == b"true":
        yield CLIENT_ID, asked[CLIENT_ID]
    yield from _allowance(scope)


def _allowance(scope: Scope) -> Iterator[tuple[bytes, bytes]]:
    """Published: what is left of the bucket of a subscription, or of a tenant outside of one."""
    of = "subscription" if scope["path"].lower().startswith("/subscriptions/") else "tenant"
    bucket = BUCKETS.get(scope["method"], "writes")
    left = number(f"arm.bucket.{bucket}")
    yield f"x-ms-ratelimit-remaining-{of}-{bucket}".encode(), str(left).encode()
