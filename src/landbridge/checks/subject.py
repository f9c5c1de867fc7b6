"""What rules look at: an estate, and whatever was worked out for it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS
from landbridge.model.network import Network
from landbridge.model.place import Place
from landbridge.model.sized import Sized
from landbridge.network.assembled import assembled
from landbridge.network.proof import Proof

KEY = ["vcenter", "moref"]
UNKNOWN = "unknown"
"""What a key of the estate says when nobody answered it yet."""


@dataclass(frozen=True)
class Subject:
    """An estate with its parts; a part that is None was not worked out, and says nothing."""

    estate: Estate
    sized: Sized | None = None
    _moving: dict[str, pa.Table] = field(default_factory=dict, repr=False, compare=False)

    def lacks(self, part: str) -> bool:
        """Whether a rule that needs this part can have no answer.

        `disks` asks for a table, `vms.cbt` for a column of which at least one row says something,
        `estate.private_cloud.address_block` for a key of the estate.
        """
        table, _, column = part.partition(".")
        if table in SCHEMAS:
            missing = table in self.estate.inventory.missing
            return missing or (bool(column) and _says_nothing(self.table(table)[column]))
        value: object = self
        for step in part.split("."):
            value = None if value is None else getattr(value, step)
        return value is None or value == UNKNOWN

    @cached_property
    def vms(self) -> pa.Table:
        """The VMs that move: those in scope, templates and agents of vSphere left out."""
        vms = self.estate.inventory.vms
        return vms.filter(pc.is_null(vms["left_out"]))

    @cached_property
    def network(self) -> Proof | None:
        """The whole network with its routes and filters; None where the estate declares none."""
        estate = self.estate
        return None if estate.network == Network() else Proof(assembled(estate), estate.tags)

    def table(self, name: str) -> pa.Table:
        """A detail table with the rows of moving VMs only; tables of no VM come whole."""
        whole = self.estate.inventory[name]
        if name == "vms":
            return self.vms
        if "vm" not in whole.column_names:
            return whole
        if name not in self._moving:
            self._moving[name] = whole.join(self.vms.select(KEY), KEY, join_type="left semi")
        return self._moving[name]


def _says_nothing(column: pa.ChunkedArray) -> bool:
    return len(column) > 0 and column.null_count == len(column)


def place(row: Mapping[str, Any]) -> Place:
    """Where a row of any table was read."""
    return Place(file=row["file"], sheet=row["sheet"], row=row["row"])
