"""The endpoints of Entra that azure-identity, MSAL and az ask."""

from datetime import datetime
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.content import sent
from landbridge.emulator.clock import wall
from landbridge.emulator.entra.tokens import LIFE, Tokens


class Entra:
    """Discovery documents, and a token for every credential: nobody is kept out on loopback."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def routes(self) -> list[Route]:
        return [
            Route("/{tenant}/v2.0/.well-known/openid-configuration", self._configuration),
            Route("/{tenant}/.well-known/openid-configuration", self._configuration),
            Route("/{tenant}/oauth2/v2.0/token", self._token, methods=["POST"]),
            Route("/{tenant}/oauth2/token", self._token, methods=["POST"]),
            Route("/{tenant}/discovery/keys", _keys),
            Route("/common/discovery/instance", _instance),
        ]

    async def _configuration(self, request: Request) -> Response:
        base = f"{request.url.scheme}://{request.url.netloc}/{request.path_params['tenant']}"
        return JSONResponse(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
                "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
                "jwks_uri": f"{base}/discovery/keys",
                "response_types_supported": ["code", "id_token", "code id_token", "token"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "tenant_region_scope": None,
            }
        )

    async def _token(self, request: Request) -> Response:
        form = parse_qs((await sent(request)).decode(errors="replace"))
        audience = _first(form, "resource") or _first(form, "scope").removesuffix("/.default")
        tenant, client = request.path_params["tenant"], _first(form, "client_id") or "emulator"
        now: datetime = wall()
        seconds = int(LIFE.total_seconds())
        return JSONResponse(
            {
                "token_type": "Bearer",
                "expires_in": seconds,
                "ext_expires_in": seconds,
                "expires_on": str(int(now.timestamp()) + seconds),
                "access_token": self._tokens.made(tenant, client, audience, now),
            }
        )


async def _keys(request: Request) -> Response:
    return JSONResponse({"keys": []})


async def _instance(request: Request) -> Response:
    host = request.url.netloc
    base = f"{request.url.scheme}://{host}/common/v2.0/.well-known/openid-configuration"
    known = [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}]
    return JSONResponse(
        {"tenant_discovery_endpoint": base, "api-version": "1.1", "metadata": known}
    )


def _first(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]
