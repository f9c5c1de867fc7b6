"""A change laid over what stands, as RFC 7396 lays it: null takes away, objects go deep."""

from collections.abc import Mapping
from typing import Any


def merged(standing: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Lists are replaced whole."""
    result = dict(standing)
    for name, value in change.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, Mapping):
            before = result.get(name)
            result[name] = merged(before if isinstance(before, Mapping) else {}, value)
        else:
            result[name] = value
    return result
