"""Microsoft Graph as far as a deployment asks it: the service principal of one application."""

import re
from uuid import NAMESPACE_URL, uuid5

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from landbridge.catalogue import catalogue
from landbridge.emulator.clock import wall
from landbridge.emulator.entra.tokens import Tokens
from landbridge.emulator.settings import settings_of
from landbridge.emulator.store import Store

PATH = "/v1.0/servicePrincipals"
APPLICATION, NAME = "deploy.fleet-principal.app-id", "deploy.fleet-principal.name"
FILTER = re.compile(r"appId eq '([0-9a-fA-F-]{36})'")
KEYS = ("id", "appId", "displayName", "accountEnabled")
DENIED = "Authorization_RequestDenied", "Insufficient privileges to complete the operation."
UNKNOWN = "Request_UnsupportedQuery", "Only `appId eq 'ID'` is emulated as a $filter."


class Directory:
    """The principals of the tenant."""

    def __init__(self, store: Store, tokens: Tokens) -> None:
        self._store, self._tokens = store, tokens

    async def __call__(self, request: Request) -> Response:
        """Raises Refusal for a request without a token."""
        self._tokens.refuse(request.headers.get("authorization", ""), wall())
        state = settings_of(self._store).fleet_principal
        asked = FILTER.fullmatch(request.query_params.get("$filter", ""))
        if not asked:
            return _refused(400, *UNKNOWN)
        if state == "unreadable":
            return _refused(403, *DENIED)
        told = _principal(state == "enabled")
        stands = state != "absent" and asked[1].casefold() == told["appId"]
        wanted = request.query_params.get("$select", ",".join(KEYS)).split(",")
        shown = {key: told[key] for key in KEYS if key in wanted}
        return JSONResponse({"value": [shown] if stands else []})


def _principal(enabled: bool) -> dict[str, object]:
    application = str(catalogue().value(APPLICATION))
    name = str(catalogue().value(NAME))
    own = str(uuid5(NAMESPACE_URL, application))
    told = (own, application, name, enabled)
    return dict(zip(KEYS, told, strict=True))


def _refused(status: int, code: str, message: str) -> Response:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
