"""Azure Resource Manager, a resource at a time, as azure-core speaks to it."""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from azure.core.exceptions import AzureError, HttpResponseError
from azure.core.pipeline import Pipeline, PipelineResponse
from azure.core.pipeline.policies import (
    HeadersPolicy,
    RedirectPolicy,
    RequestIdPolicy,
    RetryPolicy,
    UserAgentPolicy,
)
from azure.core.pipeline.transport import RequestsTransport
from azure.core.polling import LROPoller
from azure.core.rest import HttpRequest, HttpResponse
from azure.mgmt.core import ARMPipelineClient
from azure.mgmt.core.policies import ARMChallengeAuthenticationPolicy
from azure.mgmt.core.polling.arm_polling import ARMPolling

from landbridge import __version__
from landbridge.clients.arm.target import Target
from landbridge.errors import RemoteError

Body = Mapping[str, Any]
ABSENT = 404
CORRELATION = "x-ms-correlation-request-id"
REQUEST = "x-ms-request-id"


class Arm:
    """One subscription's Resource Manager.

    Requests that are throttled or fail for a moment are tried again as the service asks for, and
    all of one `Arm` share a correlation id. Every failure is a RemoteError.
    """

    def __init__(self, target: Target, interval_seconds: float = 30.0) -> None:
        self.subscription = target.subscription
        self.authority = target.authority
        self.correlation = str(uuid4())
        self._interval = interval_seconds
        verify = str(target.authority) if target.authority else True
        self._pipeline: Pipeline[Any, Any] = Pipeline(
            RequestsTransport(connection_verify=verify),
            policies=[
                RequestIdPolicy(),
                HeadersPolicy({CORRELATION: self.correlation}),
                UserAgentPolicy(f"landbridge/{__version__}"),
                RedirectPolicy(),
                RetryPolicy(),
                ARMChallengeAuthenticationPolicy(target.credential, target.scope),
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

    def listed(self, path: str, version: str) -> Iterator[Body]:
        """All pages of a list."""
        page = self._asked("GET", path, version)
        while page:
            yield from page.get("value", ())
            following = page.get("nextLink")
            page = self._asked("GET", following, "") if following else None

    def put(self, path: str, version: str, body: Body) -> Body:
        """Makes or changes a resource, and waits until it stands."""
        return self._long("PUT", path, version, body) or {}

    def delete(self, path: str, version: str) -> None:
        """Deletes a resource, and waits until it is gone. One that is not there is gone."""
        self._long("DELETE", path, version)

    def post(self, path: str, version: str, body: Body | None = None) -> Body | None:
        """An action, with its answer at the end."""
        return self._long("POST", path, version, body or {})

    def _asked(self, method: str, path: str, version: str) -> Body | None:
        answer = self._sent(method, path, version).http_response
        found: Body | None = answer.json() if answer.content else None
        return found

    def _long(self, method: str, path: str, version: str, body: Body | None = None) -> Body | None:
        first = self._sent(method, path, version, body)
        poller: LROPoller[Body | None] = LROPoller(
            self._client, first, _body, ARMPolling(self._interval)
        )
        try:
            return poller.result()
        except AzureError as error:
            raise _remote(error) from error

    def _sent(
        self, method: str, path: str, version: str, body: Body | None = None
    ) -> PipelineResponse[HttpRequest, HttpResponse]:
        asks = {"api-version": version} if version else None
        request = HttpRequest(method, self._client.format_url(path), params=asks, json=body)
        try:
            answer = self._pipeline.run(request)
            answer.http_response.read()
            answer.http_response.raise_for_status()
        except AzureError as error:
            raise _remote(error) from error
        return answer


def _body(answer: PipelineResponse[HttpRequest, HttpResponse]) -> Body | None:
    response = answer.http_response
    found: Body | None = response.json() if response.content else None
    return found


def _remote(error: AzureError) -> RemoteError:
    """What Azure said, as it said it."""
    if not isinstance(error, HttpResponseError):
        return RemoteError(str(error.message))
    said = error.error
    headers = getattr(error.response, "headers", {})
    return RemoteError(
        str(said.message if said else error.reason or error.message),
        code=str(said.code if said else ""),
        status=error.status_code,
        request=headers.get(REQUEST, ""),
    )
