"""The endpoints of Entra that azure-identity, MSAL and az ask."""

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from landbridge.emulator.arm.content import sent
from landbridge.emulator.clock import wall
from landbridge.emulator.entra.errors import Denied, no_grant
from landbridge.emulator.entra.granting import audience
from landbridge.emulator.entra.tokens import ALGORITHM, LIFE, Tokens
from landbridge.emulator.resources.state.subscriptions import TENANT


class Entra:
    """Discovery documents, and a token for every service principal: any secret will do."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def routes(self) -> list[Route]:
        return [
            Route("/{tenant}/v2.0/.well-known/openid-configuration", self._configuration),
            Route("/{tenant}/.well-known/openid-configuration", self._configuration),
            Route("/{tenant}/oauth2/v2.0/token", self._token, methods=["POST"]),
            Route("/{tenant}/oauth2/token", self._token, methods=["POST"]),
            Route("/{tenant}/oauth2/v2.0/devicecode", _no_device, methods=["POST"]),
            Route("/metadata/identity/oauth2/token", _no_identity),
            Route("/{tenant}/discovery/keys", self._keys),
            Route("/{tenant}/discovery/v2.0/keys", self._keys),
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
                "jwks_uri": f"{base}/discovery/v2.0/keys",
                "response_types_supported": ["code", "id_token", "code id_token", "token"],
                "subject_types_supported": ["pairwise"],
                "id_token_signing_alg_values_supported": [ALGORITHM],
                "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
                "tenant_region_scope": None,
            }
        )

    async def _token(self, request: Request) -> Response:
        text = (await sent(request)).decode(errors="replace")
        form = {name: each[0] for name, each in parse_qs(text).items()}
        tenant, now = request.path_params["tenant"], wall()
        try:
            wanted = audience(tenant, form)
        except Denied as denied:
            return _denied(denied)
        seconds = int(LIFE.total_seconds())
        return JSONResponse(
            {
                "token_type": "Bearer",
                "expires_in": seconds,
                "ext_expires_in": seconds,
                "expires_on": str(int(now.timestamp()) + seconds),
                "access_token": self._tokens.made(TENANT, form["client_id"], wanted, now),
            }
        )

    async def _keys(self, request: Request) -> Response:
        """What tokens are checked with, by whoever checks them."""
        return JSONResponse({"keys": [self._tokens.public()]})


async def _no_device(request: Request) -> Response:
    return _denied(no_grant("device_code"))


async def _no_identity(request: Request) -> Response:
    """Where a machine of Azure asks for its own identity."""
    return _denied(no_grant("managed identity"))


def _denied(denied: Denied) -> Response:
    return JSONResponse(denied.body(), denied.status)


async def _instance(request: Request) -> Response:
    host = request.url.netloc
    base = f"{request.url.scheme}://{host}/common/v2.0/.well-known/openid-configuration"
    known = [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}]
    return JSONResponse(
        {"tenant_discovery_endpoint": base, "api-version": "1.1", "metadata": known}
    )
