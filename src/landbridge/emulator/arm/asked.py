"""A request to Azure Resource Manager, taken apart."""

import re
from dataclasses import dataclass

from starlette.requests import Request

from landbridge.emulator.arm.changes import Matching
from landbridge.emulator.arm.content import read, sent, unread
from landbridge.emulator.arm.refusal import Refusal
from landbridge.emulator.ids import ResourceId, parsed
from landbridge.emulator.store import Body

VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview|-privatepreview|-alpha|-beta)?")


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
        found = read(self.raw)
        if not isinstance(found, dict):
            raise unread("an object was expected")
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
        await sent(request),
        f"{request.url.scheme}://{request.url.netloc}",
        request.url.path,
    )


def _refuse_version(version: str) -> None:
    if not version:
        told = "The api-version query parameter (?api-version=) is required for all requests."
        raise Refusal(400, "MissingApiVersionParameter", told)
    if not VERSION.fullmatch(version):
        told = f"The api-version '{version}' is invalid: it should be YYYY-MM-DD, or with -preview."
        raise Refusal(400, "InvalidApiVersionParameter", told)
