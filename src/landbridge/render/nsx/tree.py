"""The tree: how objects hang in it, and what marks those that the tool owns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from landbridge.render.nsx.remarks import Remark

Body = dict[str, Any]
OWNER = "landbridge"
"""The scope of the tag that says which estate an object belongs to."""
ROOT = "/infra"
DOMAIN = f"{ROOT}/domains/default"


class Rendered(NamedTuple):
    """A tree with what it cannot say."""

    tree: Mapping[str, Any]
    remarks: tuple[Remark, ...]


class Tree(NamedTuple):
    """Whose objects are made."""

    owner: str

    def child(self, kind: str, id_: str, name: str, tags: Sequence[str] = (), **body: Any) -> Body:  # noqa: ANN401 - keys of NSX
        """An object with its name and its tags."""
        own = {"resource_type": kind, "id": id_, "display_name": name, **body}
        marks = [{"scope": OWNER, "tag": self.owner}, *map(_tag, tags)]
        return {"resource_type": f"Child{kind}", kind: {**own, "tags": marks}}


def infra(children: Iterable[Body]) -> Body:
    """The root."""
    return {"resource_type": "Infra", "children": [*children]}


def in_domain(children: Sequence[Body]) -> Body:
    """What stands in the domain that every manager has."""
    return {**refers("Domain", "default"), "children": [*children]}


def refers(kind: str, id_: str) -> Body:
    """An object that stands already and is not changed."""
    return {"resource_type": "ChildResourceReference", "target_type": kind, "id": id_}


def counted(holder: Mapping[str, Any]) -> int:
    """How many objects hang below one; those that are only referred to are none."""
    found = 0
    for child in holder.get("children", ()):
        kind = child["resource_type"].removeprefix("Child")
        found += counted(child.get(kind, child)) + (kind in child)
    return found


def _tag(text: str) -> Body:
    scope, _, tag = text.rpartition("|")
    return {"scope": scope, "tag": tag}
