"""Microsoft Graph of the tenant, as far as Resource Manager has need of it: who may sign in."""

from collections.abc import Mapping, Sequence
from typing import Any

from azure.core.exceptions import AzureError
from azure.core.pipeline import Pipeline
from azure.core.pipeline.policies import BearerTokenCredentialPolicy, UserAgentPolicy
from azure.core.pipeline.transport import RequestsTransport
from azure.core.rest import HttpRequest

from landbridge import __version__
from landbridge.clients.arm.arm import Arm
from landbridge.clients.arm.failures import remote
from landbridge.clients.arm.later import retrying
from landbridge.errors import RemoteError

WHERE, WHERE_VERSION = "/metadata/endpoints", "2022-09-01"
KEY = "microsoftGraphResourceId"
"""How Resource Manager calls the Graph that belongs to it: each cloud has its own."""
PRINCIPALS = "v1.0/servicePrincipals"


def principals(arm: Arm, app_id: str) -> Sequence[Mapping[str, Any]]:
    """The service principals of an application: one, or none in this tenant.

    Raises RemoteError where whoever asks may not read the directory.
    """
    graph = str((arm.get(WHERE, WHERE_VERSION) or {}).get(KEY) or "").rstrip("/")
    if not graph:
        raise RemoteError("Resource Manager does not tell where Microsoft Graph is")
    asks = {"$filter": f"appId eq '{app_id}'", "$select": "appId,displayName,accountEnabled"}
    request = HttpRequest("GET", f"{graph}/{PRINCIPALS}", params=asks)
    try:
        with _pipeline(arm, graph) as pipeline:
            answer = pipeline.run(request).http_response
            answer.raise_for_status()
            found: Sequence[Mapping[str, Any]] = answer.json().get("value", ())
            return found
    except AzureError as error:
        raise remote(error, arm.correlation) from error


def _pipeline(arm: Arm, graph: str) -> Pipeline[Any, Any]:
    verify = str(arm.authority) if arm.authority else True
    transport = RequestsTransport(
        connection_verify=verify,
        use_env_settings=not arm.authority,
        read_timeout=arm.patience.answer,
    )
    token = BearerTokenCredentialPolicy(arm.credential, f"{graph}/.default")
    return Pipeline(
        transport, [UserAgentPolicy(f"landbridge/{__version__}"), retrying(arm.patience), token]
    )
