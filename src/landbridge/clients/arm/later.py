"""When Azure may be asked again, beyond what azure-core knows.

Resource Graph says it in a header of its own; and a certificate does not get better.
"""

import sys

from azure.core.exceptions import ClientAuthenticationError
from azure.core.pipeline import PipelineRequest, PipelineResponse
from azure.core.pipeline.policies import RetryPolicy, SansIOHTTPPolicy
from azure.core.rest import HttpRequest, HttpResponse

from landbridge.clients.patience import Patience

BUSY, AFTER = 429, "Retry-After"
RESETS = "x-ms-user-quota-resets-after"
"""Hours, minutes and seconds until its quota of this user is whole again."""
UNITS = (3600, 60, 1)
UNTRUSTED = "CERTIFICATE_VERIFY_FAILED"


class AskLater(SansIOHTTPPolicy[HttpRequest, HttpResponse]):
    """Tells it as the policy for trying again understands it; stands behind that one."""

    def on_response(
        self,
        request: PipelineRequest[HttpRequest],
        response: PipelineResponse[HttpRequest, HttpResponse],
    ) -> None:
        headers = response.http_response.headers
        told = str(headers.get(RESETS, ""))
        if response.http_response.status_code == BUSY and AFTER not in headers and told:
            headers[AFTER] = str(_seconds(told))

    def on_exception(self, request: PipelineRequest[HttpRequest]) -> None:
        """What that policy lets pass at once."""
        error = sys.exception()
        if UNTRUSTED in str(error):
            raise ClientAuthenticationError(str(error)) from error


def retrying(patience: Patience) -> RetryPolicy[HttpRequest, HttpResponse]:
    """Where Azure does not say when to ask again: later each time."""
    kinds = ("total", "connect", "read", "status")
    tries = {f"retry_{each}": patience.tries for each in kinds}
    return RetryPolicy(**tries, retry_backoff_factor=patience.backoff)


def _seconds(told: str) -> int:
    """Of `00:00:05`; one, where it is nothing of the kind."""
    parts = told.split(":")
    if len(parts) != len(UNITS) or not all(each.isdecimal() for each in parts):
        return 1
    return sum(int(part) * unit for part, unit in zip(parts, UNITS, strict=True))
