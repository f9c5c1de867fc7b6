"""What is answered: statuses and headers as the clients of each verb expect them."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse, Response

from landbridge.emulator.arm.operation import CANCELED, FAILED, IN_PROGRESS, Operation

POLL_MILLISECONDS = 10  # a client that is told 0 seconds waits 30 of its own


def status(operation: Operation) -> dict[str, Any]:
    """The record of an operation that a client polls."""
    told: dict[str, Any] = {
        "id": str(operation.resource),
        "name": operation.name,
        "status": operation.state,
        "startTime": operation.begun.isoformat(),
    }
    if operation.state != IN_PROGRESS:
        told["endTime"] = operation.due.isoformat()
    return told | ({"error": operation.error} if operation.state in (FAILED, CANCELED) else {})


def polled(operation: Operation, base: str, version: str) -> dict[str, str]:
    """Where a client asks how far it is, and how soon: sooner than in Azure."""
    where = f"{base}/subscriptions/{operation.resource.subscription}/providers/"
    where += f"{operation.resource.provider or 'Microsoft.Resources'}/locations/global"
    asks = f"?api-version={version}"
    return {
        "Azure-AsyncOperation": f"{where}/operationStatuses/{operation.name}{asks}",
        "Location": f"{where}/operationResults/{operation.name}{asks}",
        "x-ms-retry-after-ms": str(POLL_MILLISECONDS),
    }


def answer(
    status_code: int,
    body: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    if body is None:
        return Response(status_code=status_code, headers=dict(headers or {}))
    return JSONResponse(dict(body), status_code, dict(headers or {}))
