"""Azure Resource Manager, a resource at a time, as azure-core speaks to it."""

import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from azure.core.exceptions import AzureError
from azure.core.pipeline import Pipeline, PipelineResponse
from azure.core.pipeline.policies import (
    HeadersPolicy,
    RedirectPolicy,
    RequestIdPolicy,
    UserAgentPolicy,
)
from azure.core.pipeline.transport import RequestsTransport
from azure.core.polling import LROPoller
from azure.core.rest import HttpRequest, HttpResponse
from azure.mgmt.core import ARMPipelineClient
from azure.mgmt.core.policies import ARMChallengeAuthenticationPolicy
from azure.mgmt.core.polling.arm_polling import ARMPolling

from landbridge import __version__
from landbridge.clients.arm.failures import remote
from landbridge.clients.arm.later import AskLater, retrying
from landbridge.clients.arm.state import etag_of, is_going, state_of
from landbridge.clients.arm.target import Target
from landbridge.clients.patience import Patience
from landbridge.errors import RemoteError

Body = Mapping[str, Any]
ABSENT, OVERTAKEN = 404, 412
PATIENCE = Patience()
CORRELATION = "x-ms-correlation-request-id"
STUCK = "InProgress"
"""In place of a code of Azure, which says nothing then."""


class Arm:
    """One subscription's Resource Manager.

    Generic in place of a client for each provider: a resource of every type is got, put, waited for
    and deleted alike, with the API version that the catalogue tells, so that what is rendered and
    what is compared is what is sent. Beneath are the pipeline and the polling that those clients
    have: requests that are throttled or fail for a moment are tried again as the service asks for
    (Retry-After), work that goes on is waited for (Azure-AsyncOperation, Location, Retry-After),
    the machine's proxy and certificates count (HTTPS_PROXY, REQUESTS_CA_BUNDLE), and certificates
    are always verified. All of one `Arm` share a correlation id, which every failure, a
    RemoteError, tells.
    """

    def __init__(self, target: Target, patience: Patience = PATIENCE) -> None:
        self.subscription = target.subscription
        self.endpoint = target.endpoint
        self.authority = target.authority
        self.credential = target.credential
        self.correlation = str(uuid4())
        self.patience = patience
        verify = str(target.authority) if target.authority else True
        self._pipeline: Pipeline[Any, Any] = Pipeline(
            RequestsTransport(
                connection_verify=verify,
                use_env_settings=not target.authority,
                read_timeout=patience.answer,
            ),
            policies=[
                RequestIdPolicy(),
                HeadersPolicy({CORRELATION: self.correlation}),
                UserAgentPolicy(f"landbridge/{__version__}"),
                RedirectPolicy(),
                retrying(patience),
                ARMChallengeAuthenticationPolicy(target.credential, target.scope),
                AskLater(),
            ],
        )
        self._client: ARMPipelineClient[HttpRequest, HttpResponse] = ARMPipelineClient(
            target.endpoint, policies=[], pipeline=self._pipeline
        )

    def __enter__(self) -> Self:
        self._pipeline.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._pipeline.__exit__(kind, error, at)

    def get(self, path: str, version: str) -> Body | None:
        """What stands there; None where nothing does."""
        try:
            return self._asked("GET", path, version)
        except RemoteError as error:
            if error.status == ABSENT:
                return None
            raise

    def settled(self, path: str, version: str) -> Body | None:
        """The same, once nothing is being done to it any more, by whomever.

        Raises RemoteError for what is still at work when nobody should wait any more.
        """
        until = time.monotonic() + self.patience.settled
        while (found := self.get(path, version)) and is_going(found):
            if time.monotonic() >= until:
                told = f"{path} is {state_of(found)} all the time: Azure does not end what it began"
                raise RemoteError(told, code=STUCK)
            time.sleep(self.patience.polling)
        return found

    def listed(self, path: str, version: str) -> Iterator[Body]:
        """All pages of a list."""
        page = self._asked("GET", path, version)
        while page:
            yield from page.get("value", ())
            following = page.get("nextLink")
            page = self._asked("GET", following, "") if following else None

    def read(self, path: str, version: str, question: Body) -> Body:
        """The answer to a question that is posted and changes nothing: it may be asked again."""
        return self._asked("POST", path, version, question, retry_on_methods=("POST",)) or {}

    def put(self, path: str, version: str, body: Body, match: str = "") -> Body:
        """Makes or changes a resource, and waits until it stands.

        With the etag of what it shall be laid over it is refused where that has changed since.
        """
        return self._long("PUT", path, version, body, match) or {}

    def change(self, path: str, version: str, wanted: Callable[[Body | None], Body | None]) -> bool:
        """What stands, put again as `wanted` makes it; False where that is nothing.

        It is read and made anew where somebody else was faster.
        """
        for left in range(self.patience.tries, -1, -1):
            standing = self.settled(path, version)
            if (body := wanted(standing)) is None:
                return False
            try:
                self.put(path, version, body, etag_of(standing))
                break
            except RemoteError as error:
                if error.status != OVERTAKEN or not left:
                    raise
        return True

    def delete(self, path: str, version: str) -> None:
        """Deletes a resource, and waits until it is gone. One that is not there is gone."""
        self._long("DELETE", path, version)

    def post(self, path: str, version: str, body: Body | None = None) -> Body | None:
        """An action, with its answer at the end."""
        return self._long("POST", path, version, body or {})

    def _asked(
        self, method: str, path: str, version: str, body: Body | None = None, **how: object
    ) -> Body | None:
        answer = self._sent(method, path, version, body, "", **how).http_response
        found: Body | None = answer.json() if answer.content else None
        return found

    def _long(
        self, method: str, path: str, version: str, body: Body | None = None, match: str = ""
    ) -> Body | None:
        first = self._sent(method, path, version, body, match)
        polling = ARMPolling(self.patience.polling)
        try:
            poller: LROPoller[Body | None] = LROPoller(self._client, first, _body, polling)
            return poller.result()
        except AzureError as error:
            raise remote(error, self.correlation, path) from error

    def _sent(
        self,
        method: str,
        path: str,
        version: str,
        body: Body | None = None,
        match: str = "",
        **how: object,
    ) -> PipelineResponse[HttpRequest, HttpResponse]:
        asks = {"api-version": version} if version else None
        only = {"If-Match": match} if match else None
        url = self._client.format_url(path)
        request = HttpRequest(method, url, params=asks, headers=only, json=body)
        try:
            answer = self._pipeline.run(request, **how)
            answer.http_response.read()
            answer.http_response.raise_for_status()
        except AzureError as error:
            raise remote(error, self.correlation, path) from error
        return answer


def _body(answer: PipelineResponse[HttpRequest, HttpResponse]) -> Body | None:
    response = answer.http_response
    found: Body | None = response.json() if response.content else None
    return found
