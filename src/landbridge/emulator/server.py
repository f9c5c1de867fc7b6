"""The emulator as a process: its folder, its port, and what a client needs to find it."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from landbridge.emulator.application import application
from landbridge.emulator.authority import AUTHORITY, CERTIFICATE, KEY, authorised
from landbridge.emulator.clock import Clock
from landbridge.emulator.control.token import token
from landbridge.emulator.entra.tokens import Tokens
from landbridge.emulator.faults import Faults
from landbridge.emulator.resources.state.subscriptions import SUBSCRIPTION, TENANT
from landbridge.emulator.settings import Settings, choose, settings_of
from landbridge.emulator.store import Store

STATE = "state.sqlite"
ENVIRONMENT = "emulator.env"


@dataclass(frozen=True)
class Served:
    """An emulator that listens."""

    folder: Path
    endpoint: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What real clients read: azure-identity, the SDKs, az, Terraform."""
        authority = str((self.folder / AUTHORITY).resolve())
        return {
            "ARM_ENDPOINT": self.endpoint,
            "LANDBRIDGE_EMULATOR_TOKEN": token(self.folder),
            "AZURE_AUTHORITY_HOST": self.endpoint,
            "AZURE_TENANT_ID": TENANT,
            "AZURE_CLIENT_ID": "00000000-0000-4000-8000-0000000000bb",
            "AZURE_CLIENT_SECRET": "emulator",  # anything is taken
            "AZURE_SUBSCRIPTION_ID": SUBSCRIPTION,
            "REQUESTS_CA_BUNDLE": authority,
            "SSL_CERT_FILE": authority,
        }

    def write(self) -> Path:
        """The environment as a file for a shell to source."""
        path = self.folder / ENVIRONMENT
        path.touch(mode=0o600)
        lines = (f"export {name}='{value}'" for name, value in self.environment.items())
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path


def listening(port: int) -> socket.socket:
    """A socket on loopback. Raises OSError where the port is taken."""
    found = socket.socket()
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind(("127.0.0.1", port))
    return found


def prepared(
    folder: Path, at: socket.socket, clock: Clock, faults: Faults, layout: str | None = None
) -> tuple[Served, uvicorn.Server]:
    """An emulator over a folder, ready to `serve` on a socket; `layout` None is what was chosen."""
    folder.mkdir(parents=True, exist_ok=True)
    endpoint = f"https://localhost:{at.getsockname()[1]}"
    key = authorised(folder)
    store = Store(folder / STATE)
    if layout:
        choose(store, Settings(**{**settings_of(store).model_dump(), "layout": layout}))
    app = application(folder, store, clock, Tokens(key, endpoint), faults)
    config = uvicorn.Config(
        app,
        ssl_certfile=folder / CERTIFICATE,
        ssl_keyfile=folder / KEY,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,  # clients keep their connections and would hold it up
    )
    return Served(folder, endpoint), uvicorn.Server(config)
