"""The emulator as one ASGI application: everything is joined here, and nothing is decided."""

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.enveloped import Enveloped
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.kinds import Kinds
from landbridge.emulator.arm.operation import Operations
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.verbs import Verbs
from landbridge.emulator.avs.nsx_address import PREFIX as NSX
from landbridge.emulator.clock import Clock, wall
from landbridge.emulator.control.routes import Control
from landbridge.emulator.control.snapshots import Snapshots
from landbridge.emulator.control.token import token
from landbridge.emulator.entra.directory import PATH as PRINCIPALS
from landbridge.emulator.entra.directory import Directory
from landbridge.emulator.entra.routes import Entra
from landbridge.emulator.entra.tokens import Tokens
from landbridge.emulator.faults import Faults
from landbridge.emulator.insights.routes import PATH as BATCH
from landbridge.emulator.insights.routes import Batch
from landbridge.emulator.journal import Journal
from landbridge.emulator.manifests import MANIFESTS
from landbridge.emulator.nsx.routes import Managers
from landbridge.emulator.resources.routes import BESIDE, open_routes
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
    verbs, batch = Verbs(world, kinds, providers, faults, BESIDE), Batch(world)

    journal = Journal(store.rows)
    snapshots = Snapshots(folder / SNAPSHOTS, store)
    control = Control(token(folder), world, journal, snapshots, faults)

    async def managed(request: Request) -> Response:
        tokens.refuse(request.headers.get("authorization", ""), wall())
        return await verbs(request)

    async def measured(request: Request) -> Response:
        tokens.refuse(request.headers.get("authorization", ""), wall())
        return await batch(request)

    noted = noting(managed, journal, clock)
    found = [
        Route(BATCH, noting(measured, journal, clock), methods=["POST"]),
        Route("/subscriptions/{path:path}", noted, methods=METHODS),  # most requests end here
        *open_routes(),
        *Entra(tokens).routes(),
        Route(PRINCIPALS, noting(Directory(store, tokens), journal, clock)),
        *control.routes(),
        Route(
            f"{NSX}/{{subscription}}/{{group}}/{{cloud}}/{{path:path}}",
            noting(Managers(world, faults), journal, clock),
            methods=METHODS,
        ),
        Route("/{path:path}", noted, methods=METHODS),
    ]
    return Enveloped(Starlette(routes=found, exception_handlers=FAILURES))


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


async def _unanswered(request: Request, error: Exception) -> Response:
    """A method that a path does not have."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    told = f"The method {request.method} is not taken at '{request.url.path}'."
    refusal = Refusal(error.status_code, "HttpMethodNotAllowed", told)
    return JSONResponse(refusal.envelope(), refusal.status, error.headers)


async def _failed(request: Request, error: Exception) -> Response:
    """A fault of ours: told as Azure tells it, what was begun undone."""
    refusal = refusals.fault(error)
    return JSONResponse(refusal.envelope(), refusal.status)


async def _unwritten(request: Request, error: Exception) -> Response:
    """A full disk, say: what was begun is undone, and can be asked again."""
    told = f"The emulator could not write its state, and nothing has changed: {error}."
    refusal = Refusal(500, "InternalServerError", told)
    return JSONResponse(refusal.envelope(), refusal.status)


FAILURES: Mapping[Any, Any] = {
    Refusal: _refused,
    HTTPException: _unanswered,
    sqlite3.Error: _unwritten,
    Exception: _failed,
}
