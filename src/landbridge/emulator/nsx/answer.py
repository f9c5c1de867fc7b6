"""What a manager answers to one request of its Policy API."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from starlette.responses import JSONResponse, Response

from landbridge.emulator.faults import Fail
from landbridge.emulator.nsx import edits, errors, realised, told
from landbridge.emulator.nsx.data import PARTS
from landbridge.emulator.nsx.object import Object
from landbridge.emulator.nsx.paths import ROOT, Place, place
from landbridge.emulator.nsx.standing import Standing
from landbridge.emulator.store import Body

REALISED = {
    f"{ROOT}/realized-state/status": realised.status,
    f"{ROOT}/realized-state/realized-entities": realised.entities,
}


class Asked(NamedTuple):
    """A request to a manager, taken apart."""

    method: str
    path: str
    query: Mapping[str, str]
    raw: bytes

    def body(self) -> Body:
        """Raises NsxRefusal for what is no JSON object."""
        try:
            found: Any = json.loads(self.raw)
        except ValueError as error:
            raise errors.unread(str(error)) from error
        if not isinstance(found, dict):
            raise errors.unread("an object was expected")
        return found


class Answer:
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
        path = self._asked.path
        objects = self._standing.objects if at.is_list or at.kind in PARTS else {}
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
        found = self._standing.get(path)
        if found is None:
            raise errors.absent(path)
        return found


def _refuse_name(path: str, body: Body) -> None:
    told_id = body.get("id", path.rpartition("/")[2])
    if told_id != path.rpartition("/")[2] and not path.endswith("/exclude-list"):
        raise errors.unfit(path, f"its body has the id `{told_id}`")
