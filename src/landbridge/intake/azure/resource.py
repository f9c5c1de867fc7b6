"""A resource of Azure, in whichever form it was written, and what its id tells."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from landbridge.intake.azure.record import Record

PROVIDERS = "/providers/"


class Resource(NamedTuple):
    """A resource: its id, its type in small letters, its name, and what it says."""

    id: str
    type: str
    name: str
    record: Record

    @property
    def key(self) -> str:
        """Its id as Azure compares it."""
        return self.id.lower()

    @property
    def group(self) -> str:
        """Its resource group."""
        return part_of(self.id, "resourcegroups")

    @property
    def subscription(self) -> str:
        """Its subscription."""
        return part_of(self.id, "subscriptions")

    @property
    def region(self) -> str:
        """Its region as `westeurope`, or nothing."""
        return self.record.word("location").replace(" ", "")

    def child(self, record: Record, key: str) -> "Resource":
        """What stands in this resource under a key, such as a subnet."""
        name = last(record.text("name") or record.text("id"))
        id_ = record.text("id") or f"{self.id}/{key}/{name}"
        return Resource(id_, f"{self.type}/{key}".lower(), name, record)


def part_of(id_: str, word: str) -> str:
    """What follows a word in an id, such as the group after `resourceGroups`."""
    parts = id_.split("/")
    return next((then for at, then in _pairs(parts) if at.lower() == word), "")


def type_of(id_: str) -> str:
    """The type that an id tells, in small letters; nothing if it tells none."""
    _, mark, tail = id_.lower().rpartition(PROVIDERS)
    parts = tail.split("/")
    return "/".join([parts[0], *parts[1::2]]) if mark and len(parts) > 2 else ""


def around(id_: str) -> str:
    """The id of what a resource stands in: its own without its last type and name."""
    return id_.rsplit("/", 2)[0]


def ancestor(id_: str, word: str) -> str:
    """The id up to the name behind a word: of a subnet its network for `virtualNetworks`."""
    parts = id_.split("/")
    for at, part in enumerate(parts):
        if part.lower() == word.lower() and at + 1 < len(parts):
            return "/".join(parts[: at + 2])
    return ""


def last(id_: str) -> str:
    """The last part of an id or of a name such as `network/subnet`."""
    return id_.rstrip("/").rpartition("/")[2]


def _pairs(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(parts)
