"""The HTTP server, which ends at once when it is told to."""

import socket

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from landbridge.emulator.arm.acted import CUT

LONGEST_SECONDS = 1  # what is being answered when the end comes may take


class Server(uvicorn.Server):
    """Clients keep their connections: those that ask nothing are cut before the rest is awaited."""

    def __init__(self, app: ASGIApp, certificate: str, key: str) -> None:
        super().__init__(
            uvicorn.Config(
                _Line(app),
                ssl_certfile=certificate,
                ssl_keyfile=key,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=LONGEST_SECONDS,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            cycle = getattr(connection, "cycle", None)
            transport = getattr(connection, "transport", None)
            if transport and (cycle is None or cycle.response_complete):
                transport.abort()
        await super().shutdown(sockets)


class _Line:
    """Lets an answer cut the line to its client, which the protocol between us does not know."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        known = scope.get("extensions") or {}
        more = {CUT: transport.abort} if transport else {}
        await self._inner({**scope, "extensions": {**known, **more}}, receive, send)
