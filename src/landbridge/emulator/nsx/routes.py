"""The Policy API over HTTP, at `/_nsx/SUBSCRIPTION/GROUP/CLOUD`."""

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from landbridge.emulator.arm.acted import acted
from landbridge.emulator.arm.changes import Changes
from landbridge.emulator.arm.content import sent
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.arm.settling import settle
from landbridge.emulator.faults import Faults
from landbridge.emulator.ids import GROUPS, SUBSCRIPTIONS, ResourceId
from landbridge.emulator.nsx import errors
from landbridge.emulator.nsx.answer import Answer, Asked
from landbridge.emulator.nsx.paths import ROOT, place
from landbridge.emulator.nsx.rows import Rows
from landbridge.emulator.nsx.sessions import COOKIE, TOKEN, Sessions
from landbridge.emulator.nsx.standing import Standing
from landbridge.emulator.store import Resource

API = "/policy/api/v1"
LOGIN, LOGOUT = "/api/session/create", "/api/session/destroy"
BUILDING = frozenset({"Building", "Pending"})


class Managers:
    """The managers of all clouds of one world."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._changes = Changes(world)
        self._rows = Rows(world.store.rows)
        self._sessions = Sessions(world)

    async def __call__(self, request: Request) -> Response:
        """Raises NsxRefusal."""
        try:
            return await self._answered(request)
        except Refusal as refusal:
            raise errors.translated(refusal) from refusal

    async def _answered(self, request: Request) -> Response:
        settle(self._changes)
        cloud, path = self._cloud(request.path_params)
        if path in (LOGIN, LOGOUT):
            return await self._session(cloud, path, request)
        self._sessions.refuse(cloud.id, request)
        if not path.startswith(f"{API}{ROOT}"):
            raise errors.not_emulated(path)
        asked = Asked(
            request.method,
            path.removeprefix(API),
            dict(request.query_params),
            await sent(request),
        )
        answer = Answer(Standing(self._rows, self._changes, cloud), asked)
        type_, name = f"NSX/{_type(asked.path)}", _name(asked.path)
        do = self._faults.next(asked.method, type_, name, f"{cloud.id}{asked.path}")
        return await acted(answer, answer.doom, do)

    def _cloud(self, parts: Mapping[str, str]) -> tuple[Resource, str]:
        """The cloud that a path names, and the rest of the path. Raises NsxRefusal."""
        scope = f"/{SUBSCRIPTIONS}/{parts['subscription']}/{GROUPS}/{parts['group']}"
        name = ResourceId(scope, "Microsoft.AVS", ("privateClouds",), (parts["cloud"],))
        found = self._world.store.get(name)
        if found is None or found.state in BUILDING:
            raise errors.no_cloud(parts["cloud"], parts["group"])
        return found, f"/{parts['path']}"

    async def _session(self, cloud: Resource, path: str, request: Request) -> Response:
        if path == LOGOUT:
            self._sessions.closed(request.cookies.get(COOKIE, ""))
            return Response(status_code=200)
        if request.method != "POST":
            raise errors.no_method(request.method, path)
        form = parse_qs((await sent(request)).decode(errors="replace"))
        user, password = (form.get(key, [""])[0] for key in ("j_username", "j_password"))
        name, token = self._sessions.opened(cloud.id, user, password)
        answer = Response(status_code=200, headers={TOKEN: token})
        at = request.url.path.removesuffix(path)
        answer.set_cookie(COOKIE, name, path=at, secure=True, httponly=True)
        return answer


def _type(path: str) -> str:
    """How faults call what is asked for: `segments`, `infra`, `realized-state`."""
    parts = path.strip("/").split("/")
    found = place(path)
    if found is None:
        return parts[1] if len(parts) > 1 else parts[0]
    return parts[-1] if found.is_list else (parts[-2] if len(parts) > 1 else parts[0])


def _name(path: str) -> str:
    return path.rpartition("/")[2]
