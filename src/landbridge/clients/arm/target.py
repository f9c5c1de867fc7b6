"""Which Azure is spoken to, and as whom."""

import logging
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from azure.core import AzureClouds
from azure.core.credentials import AccessToken, TokenCredential
from azure.identity import AzureAuthorityHosts, ClientSecretCredential, DefaultAzureCredential
from azure.mgmt.core.tools import get_arm_endpoints

from landbridge.errors import InputError

ENVIRONMENT = "emulator.env"
EXPORT = "export "
CLOUDS: Mapping[str, tuple[AzureClouds, str]] = {
    "public": (AzureClouds.AZURE_PUBLIC_CLOUD, AzureAuthorityHosts.AZURE_PUBLIC_CLOUD),
    "government": (AzureClouds.AZURE_US_GOVERNMENT, AzureAuthorityHosts.AZURE_GOVERNMENT),
    "china": (AzureClouds.AZURE_CHINA_CLOUD, AzureAuthorityHosts.AZURE_CHINA),
}


@dataclass(frozen=True)
class Target:
    """An Azure Resource Manager, the subscription that is meant there, and who asks.

    `authority` is the file of the certificate authority to trust, where it is not the system's.
    """

    endpoint: str
    scope: str
    subscription: str
    credential: TokenCredential
    authority: Path | None = None


@dataclass(frozen=True)
class OfTenant:
    """A credential that is asked for tokens of one tenant, wherever it is at home."""

    credential: TokenCredential
    tenant: str

    def get_token(self, *scopes: str, **how: Any) -> AccessToken:  # noqa: ANN401 - passed on
        return self.credential.get_token(*scopes, **{**how, "tenant_id": self.tenant})


def azure(cloud: str, subscription: str, tenant: str | None = None) -> Target:
    """One of Microsoft's clouds, with whatever credentials azure-identity finds.

    `cloud` is a key of `CLOUDS`. Nobody is asked to log in through a browser. Tokens are those of
    the tenant where one is named, else of where the credentials are at home.
    """
    logging.getLogger("azure.identity").setLevel(logging.ERROR)  # a page on each way it tried
    setting, authority = CLOUDS[cloud]
    told = get_arm_endpoints(setting)
    tenants = {"additionally_allowed_tenants": [tenant]} if tenant else {}
    found = DefaultAzureCredential(authority=authority, **tenants)
    endpoint, scope = told["resource_manager"].rstrip("/"), told["credential_scopes"][0]
    credential = OfTenant(found, tenant) if tenant else found
    return Target(endpoint, scope, subscription, credential)


def emulator(folder: Path) -> Target:
    """The emulator of a folder, as the environment file there tells it.

    Raises InputError where there is none.
    """
    told = _environment(folder / ENVIRONMENT)
    endpoint, authority = told["ARM_ENDPOINT"], told["REQUESTS_CA_BUNDLE"]
    credential = ClientSecretCredential(
        told["AZURE_TENANT_ID"],
        told["AZURE_CLIENT_ID"],
        told["AZURE_CLIENT_SECRET"],
        authority=endpoint,
        disable_instance_discovery=True,
        connection_verify=authority,
        use_env_settings=False,  # it is on this machine, whatever its proxy
    )
    subscription = told["AZURE_SUBSCRIPTION_ID"]
    return Target(endpoint, f"{endpoint}/.default", subscription, credential, Path(authority))


def _environment(path: Path) -> Mapping[str, str]:
    """The names and values of a file that a shell could source."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        remedy = "Start one there: landbridge emulate --folder."
        raise InputError("no emulator has its state here", place=path, remedy=remedy) from error
    told = (shlex.split(each)[1:] for each in lines if each.startswith(EXPORT))
    pairs = (each.partition("=") for words in told for each in words)
    return {name: value for name, _, value in pairs}
