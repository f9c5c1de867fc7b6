"""`/metadata/endpoints`, in the forms that its versions had."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from landbridge.emulator.resources.state.subscriptions import TENANT

FIRST, LAST_LIST = "2018-01-01", "2020-12-31"


def endpoints(request: Request) -> Mapping[str, Any]:
    """An old record, a list, or a record of one cloud, by the version that is asked."""
    base = f"{request.url.scheme}://{request.url.netloc}"
    version = request.query_params.get("api-version", "")
    if version < FIRST:
        return _old(base)
    return {"value": [_cloud(base)]} if version <= LAST_LIST else _cloud(base)


def _old(base: str) -> Mapping[str, Any]:
    return {
        "galleryEndpoint": f"{base}/",
        "graphEndpoint": f"{base}/",
        "portalEndpoint": f"{base}/",
        "authentication": _authentication(base),
    }


def _cloud(base: str) -> Mapping[str, Any]:
    return {
        "name": "LandbridgeEmulator",
        "portal": base,
        "resourceManager": base,
        "authentication": _authentication(base),
        "graph": base,
        "graphAudience": base,
        "microsoftGraphResourceId": f"{base}/",
        "gallery": base,
        "batch": base,
        "media": base,
        "vmImageAliasDoc": base,
        "sqlManagement": base,
        "activeDirectoryDataLake": base,
        "suffixes": {"storage": "core.emulator.local", "keyVaultDns": "vault.emulator.local"},
    }


def _authentication(base: str) -> Mapping[str, Any]:
    return {
        "loginEndpoint": base,
        "audiences": [
            base,
            "https://management.azure.com/",
            "https://management.core.windows.net/",
        ],
        "tenant": TENANT,
        "identityProvider": "AAD",
    }
