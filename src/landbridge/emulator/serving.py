"""The HTTP server, which ends at once when it is told to."""

import socket

import uvicorn
from starlette.types import ASGIApp

LONGEST_SECONDS = 1  # what is being answered when the end comes may take


class Server(uvicorn.Server):
    """Clients keep their connections: those that ask nothing are cut before the rest is awaited."""

    def __init__(self, app: ASGIApp, certificate: str, key: str) -> None:
        super().__init__(
            uvicorn.Config(
                app,
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
