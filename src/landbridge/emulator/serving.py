"""The HTTP server, which ends at once when it is told to."""

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from landbridge.emulator.arm.acted import CUT

TURNS, TURN_SECONDS = 100, 0.01  # for what is being answered when the end comes


class Server(uvicorn.Server):
    """Clients keep their connections: such as ask nothing are cut at once, others after a while."""

    def __init__(self, app: ASGIApp, certificate: str, key: str) -> None:
        super().__init__(
            uvicorn.Config(
                _Line(app),
                ssl_certfile=certificate,
                ssl_keyfile=key,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for _ in range(TURNS):
            self._cut(idle)
            if self.server_state.connections:
                await asyncio.sleep(TURN_SECONDS)
        self._cut(lambda _: True)
        await super().shutdown(sockets)

    def _cut(self, which: Callable[[object], bool]) -> None:
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport and which(connection):
                transport.abort()


def idle(connection: object) -> bool:
    """Whether nothing is being answered on a connection."""
    cycle = getattr(connection, "cycle", None)
    return cycle is None or bool(cycle.response_complete)


class _Line:
    """Lets an answer cut the line to its client, which the protocol between us does not know."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        known = scope.get("extensions") or {}
        more = {CUT: transport.abort} if transport else {}
        await self._inner({**scope, "extensions": {**known, **more}}, receive, send)
