"""uri(): a relative address seen from a base."""

import re
from dataclasses import dataclass

from landbridge.armlang.fault import Fault
from landbridge.armlang.functions.signature import Function

PARTS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?P<host>//[^/?#]*)?(?P<path>[^?#]*)(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class _Uri:
    scheme: str
    host: str
    path: str
    rest: str

    @classmethod
    def of(cls, text: str) -> "_Uri":
        match = PARTS.fullmatch(text)
        parts = match.groupdict() if match else {}
        return cls(*(parts.get(name) or "" for name in ("scheme", "host", "path", "rest")))

    def __str__(self) -> str:
        return f"{self.scheme}:{self.host}{self.path}{self.rest}"


def _uri(base: str, relative: str) -> str:
    """As RFC 3986 joins them: the last part of the base's path gives way, unless it is empty."""
    start, goal = _Uri.of(base.strip()), _Uri.of(relative.strip())
    if not start.scheme or not start.host:
        raise Fault("the base of uri() is no absolute address", "Begin it with 'https://'.")
    if goal.scheme:
        return str(goal)
    if goal.host:
        return str(_Uri(start.scheme, goal.host, _flat(goal.path), goal.rest))
    if not goal.path:
        return str(_Uri(start.scheme, start.host, start.path or "/", goal.rest or start.rest))
    path = goal.path if goal.path.startswith("/") else _folder(start.path) + goal.path
    return str(_Uri(start.scheme, start.host, _flat(path), goal.rest))


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1] or "/"


def _flat(path: str) -> str:
    """The path without its dots."""
    kept: list[str] = []
    parts = path.split("/")
    for part in parts:
        if part == "..":
            kept = kept[:-1] or [""]
        elif part != ".":
            kept.append(part)
    ends_open = parts[-1] in (".", "..")
    return "/".join([*kept, ""] if ends_open else kept)


URIS = (Function("uri", "string, string", _uri),)
