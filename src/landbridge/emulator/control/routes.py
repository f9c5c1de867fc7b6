"""The control interface over HTTP, for who has its token."""

import re
from collections.abc import Awaitable, Callable
from hmac import compare_digest

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.content import sent
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.control.snapshots import Snapshots
from landbridge.emulator.faults import Faults, told
from landbridge.emulator.journal import Journal

PREFIX = "/_emulator"
HEADER = "x-emulator-token"
Answering = Callable[[Request], Awaitable[Response]]


class Control:
    """What may be asked of the emulator itself."""

    def __init__(self, token: str, journal: Journal, snapshots: Snapshots, faults: Faults) -> None:
        self._token = token.encode()
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
        ]

    def _guarded(self, answering: Answering) -> Answering:
        async def answered(request: Request) -> Response:
            if not compare_digest(request.headers.get(HEADER, "").encode(), self._token):
                raise Refusal(401, "AuthenticationFailed", f"The header {HEADER} lacks the token.")
            return await answering(request)

        return answered

    async def _requests(self, request: Request) -> Response:
        noted = self._journal.after(_after(request.query_params.get("after", "0")))
        return JSONResponse({"value": [each._asdict() for each in noted]})

    async def _take(self, request: Request) -> Response:
        self._snapshots.take(request.path_params["name"])
        return Response(status_code=201)

    async def _restore(self, request: Request) -> Response:
        self._snapshots.restore(request.path_params["name"])
        return Response(status_code=204)

    async def _set(self, request: Request) -> Response:
        try:
            self._faults.set(await sent(request))
        except ValidationError as error:
            raise Refusal(400, "InvalidFaults", told(error)) from error
        return Response(status_code=204)


def _after(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Refusal(400, "InvalidQuery", f"after={text} is no number of a request.")
    return int(text)
