"""The sheets that we read and how RVTools calls their columns, from `sheets.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa
import yaml

from landbridge.intake.rvtools.headers import Header, heading
from landbridge.intake.rvtools.spelling import plain
from landbridge.model.inventory import SCHEMAS
from landbridge.model.inventory.columns import ORIGIN

NETWORKS = frozenset(f"network{mark}{n}" for mark in ("", "#") for n in range(1, 9))
"""The headers of vInfo that together make one column of ours, `networks`."""

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls")
A_CSV = "RVTools_tabvInfo.csv"
"""How RVTools calls a sheet that it writes as a file."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: the table it fills and, by column, RVTools' title and the keys it answers to.

    `words` are what may stand in a column: ours by what is written, without case and punctuation.
    """

    name: str
    table: str
    identity: tuple[str, ...]
    required: str
    lost: str
    titles: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    without: Mapping[str, str]
    bounds: Mapping[str, tuple[float, float]]
    words: Mapping[str, Mapping[str, str]]

    @property
    def schema(self) -> pa.Schema:
        """The columns that the sheet fills, with where each row was read."""
        return SCHEMAS[self.table]

    def keys(self, header: Header) -> tuple[str, ...]:
        """The keys a header answers to: its own, and that without the sheet's name before it."""
        prefix = self.name.lower()
        bare = header.key.removeprefix(prefix)
        return (header.key, bare) if bare and bare != header.key else (header.key,)

    def knows(self, header: Header) -> bool:
        """Whether the header may be one of ours, so that its column is worth reading."""
        return any(key in self._known for key in self.keys(header))

    @property
    def _known(self) -> frozenset[str]:
        return _known(self.name)


@cache
def sheets() -> Mapping[str, Sheet]:
    """Every sheet that we read, by RVTools' name for it, vInfo first."""
    text = files("landbridge.intake.rvtools").joinpath("sheets.yaml").read_text("utf-8")
    data = yaml.load(text, yaml.CSafeLoader)
    common, words = data.pop("common"), data.pop("words")
    return {name: _sheet(name, entry, common, words) for name, entry in data.items()}


@cache
def named(name: str) -> Sheet | None:
    """The sheet of that name, blind to case and to what the names of CSV files put before it."""
    key = name.strip().lower().removeprefix("rvtools_").removeprefix("tab")
    return {known.lower(): sheet for known, sheet in sheets().items()}.get(key)


@cache
def _known(name: str) -> frozenset[str]:
    sheet = sheets()[name]
    extra = NETWORKS if "networks" in sheet.schema.names else frozenset[str]()
    return extra.union(*sheet.aliases.values())


def _sheet(
    name: str, entry: Mapping[str, Any], common: Mapping[str, Any], words: Mapping[str, Any]
) -> Sheet:
    own = entry["columns"]
    derived = {"networks", "left_out", "storage_only"}
    filled = [c for c in SCHEMAS[entry["table"]].names if c not in {*ORIGIN, *derived}]
    spelled = {column: own.get(column) or common[column] for column in [*filled, "vcenter"]}
    return Sheet(
        name=name,
        table=entry["table"],
        identity=tuple(entry["identity"]),
        required=entry["required"],
        lost=entry.get("lost", ""),
        titles={c: texts[0] for c, texts in spelled.items()},
        aliases={c: tuple(heading(text).key for text in texts) for c, texts in spelled.items()},
        without=entry.get("without", {}),
        bounds={c: (float(lo), float(hi)) for c, (lo, hi) in entry.get("bounds", {}).items()},
        words={c: _spellings(each) for c, each in (words | entry.get("words", {})).items()},
    )


def _spellings(listed: Sequence[str]) -> Mapping[str, str]:
    """By every plain spelling the word that the model has for it, which comes first."""
    parted = (each.split() for each in listed)
    return {plain(word): first for first, *others in parted for word in (first, *others)}
