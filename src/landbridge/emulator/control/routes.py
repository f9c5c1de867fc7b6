"""The control interface over HTTP, for who has its token."""

from collections.abc import Awaitable, Callable
from hmac import compare_digest

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.control.snapshots import Snapshots
from landbridge.emulator.faults import Faults
from landbridge.emulator.journal import Journal
from landbridge.emulator.settings import Settings, choose, settings_of
from landbridge.emulator.store import Store

PREFIX = "/_emulator"
HEADER = "x-emulator-token"
Answering = Callable[[Request], Awaitable[Response]]


class Control:
    """What may be asked of the emulator itself."""

    def __init__(
        self, token: str, store: Store, journal: Journal, snapshots: Snapshots, faults: Faults
    ) -> None:
        self._token = token
        self._store = store
        self._journal = journal
        self._snapshots = snapshots
        self._faults = faults

    def routes(self) -> list[Route]:
        named = f"{PREFIX}/snapshots/{{name}}"
        return [
            Route(f"{PREFIX}/requests", self._guarded(self._requests)),
            Route(named, self._guarded(self._take), methods=["PUT"]),
            Route(f"{named}/restore", self._guarded(self._restore), methods=["POST"]),
            Route(f"{PREFIX}/faults", self._guarded(self._set), methods=["PUT"]),
            Route(f"{PREFIX}/settings", self._guarded(self._settings), methods=["GET"]),
            Route(f"{PREFIX}/settings", self._guarded(self._choose), methods=["PUT"]),
        ]

    def _guarded(self, answering: Answering) -> Answering:
        async def answered(request: Request) -> Response:
            if not compare_digest(request.headers.get(HEADER, ""), self._token):
                raise Refusal(401, "AuthenticationFailed", f"The header {HEADER} lacks the token.")
            return await answering(request)

        return answered

    async def _requests(self, request: Request) -> Response:
        after = request.query_params.get("after", "0")
        noted = self._journal.after(int(after) if after.isdecimal() else 0)
        return JSONResponse({"value": [each._asdict() for each in noted]})

    async def _take(self, request: Request) -> Response:
        self._snapshots.take(request.path_params["name"])
        return Response(status_code=201)

    async def _restore(self, request: Request) -> Response:
        self._snapshots.restore(request.path_params["name"])
        return Response(status_code=204)

    async def _set(self, request: Request) -> Response:
        try:
            self._faults.set(await request.body())
        except ValidationError as error:
            raise Refusal(400, "InvalidFaults", str(error.errors()[0]["msg"])) from error
        return Response(status_code=204)

    async def _settings(self, request: Request) -> Response:
        return JSONResponse(settings_of(self._store).model_dump())

    async def _choose(self, request: Request) -> Response:
        try:
            settings = Settings.model_validate_json(await request.body())
        except ValidationError as error:
            raise Refusal(400, "InvalidSettings", str(error.errors()[0]["msg"])) from error
        choose(self._store, settings)
        return Response(status_code=204)
