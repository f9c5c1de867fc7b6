"""The emulator as a process: its folder, its port, and what a client needs to find it."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from landbridge.emulator.application import application
from landbridge.emulator.authority import AUTHORITY, CERTIFICATE, KEY, authorised
from landbridge.emulator.clock import Clock
from landbridge.emulator.control.token import token
from landbridge.emulator.entra.tokens import Tokens
from landbridge.emulator.faults import Faults
from landbridge.emulator.resources.state.subscriptions import SUBSCRIPTION, TENANT
from landbridge.emulator.serving import Server
from landbridge.emulator.settings import Settings, choose, settings_of
from landbridge.emulator.store import Store
from landbridge.errors import InputError

STATE = "state.sqlite"
ENVIRONMENT = "emulator.env"
BACKLOG = 2048


@dataclass(frozen=True)
class Served:
    """An emulator that listens."""

    folder: Path
    endpoint: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What real clients read: azure-identity, requests, Python's own TLS."""
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
        """The environment as a file for a shell to source. Raises InputError."""
        path = self.folder / ENVIRONMENT
        lines = (f"export {name}={quote(value)}\n" for name, value in self.environment.items())
        with _writing():
            path.touch(mode=0o600)
            path.write_text("".join(lines), encoding="utf-8")
        return path


def listening(port: int) -> socket.socket:
    """A socket on loopback. Raises OSError where the port is taken."""
    found = socket.socket(proto=socket.IPPROTO_TCP)  # asyncio sends at once where it is named
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind(("127.0.0.1", port))
    found.listen(BACKLOG)  # who is told the endpoint may call at once
    return found


def prepared(
    folder: Path, at: socket.socket, clock: Clock, faults: Faults, layout: str | None = None
) -> tuple[Served, Server]:
    """An emulator over a folder, ready to `serve` on a socket; `layout` None is what was chosen.

    Raises InputError.
    """
    store = Store(_made(folder) / STATE)
    if layout:
        choose(store, Settings(**{**settings_of(store).model_dump(), "layout": layout}))
    endpoint = f"https://localhost:{at.getsockname()[1]}"
    with _writing():
        key = authorised(folder)
        app = application(folder, store, clock, Tokens(key, endpoint), faults)
    server = Server(app, str(folder / CERTIFICATE), str(folder / KEY))
    return Served(folder, endpoint), server


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = f"cannot be a folder: {error.strerror}"
        raise InputError(told, place=folder, remedy="Name another with --folder.") from error
    return folder


@contextmanager
def _writing() -> Iterator[None]:
    """What cannot be read or written in the folder is told, with what to do."""
    try:
        yield
    except OSError as error:
        told = f"cannot be used: {error.strerror}"
        remedy = "Let it be read and written, or name another --folder."
        raise InputError(told, place=error.filename, remedy=remedy) from error
