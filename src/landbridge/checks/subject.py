"""What rules look at: an estate, and whatever was worked out for it so far."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.inventory.moving import Moving, distinct
from landbridge.checks.inventory.untold import Untold
from landbridge.model.checked import Lack
from landbridge.model.estate import Estate
from landbridge.model.idle import IdleRule
from landbridge.model.inventory import SCHEMAS
from landbridge.model.names import Key, Names, told_apart
from landbridge.model.network import Network
from landbridge.model.place import Place
from landbridge.model.sized import Sized
from landbridge.network.estate.assembled import assembled
from landbridge.network.idle.found import idle_rules
from landbridge.network.proof import Proof

NAMED = (
    *(("hosts", "host"), ("hosts", "cluster"), ("clusters", "name"), ("datastores", "name")),
    *(("dvports", "port"), ("ports", "port_group"), ("nics", "network")),
)
"""The columns that name what findings are about, besides VMs."""


UNKNOWN = "unknown"
"""What a key of the estate says when nobody answered it yet."""


Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Subject:
    """An estate with its parts; a part that is None was not worked out, and says nothing."""

    estate: Estate
    sized: Sized | None = None
    today: date | None = None
    _whole: "Subject | None" = field(default=None, repr=False, compare=False)

    def lacking(self, part: str) -> tuple[Lack, ...]:
        """What is not known of a part, and of which vCenters; an answer needs all of it.

        `disks` asks for a table; `vms.cbt` for a column, of which no row of a vCenter may say
        anything, or only those of some VMs; `estate.private_cloud.address_block` for a key of the
        estate.
        """
        table, _, column = part.partition(".")
        if table in SCHEMAS:
            return self._untold.lacking(table, column)
        return (Lack(part=part),) if self._unsaid(part) else ()

    def lacks(self, part: str) -> bool:
        """Whether nothing at all is known of this part."""
        return any(not lack.vcenters and not lack.untold for lack in self.lacking(part))

    def less(self, vcenters: Iterable[str]) -> "Subject":
        """The same without these vCenters; everything keeps its name."""
        gone = pa.array(sorted(vcenters), pa.string())
        inventory = self.estate.inventory
        tables = {
            name: table.filter(pc.invert(pc.is_in(table["vcenter"], gone)))
            for name, table in inventory.tables.items()
        }
        estate = self.estate.model_copy(update={"inventory": replace(inventory, tables=tables)})
        return replace(self, estate=estate, _whole=self)

    def once(self, question: "Callable[[Subject], Answer]") -> Answer:
        """The answer to what several ask, worked out for the first of them."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: Answer = self._answers[question]
        return answer

    @cached_property
    def _answers(self) -> dict[object, Any]:
        return {}

    @cached_property
    def names(self) -> Names:
        """What findings call the VMs."""
        return self._whole.names if self._whole else Names(self.estate.inventory.vms)

    def called(self, table: str, column: str) -> Mapping[Key, str]:
        """What findings call the things that a column names, by vCenter and that name."""
        whole = (self._whole or self).estate.inventory[table]
        each = whole.select(["vcenter", column]).group_by(["vcenter", column]).aggregate([])
        return told_apart(zip(*(each[name].to_pylist() for name in each.column_names), strict=True))

    @cached_property
    def things(self) -> frozenset[str]:
        """The names of what is there besides VMs."""
        tables = self.estate.inventory
        named = (distinct(tables[table][column]) for table, column in NAMED)
        return frozenset().union(*named, (each.name for each in self.estate.segments))

    @cached_property
    def moving(self) -> Moving:
        """The inventory, as far as it is of VMs that move."""
        return Moving(self.estate.inventory)

    @cached_property
    def _untold(self) -> Untold:
        return Untold(self.moving)

    @property
    def vcenters(self) -> frozenset[str]:
        """Those of VMs that move."""
        return self.moving.vcenters

    @property
    def vms(self) -> pa.Table:
        """The VMs that move: those in scope, templates and agents of vSphere left out."""
        return self.moving.vms

    def table(self, name: str) -> pa.Table:
        """A detail table with the rows of moving VMs and of their hosts only; others come whole."""
        return self.moving.table(name)

    @cached_property
    def network(self) -> Proof | None:
        """The whole network with its routes and filters; None where the estate declares none."""
        estate = self.estate
        return None if estate.network == Network() else Proof(assembled(estate), estate.tags)

    @cached_property
    def idle(self) -> tuple[IdleRule, ...]:
        """The rules of the network that do nothing, or may do nothing."""
        return () if self.network is None else tuple(idle_rules(self.network))

    def _unsaid(self, part: str) -> bool:
        value: object = self
        for step in part.split("."):
            value = None if value is None else getattr(value, step)
        return value is None or value == UNKNOWN


def place(row: Mapping[str, Any]) -> Place:
    """Where a row of any table was read."""
    return Place(row["file"], row["sheet"], row["row"])
