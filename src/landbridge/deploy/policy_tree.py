"""The objects of a tree of NSX by where they hang: compared, and laid over one another."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from landbridge.deploy.merged import Body

REFERENCE, WRAPPED, CHILDREN, TAGS = "ChildResourceReference", "Child", "children", "tags"


class Hung(NamedTuple):
    """An object without what hangs on it. `place` leads there by types and ids."""

    place: str
    kind: str
    body: Body

    @property
    def name(self) -> str:
        return "/".join(self.place.split("/")[2::2])

    @property
    def above(self) -> str:
        """Where that stands which holds it."""
        return "/".join(self.place.split("/")[:-2])

    def carries(self, scope: str, tag: str) -> bool:
        return {"scope": scope, "tag": tag} in self.body.get(TAGS, ())


def objects(holder: Body, above: str = "") -> Iterator[Hung]:
    """All that hangs in a tree, whoever holds before whoever is held; references are none."""
    for child in holder.get(CHILDREN, ()):
        kind, own = _own(child)
        place = f"{above}/{kind}/{own['id']}"
        if own is not child:
            yield Hung(place, kind, {key: own[key] for key in own if key != CHILDREN})
        yield from objects(own, place)


def keeping_tags(wanted: Body, standing: Mapping[str, Hung], above: str = "") -> Body:
    """The tree that is wanted, with the tags that others gave to what stands of it.

    A tag whose scope is one of ours is replaced; an object has lists of tags, not a set of them.
    """
    children = [_keeping(each, standing, above) for each in wanted.get(CHILDREN, ())]
    return {**wanted, CHILDREN: children} if children else wanted


def _keeping(child: Body, standing: Mapping[str, Hung], above: str) -> Body:
    kind, own = _own(child)
    place = f"{above}/{kind}/{own['id']}"
    kept = keeping_tags(own, standing, place)
    if own is child:
        return kept
    there = standing[place].body.get(TAGS, ()) if place in standing else ()
    ours = own.get(TAGS, ())
    theirs = [each for each in there if each not in ours and _is_theirs(each, ours)]
    return {**child, kind: {**kept, TAGS: [*ours, *theirs]} if theirs else kept}


def _is_theirs(tag: Body, ours: list[Body]) -> bool:
    scope = tag.get("scope", "")
    return not scope or scope not in {each.get("scope", "") for each in ours}


def _own(child: Body) -> tuple[str, Body]:
    """The type of what a child holds, and its body; a reference is its own."""
    wrapper = str(child["resource_type"])
    kind = str(child.get("target_type") or wrapper.removeprefix(WRAPPED))
    return kind, child if wrapper == REFERENCE else child[kind]
