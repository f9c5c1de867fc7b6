"""Who may ask: the administrator of the cloud, by password or by a session that one opened.

Sessions are forgotten when the emulator ends; no password is kept.
"""

import base64
import secrets
from hmac import compare_digest

from starlette.requests import Request

from landbridge.emulator.arm.kind import World
from landbridge.emulator.avs.state import credentials
from landbridge.emulator.ids import ResourceId
from landbridge.emulator.nsx import errors

COOKIE, TOKEN = "JSESSIONID", "X-XSRF-TOKEN"


class Sessions:
    """The sessions of all managers."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: dict[str, tuple[str, str]] = {}

    def opened(self, cloud: ResourceId, user: str, password: str) -> tuple[str, str]:
        """The name of a new session, and its token. Raises NsxRefusal."""
        self._refuse_password(cloud, user, password)
        name, token = secrets.token_hex(), secrets.token_urlsafe()
        self._open[name] = (cloud.key, token)
        return name, token

    def closed(self, name: str) -> None:
        self._open.pop(name, None)

    def refuse(self, cloud: ResourceId, request: Request) -> None:
        """Raises NsxRefusal for who is nobody, or somebody of another cloud."""
        scheme, _, told = request.headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "basic":
            self._refuse_password(cloud, *_decoded(told))
            return
        name = request.cookies.get(COOKIE, "")
        known, token = self._open.get(name, ("", ""))
        if not name:
            raise errors.no_credentials()
        sent = request.headers.get(TOKEN, "").encode()
        if known != cloud.key or not compare_digest(sent, token.encode()):
            raise errors.not_logged_in()

    def _refuse_password(self, cloud: ResourceId, user: str, password: str) -> None:
        told = credentials.list_(self._world, cloud, {})
        right = compare_digest(password.encode(), str(told["nsxtPassword"]).encode())
        if user != told["nsxtUsername"] or not right:
            raise errors.not_logged_in()


def _decoded(text: str) -> tuple[str, str]:
    try:
        user, _, password = base64.b64decode(text, validate=True).decode().partition(":")
    except ValueError as error:
        raise errors.not_logged_in() from error
    return user, password
