"""The Policy API over HTTP, at `/_nsx/SUBSCRIPTION/GROUP/CLOUD`."""

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from landbridge.emulator.arm.acted import acted
from landbridge.emulator.arm.changes import Changes
from landbridge.emulator.arm.content import read, sent
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.avs.nsx_address import PREFIX
from landbridge.emulator.faults import Fail, Faults
from landbridge.emulator.ids import GROUPS, PROVIDERS, SUBSCRIPTIONS, ResourceId
from landbridge.emulator.nsx import edits, errors, realised, told
from landbridge.emulator.nsx.data import PARTS
from landbridge.emulator.nsx.object import Object
from landbridge.emulator.nsx.paths import ROOT, Place, place
from landbridge.emulator.nsx.rows import Rows
from landbridge.emulator.nsx.sessions import COOKIE, TOKEN, Sessions
from landbridge.emulator.nsx.standing import Standing
from landbridge.emulator.store import Body, Resource

API = "/policy/api/v1"
LOGIN, LOGOUT = "/api/session/create", "/api/session/destroy"
REALISED = {
    f"{ROOT}/realized-state/status": realised.status,
    f"{ROOT}/realized-state/realized-entities": realised.entities,
}
BUILDING = frozenset({"Building", "Pending"})


class Asked(NamedTuple):
    """A request to a manager, taken apart."""

    method: str
    path: str
    query: Mapping[str, str]
    raw: bytes

    def body(self) -> Body:
        """Raises NsxRefusal for what is no JSON object."""
        found = read(self.raw)
        if not isinstance(found, dict):
            raise errors.unread("an object was expected")
        return found


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
        self._changes.settle()
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
        answer = _Answer(Standing(self._rows, self._changes, cloud), asked)
        type_, name = f"NSX/{_type(asked.path)}", _name(asked.path)
        do = self._faults.next(asked.method, type_, name, f"{cloud.id}{asked.path}")
        return await acted(answer, answer.doom, do)

    def _cloud(self, parts: Mapping[str, str]) -> tuple[Resource, str]:
        """The cloud that a path names, and the rest of the path. Raises NsxRefusal."""
        scope = f"/{SUBSCRIPTIONS}/{parts['subscription']}/{GROUPS}/{parts['group']}"
        name = ResourceId(scope, "Microsoft.AVS", ("privateClouds",), (parts["cloud"],))
        found = self._world.store.get(name)
        if found is None or found.state in BUILDING:
            raise errors.not_emulated(f"{PREFIX}{scope}/{PROVIDERS}/{parts['cloud']}")
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


class _Answer:
    """The answer to one request; it remembers what it changed."""

    def __init__(self, standing: Standing, asked: Asked) -> None:
        self._standing = standing
        self._asked = asked
        self._changed: list[str] = []

    def __call__(self) -> Response:
        """Raises Refusal."""
        asked = self._asked
        if asked.path in REALISED:
            return self._realised(REALISED[asked.path])
        if asked.path == ROOT:
            return self._root()
        found = place(asked.path)
        if found is None:
            raise errors.not_emulated(asked.path)
        verbs: Mapping[str, Callable[[Place], Response]] = {
            "GET": self._get,
            "PUT": self._put,
            "PATCH": self._patch,
            "DELETE": self._delete,
        }
        if asked.method not in verbs or (found.is_list and asked.method != "GET"):
            raise errors.no_method(asked.method, asked.path)
        return verbs[asked.method](found)

    def doom(self, fail: Fail) -> None:
        self._standing.doom(self._changed, fail.message)

    @property
    def _key(self) -> str:
        return self._standing.cloud.id.key

    def _root(self) -> Response:
        if self._asked.method == "GET":
            wanted = self._asked.query.get("filter", self._asked.query.get("type_filter"))
            return JSONResponse(told.tree(self._key, self._standing.objects, wanted))
        if self._asked.method != "PATCH":
            raise errors.no_method(self._asked.method, ROOT)
        self._changed = self._standing.change([*edits.of_tree(ROOT, self._asked.body())])
        return Response(status_code=200)

    def _realised(self, shown: Callable[[Object, str], Body]) -> Response:
        path = self._asked.query.get("intent_path", "")
        if not path:
            raise errors.wanting("intent_path")
        found = self._found(path)
        return JSONResponse(shown(found, self._standing.realised(found)))

    def _get(self, at: Place) -> Response:
        objects, path = self._standing.objects, self._asked.path
        if at.is_list:
            holder = path.rpartition("/")[0]
            if holder not in objects and holder != ROOT:
                raise errors.absent(holder)
            held = (each for each in objects.values() if each.above == holder)
            of_kind = [each for each in held if each.kind == at.kind]
            return JSONResponse(told.page(self._key, of_kind, objects, self._asked.query))
        return JSONResponse(told.alone(self._key, self._found(path), objects))

    def _put(self, at: Place) -> Response:
        body, objects, path = self._asked.body(), self._standing.objects, self._asked.path
        before = objects.get(path)
        sent = body.get("_revision")
        if before and sent != before.revision:
            raise errors.revision(path, sent, before.revision)
        _refuse_name(path, body)
        self._changed = self._standing.change([*edits.of_put(path, at.kind, body, objects)])
        return self._get(at)

    def _patch(self, at: Place) -> Response:
        path, body = self._asked.path, self._asked.body()
        _refuse_name(path, body)
        tree = edits.of_tree(path, body)
        self._changed = self._standing.change([*edits.of_object(path, at.kind, body), *tree])
        return Response(status_code=200)

    def _delete(self, at: Place) -> Response:
        found, objects = self._found(self._asked.path), self._standing.objects
        _, part = PARTS.get(at.kind, ("", ""))
        for each in objects.values():
            if each.above == found.path and each.kind != part:
                raise errors.in_use(found.path, each.path)
        self._standing.change([edits.Edit(found.path, at.kind, None)])
        return Response(status_code=200)

    def _found(self, path: str) -> Object:
        found = self._standing.objects.get(path)
        if found is None:
            raise errors.absent(path)
        return found


def _refuse_name(path: str, body: Body) -> None:
    told_id = body.get("id", path.rpartition("/")[2])
    if told_id != path.rpartition("/")[2] and not path.endswith("/exclude-list"):
        raise errors.unfit(path, f"its body has the id `{told_id}`")


def _type(path: str) -> str:
    """How faults call what is asked for: `segments`, `infra`, `realized-state`."""
    parts = path.strip("/").split("/")
    found = place(path)
    if found is None:
        return parts[1] if len(parts) > 1 else parts[0]
    return parts[-1] if found.is_list else (parts[-2] if len(parts) > 1 else parts[0])


def _name(path: str) -> str:
    return path.rpartition("/")[2]
