"""Resources of Azure as their bodies: what a PUT sends, and what a template holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from landbridge.errors import InputError

Body = Mapping[str, Any]

OTHERWISE = "Call it otherwise in the estate."
RESOURCE_GROUP = "Microsoft.Resources/resourceGroups"


class Filled(NamedTuple):
    """A property that another resource tells once it stands, such as a key: no body can hold it.

    `path` is where it belongs (`properties.peer.id`), `id` whose property `of` it is; `type` is the
    type of that one.
    """

    path: str
    type: str
    id: str
    of: str


@dataclass(frozen=True)
class ArmResource:
    """One resource. `type` is its full type, `name` the names along it: `vnet/subnet`.

    Without a `group` it stands in the subscription itself.

    `remarks` say what of the estate the body does not hold, in a sentence each.
    """

    type: str
    name: str
    group: str
    body: Body = field(hash=False)
    remarks: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """The ids of what must stand before, though the body does not name it."""
    filled: tuple[Filled, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is the same one; Azure's names are blind to case."""
        return self.type.lower(), self.group.lower(), self.name.lower()


def id_of(subscription: str, group: str, type_: str, name: str) -> str:
    """The id of a resource; `type_` and `name` as in `ArmResource`.

    Raises InputError for a name with a slash.
    """
    within = f"/subscriptions/{subscription}" + (f"/resourceGroups/{group}" if group else "")
    if type_ == RESOURCE_GROUP:
        return within
    provider, *types = type_.split("/")
    names = name.split("/")
    if len(names) != len(types):
        raise InputError(f"`{name}`: no name in Azure has a slash in it", remedy=OTHERWISE)
    pairs = zip(types, names, strict=True)
    return f"{within}/providers/{provider}/" + "/".join(f"{each}/{name}" for each, name in pairs)


def mentioned(value: object) -> Iterator[str]:
    """The ids that a body names, in small letters."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from mentioned(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from mentioned(each)
    elif isinstance(value, str) and value.lower().startswith("/subscriptions/"):
        yield value.lower()
