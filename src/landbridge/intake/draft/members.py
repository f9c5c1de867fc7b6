"""The VMs of a draft, and which of them a custom attribute holds together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

from landbridge.intake.rvtools.attributes import Attribute, Kind, Spot


class Member(NamedTuple):
    """A VM that moves: its name, its folder, and where it was read."""

    name: str
    folder: str | None
    spot: Spot


class Held(NamedTuple):
    """The VMs that have one value of a custom attribute."""

    attribute: str
    value: str
    members: tuple[Member, ...]


def members(vms: pa.Table) -> Sequence[Member]:
    """The VMs of a table, those without a name left out."""
    rows = vms.select(["name", "folder", "file", "row"]).to_pylist()
    return [
        Member(row["name"], row["folder"], (row["file"], row["row"])) for row in rows if row["name"]
    ]


def held(
    everyone: Sequence[Member], attributes: Iterable[Attribute], kinds: Iterable[Kind]
) -> Iterator[Held]:
    """The values of attributes of these kinds, in the order of their names."""
    for attribute in attributes:
        if attribute.kind in kinds:
            for value, own in sorted(_by_value(everyone, attribute).items()):
                yield Held(attribute.name, value, tuple(own))


def _by_value(everyone: Iterable[Member], attribute: Attribute) -> Mapping[str, list[Member]]:
    by_value: dict[str, list[Member]] = {}
    for member in everyone:
        for value in attribute.values.get(member.spot, ()):
            by_value.setdefault(value, []).append(member)
    return by_value
