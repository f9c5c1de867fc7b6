"""An emulator that listens, and Azure's own clients for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM
from subprocess import PIPE, Popen
from typing import Any

import pytest
import requests
from azure.core.exceptions import HttpResponseError
from azure.identity import ClientSecretCredential
from azure.mgmt.avs import AVSClient
from azure.mgmt.network import NetworkManagementClient
from azure.mgmt.resource.deployments import DeploymentsMgmtClient
from azure.mgmt.resource.resources import ResourceManagementClient

from landbridge.emulator.server import Served

VERSION = {"api-version": "2025-09-01"}
Client = Any  # their overloads know their models, and tests send what clients of other kinds do


@dataclass(frozen=True)
class Azure:
    """The clients, unmodified, with the environment that the emulator writes."""

    served: Served
    credential: ClientSecretCredential
    session: requests.Session
    resources: Client
    avs: Client
    network: Client
    deploying: Client

    @property
    def groups(self) -> Client:
        return self.resources.resource_groups

    @property
    def deployments(self) -> Client:
        return self.deploying.deployments

    @property
    def subscription(self) -> str:
        return self.served.environment["AZURE_SUBSCRIPTION_ID"]

    def ask(self, method: str, path: str, **how: Any) -> requests.Response:  # noqa: ANN401
        """A request with a token, and without a client that would correct it."""
        token = self.credential.get_token(f"{self.served.endpoint}/.default").token
        headers = {"Authorization": f"Bearer {token}", **how.pop("headers", {})}
        how = {"params": VERSION, "timeout": 30, **how, "headers": headers}
        return self.session.request(method, f"{self.served.endpoint}{path}", **how)


@contextmanager
def emulated(
    folder: Path, *more: str, stop: int = SIGTERM, within: tuple[str, ...] = ()
) -> Iterator[Azure]:
    """`landbridge emulate` on a free port, over a folder, until the end of the block.

    `within` is a command that starts it, in a shell with limits, say.
    """
    command = [*within, sys.executable, "-m", "landbridge", "emulate", "--port", "0", "--folder"]
    with (
        Popen([*command, str(folder), "--output", "tsv", *more], stdout=PIPE, text=True) as process,
        ExitStack() as stack,
    ):
        stack.callback(process.send_signal, stop)
        assert process.stdout is not None
        endpoint = process.stdout.readline().partition("\t")[0]
        yield clients(Served(folder, endpoint), stack)


def clients(served: Served, stack: ExitStack) -> Azure:
    told = served.environment
    authority = told["REQUESTS_CA_BUNDLE"]
    credential = ClientSecretCredential(
        told["AZURE_TENANT_ID"],
        told["AZURE_CLIENT_ID"],
        told["AZURE_CLIENT_SECRET"],
        authority=served.endpoint,
        disable_instance_discovery=True,
        connection_verify=authority,
    )

    def client(kind: Client) -> Client:
        found = kind(
            credential,
            told["AZURE_SUBSCRIPTION_ID"],
            base_url=served.endpoint,
            credential_scopes=[f"{served.endpoint}/.default"],
            connection_verify=authority,
        )
        return stack.enter_context(found)

    session = stack.enter_context(requests.Session())
    session.verify, session.trust_env = authority, False
    return Azure(
        served,
        stack.enter_context(credential),
        session,
        client(ResourceManagementClient),
        client(AVSClient),
        client(NetworkManagementClient),
        client(DeploymentsMgmtClient),
    )


def refused(act: Callable[..., Any], *with_: Any, **how: Any) -> str:  # noqa: ANN401
    """The code with which Azure refuses what is done."""
    with pytest.raises(HttpResponseError) as told:
        _waited(act(*with_, **how))
    assert told.value.error is not None
    return str(told.value.error.code)


def _waited(found: Any) -> None:  # noqa: ANN401
    if hasattr(found, "result"):
        found.result()
