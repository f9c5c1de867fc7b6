"""How far Azure is with a resource, as its `provisioningState` tells."""

from collections.abc import Mapping
from typing import Any

WHOLE = frozenset({"", "succeeded"})
HOLDS = "/providers/microsoft.network/"
ENDED = WHOLE | {"failed", "canceled", "cancelled"}


def state_of(body: Mapping[str, Any]) -> str:
    """In its own words; none where it tells none."""
    return str(body.get("properties", {}).get("provisioningState") or "")


def is_whole(body: Mapping[str, Any]) -> bool:
    """Whether the last thing that was done to it came to its end, as far as it tells."""
    return state_of(body).lower() in WHOLE


def etag_of(body: Mapping[str, Any] | None) -> str:
    """The version of a body, of those whose service refuses to lay another one over a newer."""
    found = body or {}
    held = HOLDS in str(found.get("id", "")).lower()
    return str(found.get("etag") or "") if held else ""


def is_going(body: Mapping[str, Any]) -> bool:
    """Whether something is being done to it now."""
    return state_of(body).lower() not in ENDED
