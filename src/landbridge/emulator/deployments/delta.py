"""The differences of two bodies, as what-if tells them."""

from collections.abc import Iterator, Mapping
from typing import Any

Delta = Mapping[str, Any]
ALWAYS_CHANGES = ("etag", "systemData", "provisioningState")


def delta(before: Mapping[str, Any], after: Mapping[str, Any], path: str = "") -> Iterator[Delta]:
    """By property, down to lists; what every change changes is left out."""
    for name in [*after, *(name for name in before if name not in after)]:
        at = f"{path}.{name}" if path else name
        if name not in ALWAYS_CHANGES and before.get(name) != after.get(name):
            yield from _different(at, before.get(name), after.get(name))


def _different(path: str, before: object, after: object) -> Iterator[Delta]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from delta(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        if children := list(_of_lists(before, after)):
            told = {"before": None, "after": None, "children": children}
            yield {"path": path, "propertyChangeType": "Array", **told}
    else:
        yield _one(path, before, after)


def _of_lists(before: list[Any], after: list[Any]) -> Iterator[Delta]:
    """Entry by entry where there are as many; else those that come and go."""
    if len(before) == len(after):
        for place, (was, is_) in enumerate(zip(before, after, strict=True)):
            if isinstance(was, Mapping) and isinstance(is_, Mapping):
                if children := list(delta(was, is_)):
                    yield _nested(str(place), children)
            elif was != is_:
                yield _one(str(place), was, is_)
        return
    yield from (_one(str(at), each, None) for at, each in enumerate(before) if each not in after)
    yield from (_one(str(at), None, each) for at, each in enumerate(after) if each not in before)


def _nested(path: str, children: list[Delta]) -> Delta:
    told = {"before": None, "after": None, "children": children}
    return {"path": path, "propertyChangeType": "Modify", **told}


def _one(path: str, before: object, after: object) -> Delta:
    kind = "Create" if before is None else "Delete" if after is None else "Modify"
    return {"path": path, "propertyChangeType": kind, "before": before, "after": after}
