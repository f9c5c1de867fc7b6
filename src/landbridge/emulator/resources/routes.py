"""What lies beside the resources: providers, regions, tenants, and where the endpoints are."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.resources.endpoints import endpoints
from landbridge.emulator.resources.state.subscriptions import TENANT

Told = Callable[[Request], Mapping[str, Any]]


def open_routes() -> list[Route]:
    """Those that a client asks before it has a token."""
    return [Route("/metadata/endpoints", _told(endpoints))]


def routes(providers: Providers) -> list[Route]:
    """Those that stand in no group."""

    def all_(request: Request) -> Mapping[str, Any]:
        return providers.all(f"/subscriptions/{request.path_params['subscription']}")

    return [
        Route("/subscriptions/{subscription}/providers", _told(all_)),
        Route("/tenants", _told(_tenants)),
    ]


def _told(told: Told) -> Callable[[Request], Any]:
    async def answered(request: Request) -> Response:
        return JSONResponse(dict(told(request)))

    return answered


def _tenants(request: Request) -> Mapping[str, Any]:
    return {"value": [{"id": f"/tenants/{TENANT}", "tenantId": TENANT, "displayName": "Emulator"}]}
