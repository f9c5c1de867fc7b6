"""What rules look at: an estate, and whatever was worked out for it so far."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.carrying import carrying, unlisted
from landbridge.checks.empty_cells import ANSWERS, OWED
from landbridge.model.checked import Lack
from landbridge.model.estate import Estate
from landbridge.model.idle import IdleRule
from landbridge.model.inventory import SCHEMAS
from landbridge.model.names import Key, Names, told_apart
from landbridge.model.network import Network
from landbridge.model.place import Place
from landbridge.model.sized import Sized
from landbridge.network.assembled import assembled
from landbridge.network.idle.found import idle_rules
from landbridge.network.proof import Proof

RARE = frozenset({"usbs", "cds", "snapshots"})
"""Tables in which a VM without a row has no such thing; elsewhere every VM has one."""

NAMED = (
    *(("hosts", "host"), ("hosts", "cluster"), ("clusters", "name"), ("datastores", "name")),
    *(("dvports", "port"), ("ports", "port_group"), ("nics", "network")),
)
"""The columns that name what findings are about, besides VMs."""

CONNECTED = "connected"

UNKNOWN = "unknown"
"""What a key of the estate says when nobody answered it yet."""


Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Subject:
    """An estate with its parts; a part that is None was not worked out, and says nothing."""

    estate: Estate
    sized: Sized | None = None
    today: date | None = None
    _moving: dict[str, pa.Table] = field(default_factory=dict, repr=False, compare=False)
    _bare: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _whole: "Subject | None" = field(default=None, repr=False, compare=False)

    def lacking(self, part: str) -> tuple[Lack, ...]:
        """What is not known of a part, and of which vCenters; an answer needs all of it.

        `disks` asks for a table; `vms.cbt` for a column, of which no row of a vCenter may say
        anything, or only those of some VMs; `estate.private_cloud.address_block` for a key of the
        estate.
        """
        table, _, column = part.partition(".")
        if table not in SCHEMAS:
            return (Lack(part=part),) if self._unsaid(part) else ()
        if table in self.estate.inventory.missing:
            return (Lack(part=table),)
        if table not in self._bare:
            self._bare[table] = self._without(table)
        silent = {table: self._bare[table]}
        if column:
            silent[part] = self._silent(table, column)
        gone = frozenset[str]().union(*silent.values())
        some = self._some(table, column, gone) if column else ()
        return (*self._lacks(silent), *some)

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
        return replace(self, estate=estate, _moving={}, _bare={}, _whole=self)

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
        named = (_unique(tables[table][column]) for table, column in NAMED)
        return frozenset().union(*named, (each.name for each in self.estate.segments))

    @cached_property
    def vcenters(self) -> frozenset[str]:
        """Those of VMs that move."""
        return _unique(self.vms["vcenter"])

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

    @cached_property
    def idle(self) -> tuple[IdleRule, ...]:
        """The rules of the network that do nothing, or may do nothing."""
        return () if self.network is None else tuple(idle_rules(self.network))

    def table(self, name: str) -> pa.Table:
        """A detail table with the rows of moving VMs and of their hosts only; others come whole."""
        whole = self.estate.inventory[name]
        if name == "vms":
            return self.vms
        if "vm" not in whole.column_names and name != "hosts":
            return whole
        if name not in self._moving:
            own = carrying(whole, self.vms) if name == "hosts" else self._of_moving(whole)
            self._moving[name] = own
        return self._moving[name]

    def _of_moving(self, rows: pa.Table) -> pa.Table:
        return rows.filter(pc.is_in(_keys(rows), self._keys))

    @cached_property
    def _keys(self) -> pa.Array:
        return _keys(self.vms)

    def _unsaid(self, part: str) -> bool:
        value: object = self
        for step in part.split("."):
            value = None if value is None else getattr(value, step)
        return value is None or value == UNKNOWN

    def _lacks(self, silent: Mapping[str, frozenset[str]]) -> Iterator[Lack]:
        for part, vcenters in silent.items():
            if vcenters:
                every = vcenters >= self.vcenters
                yield Lack(part=part, vcenters=() if every else tuple(sorted(vcenters)))

    def _without(self, name: str) -> frozenset[str]:
        """The vCenters whose export lacks a table, or holds none of the rows that VMs must have."""
        untold = self.estate.inventory.untold.get(name, frozenset()) & self.vcenters
        table = self.table(name)
        if "vm" not in table.column_names or name in RARE:
            return untold
        return untold | (self.vcenters - _unique(table["vcenter"]))

    def _silent(self, name: str, column: str) -> frozenset[str]:
        """The vCenters in all of whose rows a column is blank."""
        table = self.table(name)
        if not table[column].null_count:
            return frozenset()
        telling = table["vcenter"].filter(pc.is_valid(table[column]))
        silent = _unique(table["vcenter"]) - _unique(telling)
        return silent if not len(telling) else silent & self.vcenters

    def _some(self, name: str, column: str, gone: frozenset[str]) -> Iterator[Lack]:
        """What is not told of some, where an empty cell tells nothing; vCenters `gone` aside."""
        part = f"{name}.{column}"
        whose = () if part in ANSWERS else self._untold(name, column, self.vcenters - gone)
        if whose:
            vcenters = {vcenter for vcenter, _ in whose}
            of = () if vcenters >= self.vcenters else tuple(sorted(vcenters))
            yield Lack(part=part, vcenters=of, untold=len(whose))

    def _untold(self, name: str, column: str, of: frozenset[str]) -> Collection[tuple[str, object]]:
        """By vCenter, the VMs of these (or the rows that are of no VM) whose cell is not told."""
        rows = self.table(name)
        bare = rows.filter(pc.is_null(rows[column])) if rows[column].null_count else rows[:0]
        key = "moref" if _of_vms(rows, name) else "row"
        found = dict.fromkeys(_pairs(bare, key))
        if name in OWED:
            found |= dict.fromkeys(_pairs(self._absent(rows), "moref"))
        if name == "hosts":
            told = self.vms.filter(pc.is_valid(self.vms["host"]))
            found |= dict.fromkeys(_pairs(unlisted(rows, told), "host"))
        return [each for each in found if each[0] in of and each not in self._lost]

    def _absent(self, rows: pa.Table) -> pa.Table:
        """The VMs that have none of these rows."""
        there = pc.is_in(self._keys, _keys(rows).combine_chunks())
        return self.vms.filter(pc.invert(there))

    @cached_property
    def _lost(self) -> frozenset[tuple[str, object]]:
        """The VMs of which vCenter knows but the name; `vm.lost` says so once for all columns."""
        state = pc.fill_null(self.vms["connection_state"], CONNECTED)
        return frozenset(_pairs(self.vms.filter(pc.not_equal(state, CONNECTED)), "moref"))


def _of_vms(rows: pa.Table, name: str) -> bool:
    return name == "vms" or "vm" in rows.column_names


def _pairs(rows: pa.Table, key: str) -> Iterator[tuple[str, object]]:
    return zip(rows["vcenter"].to_pylist(), rows[key].to_pylist(), strict=True)


def _keys(rows: pa.Table) -> pa.Array:
    return pc.binary_join_element_wise(rows["vcenter"], rows["moref"], "\n")


def _unique(column: pa.ChunkedArray) -> frozenset[str]:
    return frozenset(pc.unique(column).to_pylist())


def place(row: Mapping[str, Any]) -> Place:
    """Where a row of any table was read."""
    return Place(row["file"], row["sheet"], row["row"])
