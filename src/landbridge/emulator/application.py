"""The emulator as one ASGI application: everything is joined here, and nothing is decided."""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from landbridge.emulator.arm.kind import Kinds, World
from landbridge.emulator.arm.operation import Operations
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.verbs import Verbs
from landbridge.emulator.avs.nsx_address import PREFIX as NSX
from landbridge.emulator.clock import Clock, wall
from landbridge.emulator.control.machines import Machines
from landbridge.emulator.control.planned import Planned
from landbridge.emulator.control.routes import Control
from landbridge.emulator.control.snapshots import Snapshots
from landbridge.emulator.control.token import token
from landbridge.emulator.entra.routes import Entra
from landbridge.emulator.entra.tokens import Tokens
from landbridge.emulator.faults import Faults
from landbridge.emulator.insights.routes import PATH as BATCH
from landbridge.emulator.insights.routes import Batch
from landbridge.emulator.journal import Journal
from landbridge.emulator.manifests import MANIFESTS
from landbridge.emulator.nsx.routes import Managers
from landbridge.emulator.resources.routes import open_routes, routes
from landbridge.emulator.resources.state.subscriptions import open_subscription
from landbridge.emulator.services import KINDS, UNSUPPORTED
from landbridge.emulator.store import Store

METHODS = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"]
SNAPSHOTS = "snapshots"
Answering = Callable[[Request], Awaitable[Response]]


def application(
    folder: Path, store: Store, clock: Clock, tokens: Tokens, faults: Faults
) -> ASGIApp:
    """All services over one store, whose snapshots lie in a folder."""
    kinds = Kinds(KINDS, UNSUPPORTED)
    world = World(store, clock, Operations(store.rows), kinds, endpoint=tokens.issuer)
    open_subscription(world)
    providers = Providers(MANIFESTS, kinds)
    verbs, batch = Verbs(world, providers, faults), Batch(world)

    journal = Journal(store.rows)
    snapshots = Snapshots(folder / SNAPSHOTS, store)
    control = Control(token(folder), journal, snapshots, faults, Machines(world), Planned(world))

    async def managed(request: Request) -> Response:
        tokens.refuse(request.headers.get("authorization", ""), wall())
        return await verbs(request)

    async def measured(request: Request) -> Response:
        tokens.refuse(request.headers.get("authorization", ""), wall())
        return await batch(request)

    noted = noting(managed, journal, clock)
    found = [
        *routes(providers),
        Route(BATCH, noting(measured, journal, clock), methods=["POST"]),
        Route("/subscriptions/{path:path}", noted, methods=METHODS),  # most requests end here
        *open_routes(),
        *Entra(tokens).routes(),
        *control.routes(),
        Route(
            f"{NSX}/{{subscription}}/{{group}}/{{cloud}}/{{path:path}}",
            noting(Managers(world, faults), journal, clock),
            methods=METHODS,
        ),
        Route("/{path:path}", noted, methods=METHODS),
    ]
    return _Plain(Starlette(routes=found, exception_handlers=FAILURES))


def noting(answering: Answering, journal: Journal, clock: Clock) -> Answering:
    """The same, each request noted with its answer."""

    async def noted(request: Request) -> Response:
        def note(status: int, code: str = "") -> None:
            journal.note(clock.now(), request.method, request.url.path, status, code)

        try:
            answer = await answering(request)
        except Refusal as refusal:
            note(refusal.status, refusal.code)
            raise
        note(answer.status_code)
        return answer

    return noted


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - registered for it alone
    return JSONResponse(error.envelope(), error.status, error.headers)


async def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: told as Azure tells it, what was begun undone."""
    refusal = Refusal(500, "InternalServerError", f"The emulator failed: {type(error).__name__}.")
    return JSONResponse(refusal.envelope(), refusal.status)


async def _unrouted(request: Request, error: Exception) -> Response:
    """A method that no path has, said as all else is."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    refusal = Refusal(error.status_code, "HttpMethodNotAllowed", f"{request.method}: {error}.")
    return JSONResponse(refusal.envelope(), refusal.status, error.headers)


async def _unwritten(request: Request, error: Exception) -> Response:
    """A full disk, say: what was begun is undone, and can be asked again."""
    told = f"The emulator could not write its state, and nothing has changed: {error}."
    refusal = Refusal(500, "InternalServerError", told)
    return JSONResponse(refusal.envelope(), refusal.status)


FAILURES: Mapping[Any, Any] = {
    Refusal: _refused,
    HTTPException: _unrouted,
    sqlite3.Error: _unwritten,
    Exception: _failed,
}


class _Plain:
    """What every answer has: the id of its request; and paths in which `//` counts as `/`."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        name = str(uuid4()).encode()
        told = [(b"x-ms-request-id", name), (b"x-ms-correlation-request-id", name)]

        async def sent(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                assert isinstance(headers, list)  # noqa: S101 - ASGI says so
                message["headers"] = [*headers, *told]
            await send(message)

        path = "/" + "/".join(part for part in scope["path"].split("/") if part)
        await self._inner({**scope, "path": path}, receive, sent)  # type: ignore[arg-type] # ASGI's mapping
