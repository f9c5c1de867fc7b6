"""What lies beside the resources: lists of all, tags, providers, regions, tenants, endpoints."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.asked import Asked
from landbridge.emulator.arm.kind import World
from landbridge.emulator.arm.providers import Providers
from landbridge.emulator.arm.standing import refuse_homeless, standing
from landbridge.emulator.arm.verbs import Endpoint
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.manifests import REGIONS
from landbridge.emulator.resources.endpoints import endpoints
from landbridge.emulator.resources.exporting import exported
from landbridge.emulator.resources.listing import resources
from landbridge.emulator.resources.state.subscriptions import NAME, TENANT
from landbridge.emulator.resources.tagging import tags

Told = Callable[[Request], Mapping[str, Any]]


def open_routes() -> list[Route]:
    """Those that a client asks before it has a token."""
    return [Route("/metadata/endpoints", _told(endpoints))]


def _told(told: Told) -> Callable[[Request], Any]:
    async def answered(request: Request) -> Response:
        return JSONResponse(dict(told(request)))

    return answered


def _tenants(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    told = {
        "id": f"/tenants/{TENANT}",
        "tenantId": TENANT,
        "displayName": NAME,
        "defaultDomain": "emulator.onmicrosoft.com",
        "tenantCategory": "Home",
        "tenantType": "AAD",
    }
    return {"value": [told]}


def _locations(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    subscription = standing(world, ResourceId(taken.id.scope)).id
    return {"value": [_location(str(subscription), name) for name in REGIONS]}


def _location(subscription: str, display: str) -> Mapping[str, Any]:
    name = display.replace(" ", "").casefold()
    return {
        "id": f"{subscription}/locations/{name}",
        "name": name,
        "type": "Region",
        "displayName": display,
        "regionalDisplayName": display,
        "metadata": {"regionType": "Physical"},
    }


def _providers(world: World, providers: Providers, taken: Asked) -> Mapping[str, Any]:
    refuse_homeless(world, taken.id)
    return providers.all(world, taken.id)


BESIDE: Mapping[tuple[str, str], Endpoint] = {
    ("GET", "microsoft.resources/resources"): resources,
    ("GET", "microsoft.resources/providers"): _providers,
    ("GET", "microsoft.resources/locations"): _locations,
    ("GET", "microsoft.resources/tenants"): _tenants,
    ("POST", "microsoft.resources/exporttemplate"): exported,
    ("*", "microsoft.resources/tags"): tags,
}
