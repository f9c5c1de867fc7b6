"""What an export says of VMs beyond RVTools' own columns: custom attributes that tell groups.

RVTools writes custom attributes into vInfo, each a column of its name; tags are there if whoever
made the export added them. Only those whose names speak of grouping are read.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from landbridge.intake.rvtools.grid import Grid
from landbridge.intake.rvtools.headers import Header
from landbridge.intake.rvtools.sheets import Sheet, sheets
from landbridge.intake.rvtools.sources import sources_at


class Kind(StrEnum):
    """What the values of an attribute are taken for."""

    APPLICATION = "application"
    GROUP = "group"
    TAGS = "tags"


KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(
        ("application", "applicationname", "app", "appname", "service", "servicename", "workload"),
        Kind.APPLICATION,
    ),
    **dict.fromkeys(
        ("environment", "env", "stage", "tier", "zone", "securityzone", "role", "project"),
        Kind.GROUP,
    ),
    **dict.fromkeys(
        ("owner", "applicationowner", "appowner", "businessowner", "team", "department"),
        Kind.GROUP,
    ),
    **dict.fromkeys(("businessunit", "costcenter", "costcentre", "tenant"), Kind.GROUP),
    **dict.fromkeys(("tag", "tags", "vmtags"), Kind.TAGS),
}
"""By what a header is without case, blanks and punctuation."""

BETWEEN_TAGS = r"\s*[,;|\n]\s*"

Spot = tuple[str, int]
"""The file and the row in which a VM was read."""


class Attribute(NamedTuple):
    """A custom attribute by its name, with its values by VM; tags are several values."""

    name: str
    kind: Kind
    values: Mapping[Spot, tuple[str, ...]]


class _Attributes(Sheet):
    """A sheet of which the columns that tell groups are read, and the names of the VMs."""

    def knows(self, header: Header) -> bool:
        required = self.aliases[self.required]
        return any(key in KINDS or key in required for key in self.keys(header))

    def kind(self, header: Header) -> Kind | None:
        return next((KINDS[key] for key in self.keys(header) if key in KINDS), None)


def attributes(*paths: Path) -> tuple[Attribute, ...]:
    """The attributes of all exports that the paths name, each once."""
    found: dict[str, Attribute] = {}
    sheet = _Attributes(**vars(sheets()["vInfo"]))
    for source in (source for path in paths for source in sources_at(path)):
        for each in _of(source.vinfo(sheet), sheet):
            known = found.get(each.name)
            values = {**known.values, **each.values} if known else each.values
            found[each.name] = each._replace(values=values)
    return tuple(found.values())


def _of(grid: Grid, sheet: _Attributes) -> Iterator[Attribute]:
    for at, column in grid.columns.items():
        header = grid.headers[at]
        kind = sheet.kind(header)
        if kind:
            values = {
                (grid.file, grid.first_row + row): _values(text, kind)
                for row, text in enumerate(column.to_pylist())
                if text
            }
            yield Attribute(header.text.strip(), kind, values)


def _values(text: str, kind: Kind) -> tuple[str, ...]:
    if kind is not Kind.TAGS:
        return (text,)
    return tuple(filter(None, re.split(BETWEEN_TAGS, text)))
