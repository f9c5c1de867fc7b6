"""Azure Resource Manager over HTTP: a request is taken apart, one verb done, the answer put."""

import base64
from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from landbridge.emulator.arm import refusals
from landbridge.emulator.arm.acted import acted, refused
from landbridge.emulator.arm.answers import answer, polled, status
from landbridge.emulator.arm.asked import Asked, asked
from landbridge.emulator.arm.changes import Changes, Outcome
from landbridge.emulator.arm.inline import shown
from landbridge.emulator.arm.kind import Action, Page, World
from landbridge.emulator.arm.operation import IN_PROGRESS, Operation
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.faults import Fail, Faults

PAGE = 100
CHANGING = ("PUT", "PATCH", "DELETE")
STATUSES, RESULTS = "operationstatuses", "operationresults"


class Verbs:
    """The verbs of Resource Manager over one world."""

    def __init__(self, world: World, providers: Providers, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._kinds = world.kinds
        self._providers = providers
        self._changes = Changes(world)
        self._verbs: Mapping[str, Callable[[Asked, str], Response]] = {
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
        base = f"{request.url.scheme}://{request.url.netloc}"
        do = self._faults.next(taken.method, taken.id.type, taken.id.name, str(taken.id))
        return await acted(
            lambda: self._done(taken, base), lambda fail: self._doom(taken, fail), do
        )

    def _done(self, taken: Asked, base: str) -> Response:
        self._changes.settle()
        self._refuse_method(taken)
        return self._verbs[taken.method](taken, base)

    def _doom(self, taken: Asked, fail: Fail) -> None:
        """The work that was just begun fails at its end. Raises Refusal where there is none."""
        standing = self._world.store.get(taken.id)
        operation = self._world.operations.of(standing.id) if standing else None
        if operation:
            self._world.operations.doom(operation, fail.model_dump(include={"code", "message"}))
            return
        if standing and taken.method in CHANGING:
            self._world.put(standing.with_properties(provisioningState="Failed"))
        raise refused(fail)

    def _refuse_method(self, taken: Asked) -> None:
        """What a type does not do; reading is refused by nothing but absence."""
        kind = self._kinds.get(taken.id.type)
        if kind and taken.method in CHANGING and taken.method not in kind.methods:
            raise refusals.no_method(taken.id, taken.method)

    def _get(self, taken: Asked, base: str) -> Response:
        if taken.id.types[-2:-1] == ("locations",) and _last(taken) in (STATUSES, RESULTS):
            return self._operation(taken, base)
        if self._providers.asked(taken.id):
            return answer(200, self._providers.told(taken.id))
        if read := self._kinds.read(taken.id):
            return answer(200, read(self._world, taken.id.parent or taken.id, taken.query))
        kind = self._kinds.of(taken.id)
        self._providers.refuse(kind, taken.version)
        told = kind.told(self._world, taken.id, taken.query)
        if told is not None:
            return answer(200, told)
        if taken.id.is_list:
            return answer(200, self._page(taken, base))
        standing = kind.found(self._world, taken.id)
        if standing is None:
            raise refusals.absent(taken.id)
        return answer(200, shown(self._world, kind, standing), {"ETag": standing.etag})

    def _page(self, taken: Asked, base: str) -> dict[str, object]:
        kind, above = self._kinds.of(taken.id), taken.id.parent
        within = str(above) if above else taken.id.scope
        after = _after(taken.query.get("$skiptoken", ""))
        found = kind.listed(self._world, within, Page(after, PAGE + 1), taken.query)
        page: dict[str, object] = {
            "value": [shown(self._world, kind, each) for each in found[:PAGE]]
        }
        if len(found) > PAGE:
            token = base64.urlsafe_b64encode(found[PAGE - 1].id.key.encode()).decode()
            page["nextLink"] = f"{base}{taken.id}?{urlencode({**taken.query, '$skiptoken': token})}"
        return page

    def _head(self, taken: Asked, base: str) -> Response:
        kind = self._kinds.of(taken.id)
        return answer(204 if kind.found(self._world, taken.id) else 404)

    def _put(self, taken: Asked, base: str) -> Response:
        if write := self._kinds.write(taken.id):
            return self._acted(write, taken, base)
        self._providers.refuse(self._kinds.of(taken.id), taken.version)
        found = self._changes.put(taken.id, taken.body(), taken.matching, taken.query)
        return self._told(found, taken, base)

    def _patch(self, taken: Asked, base: str) -> Response:
        self._providers.refuse(self._kinds.of(taken.id), taken.version)
        return self._told(self._changes.patch(taken.id, taken.body(), taken.matching), taken, base)

    def _told(self, outcome: Outcome, taken: Asked, base: str) -> Response:
        kind = self._kinds.of(outcome.resource.id)
        headers = {"ETag": outcome.resource.etag}
        if outcome.operation:
            headers |= polled(outcome.operation, base, taken.version)
            headers.pop("Location")
        body = shown(self._world, kind, outcome.resource)
        return answer(201 if outcome.created else 200, body, headers)

    def _delete(self, taken: Asked, base: str) -> Response:
        kind = self._kinds.of(taken.id)
        self._providers.refuse(kind, taken.version)
        if self._world.store.get(taken.id) is None:
            return answer(204)
        operation = self._changes.delete(taken.id, taken.matching, taken.query)
        if operation is None:
            return answer(200)
        return answer(202, None, polled(operation, base, taken.version))

    def _post(self, taken: Asked, base: str) -> Response:
        return self._acted(self._kinds.action(taken.id), taken, base)

    def _acted(self, action: Action, taken: Asked, base: str) -> Response:
        with self._world.store.change():
            told = action(self._world, taken.id.parent or taken.id, taken.body())
        if isinstance(told, Operation):
            return answer(202, None, polled(told, base, taken.version))
        return answer(204 if told is None else 200, told)

    def _operation(self, taken: Asked, base: str) -> Response:
        operation = self._world.operations.get(taken.id.name)
        if operation is None:
            raise refusals.absent(taken.id)
        if _last(taken) == STATUSES:
            return answer(200, status(operation), _again(operation, taken, base))
        if operation.state == IN_PROGRESS:
            return answer(202, None, _again(operation, taken, base))
        standing = self._world.store.get(operation.resource)
        kind = self._kinds.of(operation.resource)
        told = kind.result(self._world, standing) if standing else None
        return answer(204 if told is None else 200, told)


def _after(token: str) -> str:
    """The key that a page ended with. Raises Refusal for a token that no page had."""
    try:
        return base64.urlsafe_b64decode(token).decode()
    except ValueError as error:
        told = "The $skiptoken is none that a page had."
        raise Refusal(400, "InvalidSkipToken", told) from error


def _again(operation: Operation, taken: Asked, base: str) -> dict[str, str]:
    """While it goes on, where and when to ask again."""
    return polled(operation, base, taken.version) if operation.state == IN_PROGRESS else {}


def _last(taken: Asked) -> str:
    return taken.id.types[-1].casefold() if taken.id.types else ""
