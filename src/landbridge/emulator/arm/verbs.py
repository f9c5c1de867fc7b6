"""Azure Resource Manager over HTTP: a request is taken apart, one verb done, the answer put."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.acted import acted, refused
from landbridge.emulator.arm.answers import answer, polled, status
from landbridge.emulator.arm.asked import Asked, asked
from landbridge.emulator.arm.changes import Changes, Outcome
from landbridge.emulator.arm.fitting import methods
from landbridge.emulator.arm.inline import etag, shown
from landbridge.emulator.arm.kind import Action, Kind, Told, World
from landbridge.emulator.arm.kinds import Kinds
from landbridge.emulator.arm.locking import refuse_locked_change
from landbridge.emulator.arm.operation import IN_PROGRESS, Operation
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.reading import page
from landbridge.emulator.arm.registration import refuse_unregistered, register, unregister
from landbridge.emulator.arm.settling import settle
from landbridge.emulator.arm.standing import refuse_homeless, standing
from landbridge.emulator.faults import Fail, Faults
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body

TURNS = {"register": register, "unregister": unregister}
CHANGING = ("PUT", "PATCH", "DELETE")
STATE = "provisioningState"
STATUSES, RESULTS = "operationstatuses", "operationresults"


Endpoint = Callable[[World, Providers, Asked], Mapping[str, Any]]
"""What lies beside the resources, of a method (`*` for all of them) and a type."""


class Verbs:
    """The verbs of Resource Manager over one world."""

    def __init__(
        self,
        world: World,
        kinds: Kinds,
        providers: Providers,
        faults: Faults,
        beside: Mapping[tuple[str, str], Endpoint],
    ) -> None:
        self._world = world
        self._faults = faults
        self._kinds = kinds
        self._providers = providers
        self._beside = beside
        self._changes = Changes(world)
        self._verbs: Mapping[str, Callable[[Asked], Response]] = {
            "GET": self._get,
            "HEAD": self._head,
            "PUT": self._put,
            "PATCH": self._patch,
            "POST": self._post,
            "DELETE": self._delete,
        }

    async def __call__(self, request: Request) -> Response:
        """Raises Refusal."""
        taken = await asked(request)
        do = self._faults.next(taken.method, taken.id.type, taken.id.name, str(taken.id))
        return await acted(lambda: self._done(taken), lambda fail: self._doom(taken, fail), do)

    def _done(self, taken: Asked) -> Response:
        settle(self._changes)
        if told := self._aside(taken):
            return answer(200, told(self._world, self._providers, taken))
        self._refuse_method(taken)
        return self._verbs[taken.method](taken)

    def _aside(self, taken: Asked) -> Endpoint | None:
        type_ = taken.id.type.casefold()
        return self._beside.get((taken.method, type_)) or self._beside.get(("*", type_))

    def _doom(self, taken: Asked, fail: Fail) -> None:
        """The work that was just begun fails at its end. Raises Refusal where there is none."""
        found = self._world.store.get(taken.id)
        operation = self._world.operations.of(found.id) if found else None
        if operation:
            self._world.operations.doom(operation, fail.model_dump(include={"code", "message"}))
            return
        if found and STATE in found.properties and taken.method in CHANGING:
            self._world.put(found.with_properties(**{STATE: "Failed"}))
        raise refused(fail)

    def _refuse_method(self, taken: Asked) -> None:
        """What a type does not do; reading is refused by nothing but absence."""
        kind = self._kinds.get(taken.id.type)
        lacks = kind and (taken.id.is_list or taken.method not in methods(kind))
        if lacks and taken.method in CHANGING:
            raise refusals.no_method(taken.id, taken.method)

    def _get(self, taken: Asked) -> Response:
        if taken.id.types[-2:-1] == ("locations",) and _last(taken) in (STATUSES, RESULTS):
            return self._operation(taken)
        if self._providers.asked(taken.id):
            return answer(200, self._providers.told(self._world, taken.id))
        if part := self._kinds.part("GET", taken.id):
            return self._part(part, taken)
        kind = self._kind(taken)
        if isinstance(kind, Told):
            return answer(200, kind.told(self._world, taken.id, taken.query))
        if taken.id.is_list:
            return answer(200, page(self._world, kind, taken))
        found = standing(self._world, taken.id)
        return answer(
            200, shown(self._world, kind, found), {"ETag": etag(self._world, kind, found)}
        )

    def _part(self, part: Action, taken: Asked) -> Response:
        above = taken.id.parent or taken.id
        self._providers.refuse(self._kinds.of(above), taken.version)
        standing(self._world, above)
        return _done(part(self._world, above, dict(taken.query)), taken)

    def _kind(self, taken: Asked) -> Kind:
        """Raises Refusal for a type or a version that is not there."""
        kind = self._kinds.of(taken.id)
        self._providers.refuse(kind, taken.version)
        return kind

    def _changing(self, taken: Asked) -> Kind:
        """Likewise, and for a provider that is not registered."""
        kind = self._kind(taken)
        refuse_unregistered(self._world, taken.id, kind.provider)
        return kind

    def _head(self, taken: Asked) -> Response:
        kind = self._kind(taken)
        return answer(204 if kind.found(self._world, taken.id) else 404)

    def _put(self, taken: Asked) -> Response:
        if part := self._kinds.part("PUT", taken.id):
            return self._acted(part, taken)
        self._changing(taken)
        found = self._changes.put(taken.id, taken.body(), taken.matching, taken.query)
        return self._told(found, taken)

    def _patch(self, taken: Asked) -> Response:
        self._changing(taken)
        standing(self._world, taken.id)
        return self._told(self._changes.patch(taken.id, taken.body(), taken.matching), taken)

    def _told(self, outcome: Outcome, taken: Asked) -> Response:
        kind = self._kinds.of(outcome.resource.id)
        headers = {"ETag": etag(self._world, kind, outcome.resource)}
        if outcome.operation:
            headers |= polled(outcome.operation, taken.base, taken.version)
            headers.pop("Location")
        body = shown(self._world, kind, outcome.resource)
        return answer(201 if outcome.created and kind.says_created else 200, body, headers)

    def _delete(self, taken: Asked) -> Response:
        if self._changing(taken).found(self._world, taken.id) is None:
            return self._nothing_to_delete(taken.id)
        operation = self._changes.delete(taken.id, taken.matching, taken.query)
        if operation is None:
            return answer(200)
        return answer(202, None, polled(operation, taken.base, taken.version))

    def _nothing_to_delete(self, id_: ResourceId) -> Response:
        """No error, but where its group does not stand either."""
        scope = id_ if not id_.provider else parsed(id_.scope)
        if scope and not scope.provider:
            standing(self._world, scope)
        return answer(204)

    def _post(self, taken: Asked) -> Response:
        if turn := TURNS.get(_last(taken)) if len(taken.id.types) == 1 else None:
            return answer(200, self._providers.turned(self._world, taken.id, turn))
        return self._acted(self._kinds.action(taken.id), taken)

    def _acted(self, action: Action, taken: Asked) -> Response:
        self._refuse_action(taken, taken.id.parent or taken.id)
        with self._world.store.change():
            told = action(self._world, taken.id.parent or taken.id, taken.body())
        return _done(told, taken)

    def _refuse_action(self, taken: Asked, above: ResourceId) -> None:
        """Raises Refusal where it cannot be done to what stands, or to what does not."""
        kind = self._kinds.of(above)
        self._providers.refuse(kind, taken.version)
        refuse_unregistered(self._world, above, kind.provider)
        if _last(taken) in kind.foregoing or "GET" not in kind.methods or above.is_list:
            refuse_homeless(self._world, above)
            return
        refuse_locked_change(self._world.store, standing(self._world, above).id)

    def _operation(self, taken: Asked) -> Response:
        operation = self._world.operations.get(taken.id.name)
        if operation is None:
            raise refusals.absent(taken.id)
        if _last(taken) == STATUSES:
            return answer(200, status(operation), _again(operation, taken))
        if operation.state == IN_PROGRESS:
            return answer(202, None, _again(operation, taken))
        found = self._world.store.get(operation.resource)
        told = self._kinds.of(operation.resource).result(self._world, found) if found else None
        return answer(204 if told is None else 200, told)


def _done(told: Body | Operation | None, taken: Asked) -> Response:
    """The answer to an action: what it tells, where its work is polled, or nothing."""
    if isinstance(told, Operation):
        return answer(202, None, polled(told, taken.base, taken.version))
    return answer(204 if told is None else 200, told)


def _again(operation: Operation, taken: Asked) -> dict[str, str]:
    """While it goes on, where and when to ask again."""
    going = operation.state == IN_PROGRESS
    return polled(operation, taken.base, taken.version) if going else {}


def _last(taken: Asked) -> str:
    return taken.id.types[-1].casefold() if taken.id.types else ""
