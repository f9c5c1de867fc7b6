"""One NSX manager, as its Policy API is spoken to."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from requests import RequestException, Response, Session

from landbridge import __version__
from landbridge.clients.nsx.access import Access
from landbridge.clients.nsx.failures import refuse, unreachable
from landbridge.clients.nsx.owned import without
from landbridge.clients.nsx.retrying import patient
from landbridge.clients.patience import Patience
from landbridge.errors import RemoteError

Body = Mapping[str, Any]
API, ROOT = "/policy/api/v1", "/infra"
STATUS = f"{ROOT}/realized-state/status"
ENTITIES = f"{ROOT}/realized-state/realized-entities"
REALISED, FAILED = "REALIZED", "ERROR"
ABSENT = 404
EVERYTHING = "Type-.*"
PATIENCE = Patience()


class Nsx:
    """A manager with the password of one user. Every failure is a RemoteError.

    Requests to a manager that is busy are tried again as late as it asks for.
    """

    def __init__(
        self,
        access: Access,
        patience: Patience = PATIENCE,
        pause: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = access.endpoint.rstrip("/") + API
        self._patience, self._pause, self._now = patience, pause, now
        self._session = Session()
        self._verify = str(access.authority) if access.authority else True
        self._session.auth = (access.user, access.password)
        self._session.headers["User-Agent"] = f"landbridge/{__version__}"
        self._session.mount("https://", patient(patience))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._session.close()

    def get(self, path: str) -> Body | None:
        """What stands at a path such as `/infra/segments/web`; None where nothing does."""
        try:
            return self._asked("GET", path)
        except RemoteError as error:
            if error.status == ABSENT:
                return None
            raise

    def listed(self, path: str) -> Iterator[Body]:
        """All pages of a list."""
        cursor = ""
        while True:
            page = self._asked("GET", path, {"cursor": cursor} if cursor else {})
            yield from page.get("results", ())
            cursor = page.get("cursor", "")
            if not cursor:
                return

    def tree(self, kinds: Iterable[str] = ()) -> Body:
        """The tree with objects of these types; with all where none is named."""
        wanted = "|".join(kinds)
        return self._asked("GET", ROOT, {"filter": f"Type-{wanted}" if wanted else EVERYTHING})

    def patch(self, path: str, body: Body) -> None:
        """Lays a body over what stands, or makes it; of the root, over the whole tree."""
        self._sent("PATCH", path, json=body)

    def put(self, path: str, body: Body) -> Body:
        """Puts a body in place of what stands at the revision that it names.

        Where an answer is lost, the second try meets the revision that the first one made.
        """
        return _document(self._sent("PUT", path, json=body))

    def delete(self, path: str) -> None:
        """Deletes an object. One that is not there is gone."""
        try:
            self._sent("DELETE", path)
        except RemoteError as error:
            if error.status != ABSENT:
                raise

    def delete_owned(self, scope: str, tag: str) -> tuple[str, ...]:
        """Deletes whatever carries a tag, all of it or nothing, and tells the paths.

        What others refer to is refused by the manager: then everything stays.
        """
        tree, paths = without(self.tree(), scope, tag)
        if paths:
            self.patch(ROOT, tree)
        return paths

    def realised(self, path: str) -> bool:
        """Whether an object is so by now. Raises RemoteError for one that cannot be."""
        found = self._asked("GET", STATUS, {"intent_path": path})
        state = str(found.get("publish_status", ""))
        if state == FAILED:
            raise RemoteError(f"{path} cannot be realised: {self._why(path)}", code=state)
        return state == REALISED

    def wait(self, paths: Iterable[str]) -> None:
        """Until all of them are realised. Raises RemoteError for one that is not in time."""
        until = self._now() + self._patience.realised
        for path in paths:
            while not self.realised(path):
                if self._now() >= until:
                    raise RemoteError(f"{path} is not realised yet", code="UNREALIZED")
                self._pause(self._patience.interval)

    def _why(self, path: str) -> str:
        entities = self._asked("GET", ENTITIES, {"intent_path": path}).get("results", ())
        said = [alarm.get("message", "") for each in entities for alarm in each.get("alarms", ())]
        return "; ".join(filter(None, said)) or "no reason was given"

    def _asked(self, method: str, path: str, query: Mapping[str, str] | None = None) -> Body:
        return _document(self._sent(method, path, params=query))

    def _sent(self, method: str, path: str, **how: Any) -> Response:  # noqa: ANN401 - as requests
        """The answer; redirections are none of a manager and would take the password along."""
        try:
            answer = self._session.request(
                method,
                f"{self._base}{path}",
                timeout=self._patience.answer,
                allow_redirects=False,
                verify=self._verify,  # said here, it goes before that of the environment
                **how,
            )
        except RequestException as error:
            raise unreachable(error) from error
        refuse(answer)
        return answer


def _document(answer: Response) -> Body:
    """Raises RemoteError for an answer that is none of a manager, such as a page to log in."""
    try:
        found = answer.json()
    except ValueError as error:
        raise RemoteError("the answer is no JSON", status=answer.status_code) from error
    if not isinstance(found, dict):
        raise RemoteError("the answer is no object", status=answer.status_code)
    return found
