"""The control interface over HTTP, for who has its token."""

import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from hmac import compare_digest

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.content import sent
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.avs.state.generation import known_skus
from landbridge.emulator.control.machines import Machine, Machines
from landbridge.emulator.control.planned import Maintenance, Planned
from landbridge.emulator.control.snapshots import Snapshots
from landbridge.emulator.expected import expected, place
from landbridge.emulator.faults import METHODS, Faults, told
from landbridge.emulator.journal import Journal
from landbridge.emulator.settings import Settings, choose, settings_of

PREFIX = "/_emulator"
HEADER = "x-emulator-token"
TOKENLESS = f"The header {HEADER} lacks the token: emulator.env has it."
Answering = Callable[[Request], Awaitable[Response]]


class Control:
    """What may be asked of the emulator itself."""

    def __init__(
        self,
        token: str,
        world: World,
        journal: Journal,
        snapshots: Snapshots,
        faults: Faults,
    ) -> None:
        self._token = token.encode()
        self._store = world.store
        self._journal = journal
        self._snapshots = snapshots
        self._faults = faults
        self._machines = Machines(world)
        self._planned = Planned(world)

    def routes(self) -> list[Route]:
        named = f"{PREFIX}/snapshots/{{name}}"
        machines = f"{PREFIX}/{{cluster:path}}/virtualMachines"
        machine = f"{machines}/{{name}}"
        maintenance = f"{PREFIX}/{{cloud:path}}/maintenances/{{name}}"
        return [
            Route(f"{PREFIX}/requests", self._guarded(self._requests)),
            Route(f"{PREFIX}/snapshots", self._guarded(self._taken)),
            Route(named, self._guarded(self._take), methods=["PUT"]),
            Route(f"{named}/restore", self._guarded(self._restore), methods=["POST"]),
            Route(f"{PREFIX}/faults", self._guarded(self._set), methods=["PUT"]),
            Route(f"{PREFIX}/settings", self._guarded(self._settings), methods=["GET"]),
            Route(f"{PREFIX}/settings", self._guarded(self._choose), methods=["PUT"]),
            Route(machines, self._guarded(self._placed), methods=["GET"]),
            Route(machines, self._guarded(self._replace), methods=["PUT"]),
            Route(machine, self._guarded(self._place), methods=["PUT"]),
            Route(machine, self._guarded(self._take_away), methods=["DELETE"]),
            Route(maintenance, self._guarded(self._plan), methods=["PUT"]),
            Route(PREFIX, self._guarded(_nothing), methods=METHODS),
            Route(f"{PREFIX}/{{path:path}}", self._guarded(_nothing), methods=METHODS),
        ]

    def _guarded(self, answering: Answering) -> Answering:
        async def answered(request: Request) -> Response:
            if not compare_digest(request.headers.get(HEADER, "").encode(), self._token):
                raise Refusal(401, "AuthenticationFailed", TOKENLESS)
            return await answering(request)

        return answered

    async def _requests(self, request: Request) -> Response:
        noted = self._journal.after(_after(request.query_params.get("after", "0")))
        return JSONResponse({"value": [each._asdict() for each in noted]})

    async def _taken(self, request: Request) -> Response:
        return JSONResponse({"value": [{"name": each} for each in self._snapshots.names()]})

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

    async def _settings(self, request: Request) -> Response:
        return JSONResponse(settings_of(self._store).model_dump())

    async def _choose(self, request: Request) -> Response:
        with _refusing("InvalidSettings", Settings):
            wanted = Settings.model_validate_json(await sent(request))
        if strange := [each for each in wanted.quota if each.upper() not in known_skus()]:
            told = (
                f"no host type has this name; one of {', '.join(sorted(known_skus()))} is expected"
            )
            raise Refusal(400, "InvalidSettings", told, f"quota.{strange[0]}")
        choose(self._store, wanted)
        return Response(status_code=204)

    async def _placed(self, request: Request) -> Response:
        return JSONResponse({"value": self._machines.listed(request.path_params["cluster"])})

    async def _replace(self, request: Request) -> Response:
        with _refusing("InvalidVirtualMachine", Machine):
            found = self._machines.replace(request.path_params["cluster"], await sent(request))
        return JSONResponse({"value": found})

    async def _place(self, request: Request) -> Response:
        cluster, name = request.path_params["cluster"], request.path_params["name"]
        with _refusing("InvalidVirtualMachine", Machine):
            found = self._machines.place(cluster, name, await sent(request))
        return JSONResponse(found)

    async def _plan(self, request: Request) -> Response:
        cloud, name = request.path_params["cloud"], request.path_params["name"]
        with _refusing("InvalidMaintenance", Maintenance):
            found = self._planned.plan(cloud, name, await sent(request))
        return JSONResponse(found)

    async def _take_away(self, request: Request) -> Response:
        cluster, name = request.path_params["cluster"], request.path_params["name"]
        return Response(status_code=200 if self._machines.take_away(cluster, name) else 204)


async def _nothing(request: Request) -> Response:
    told = f"The emulator's own interface has no {request.method} of '{request.url.path}':"
    raise Refusal(404, "NotFound", f"{told} docs/emulator.md lists what it has.")


@contextmanager
def _refusing(code: str, of: type[BaseModel]) -> Iterator[None]:
    """What does not fit is refused with the place of the first fault, and what was expected."""
    try:
        yield
    except ValidationError as error:
        names = [each.alias or name for name, each in of.model_fields.items()]
        raise Refusal(400, code, expected(error, names), place(error)) from error


def _after(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Refusal(400, "InvalidQuery", f"after={text} is no number of a request.")
    return int(text)
