"""A request to Azure Resource Manager, taken apart."""

import json
import re
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from landbridge.armlang import document
from landbridge.catalogue.arm import template_limits
from landbridge.emulator.arm.changes import Matching
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body
from landbridge.errors import InputError

VERSION = re.compile(r"\d{4}-\d{2}-\d{2}(-preview|-privatepreview|-alpha|-beta)?")
BARE_KEY = re.compile(r"([{,]\s*)template\s*:")
BODY_BYTES = 4 * 1024 * 1024  # ARM's own limit of a request


@dataclass(frozen=True)
class Asked:
    """What is asked: of which resource, in which version, with which body, at which endpoint."""

    method: str
    id: ResourceId
    version: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes
    base: str = ""
    path: str = ""

    def option(self, name: str) -> str:
        """What the query says of it, whatever the casing: `$filter`."""
        found = (value for each, value in self.query.items() if each.casefold() == name)
        return next(found, "")

    @property
    def matching(self) -> Matching:
        return Matching(self.headers.get("if-match", ""), self.headers.get("if-none-match", ""))

    def body(self) -> Body:
        """Raises Refusal for what is no JSON object."""
        try:
            found: Any = json.loads(self.raw or b"{}")
        except ValueError as error:
            found = _kindly(self.raw, error)
        if not isinstance(found, dict):
            raise _unread("an object was expected")
        return found


async def asked(request: Request) -> Asked:
    """Raises Refusal for a path that names nothing and for a version that is none."""
    name = parsed(request.url.path)
    if name is None:
        raise Refusal(404, "NotFound", f"Nothing is at the path '{request.url.path}'.")
    version = request.query_params.get("api-version", "")
    _refuse_version(version)
    return Asked(
        request.method,
        name,
        version,
        dict(request.query_params),
        dict(request.headers),
        await _raw(request),
        f"{request.url.scheme}://{request.url.netloc}",
        request.url.path,
    )


async def _raw(request: Request) -> bytes:
    """The body. What is beyond the limit is read and let go, so that the answer gets through."""
    found, size = bytearray(), 0
    async for part in request.stream():
        size += len(part)
        found += part if size <= BODY_BYTES else b""
    if size > BODY_BYTES:
        told = f"The request has {size} bytes; {BODY_BYTES} are taken."
        raise Refusal(413, "RequestContentTooLarge", told)
    return bytes(found)


def _refuse_version(version: str) -> None:
    if not version:
        told = "The api-version query parameter (?api-version=) is required for all requests."
        raise Refusal(400, "MissingApiVersionParameter", told)
    if not VERSION.fullmatch(version):
        told = f"The api-version '{version}' is invalid: it should be YYYY-MM-DD, or with -preview."
        raise Refusal(400, "InvalidApiVersionParameter", told)


def _kindly(raw: bytes, error: ValueError) -> object:
    """A body as az sends it, with the text of a template in it: a bare key, comments."""
    try:
        text = BARE_KEY.sub(r'\1"template":', raw.decode(), count=1)
        return document(text, "the request", template_limits())
    except (InputError, UnicodeDecodeError):
        raise _unread(str(error)) from error


def _unread(why: str) -> Refusal:
    told = f"The request content was invalid and could not be deserialized: {why}."
    return Refusal(400, "InvalidRequestContent", told)
