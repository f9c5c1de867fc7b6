"""What of a tree carries a tag: to be told, or to be deleted."""

from collections.abc import Iterator, Mapping
from typing import Any

Body = Mapping[str, Any]
REFERENCE, WRAPPED = "ChildResourceReference", "Child"
GOING, LIST = "marked_for_delete", "PolicyExcludeList"


def owned(tree: Body, scope: str, tag: str) -> tuple[str, ...]:
    """The paths of the objects of a tree that carry a tag; what is in one of them is with it."""
    return without(tree, scope, tag)[1]


def without(tree: Body, scope: str, tag: str) -> tuple[Body, tuple[str, ...]]:
    """A tree that deletes what carries a tag, and the paths of that.

    What holds it without carrying the tag is only referred to; the exclude list forgets it.
    """
    children, paths = _children(tree, {"scope": scope, "tag": tag})
    whole = [*children, *_forgetting(tree, frozenset(paths))]
    return {"resource_type": tree.get("resource_type", "Infra"), "children": whole}, paths


def _forgetting(tree: Body, going: frozenset[str]) -> Iterator[Body]:
    """The exclude list without whoever goes."""
    for child in tree.get("children", ()):
        listed = child.get(LIST, {})
        kept = [each for each in listed.get("members", ()) if each not in going]
        if kept != listed.get("members", []):
            yield {"resource_type": f"{WRAPPED}{LIST}", LIST: {**listed, "members": kept}}


def _children(holder: Body, mark: Body) -> tuple[list[Body], tuple[str, ...]]:
    found, paths = list[Body](), tuple[str, ...]()
    for child in holder.get("children", ()):
        for going, below in _going(child, mark):
            found.append(going)
            paths += below
    return found, paths


def _going(child: Body, mark: Body) -> Iterator[tuple[Body, tuple[str, ...]]]:
    wrapper = str(child["resource_type"])
    kind = child.get("target_type") or wrapper.removeprefix(WRAPPED)
    own = child if wrapper == REFERENCE else child[kind]
    if mark in own.get("tags", ()):
        body = {"resource_type": kind, "id": own["id"]}
        yield {"resource_type": wrapper, kind: body, GOING: True}, (str(own.get("path", "")),)
        return
    below, paths = _children(own, mark)
    if below:
        refers = {"resource_type": REFERENCE, "target_type": kind, "id": own["id"]}
        yield {**refers, "children": below}, paths
