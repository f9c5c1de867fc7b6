"""What an inventory does not tell of what moves: whole tables, columns, and cells of some VMs."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.inventory.carrying import unlisted
from landbridge.checks.inventory.empty_cells import ANSWERS, OWED
from landbridge.checks.inventory.moving import Moving, distinct
from landbridge.model.checked import Lack

RARE = frozenset({"usbs", "cds", "snapshots"})
"""Tables in which a VM without a row has no such thing; elsewhere every VM has one."""

CONNECTED = "connected"


class Untold:
    """What is not told, by table and column; the vCenters without a table are looked for once."""

    def __init__(self, moving: Moving) -> None:
        self._moving = moving
        self._bare: dict[str, frozenset[str]] = {}
        self._owing: dict[str, Collection[tuple[str, object]]] = {}

    def lacking(self, table: str, column: str = "") -> tuple[Lack, ...]:
        """What is not known of a table, or of one of its columns, and of which vCenters."""
        if table in self._moving.inventory.missing:
            return (Lack(part=table, number=self._vms()),)
        if table not in self._bare:
            self._bare[table] = self._without(table)
        silent = {table: self._bare[table]}
        if column:
            silent[f"{table}.{column}"] = self._silent(table, column)
        gone = frozenset[str]().union(*silent.values())
        some = self._some(table, column, gone) if column else ()
        return (*self._lacks(silent), *some)

    def _lacks(self, silent: Mapping[str, frozenset[str]]) -> Iterator[Lack]:
        for part, vcenters in silent.items():
            if vcenters:
                every = vcenters >= self._moving.vcenters
                of = () if every else tuple(sorted(vcenters))
                yield Lack(part=part, vcenters=of, number=self._vms(*of))

    def _vms(self, *of: str) -> int:
        """How many VMs move, of these vCenters or of all."""
        vms = self._moving.vms["vcenter"]
        return max(1, pc.sum(pc.is_in(vms, pa.array(of))).as_py() if of else len(vms))

    def _without(self, name: str) -> frozenset[str]:
        """The vCenters whose export lacks a table, or holds none of the rows that VMs must have."""
        untold = self._moving.inventory.untold.get(name, frozenset()) & self._moving.vcenters
        table = self._moving.table(name)
        if "vm" not in table.column_names or name in RARE:
            return untold
        return untold | (self._moving.vcenters - distinct(table["vcenter"]))

    def _silent(self, name: str, column: str) -> frozenset[str]:
        """The vCenters in all of whose rows a column is blank."""
        table = self._moving.table(name)
        if not table[column].null_count:
            return frozenset()
        telling = table["vcenter"].filter(pc.is_valid(table[column]))
        silent = distinct(table["vcenter"]) - distinct(telling)
        return silent if not len(telling) else silent & self._moving.vcenters

    def _some(self, name: str, column: str, gone: frozenset[str]) -> Iterator[Lack]:
        """What is not told of some, where an empty cell tells nothing; vCenters `gone` aside."""
        part = f"{name}.{column}"
        whose = () if part in ANSWERS else self._untold(name, column, self._moving.vcenters - gone)
        if whose:
            vcenters = {vcenter for vcenter, _ in whose}
            of = () if vcenters >= self._moving.vcenters else tuple(sorted(vcenters))
            yield Lack(part=part, vcenters=of, untold=len(whose), number=len(whose))

    def _untold(self, name: str, column: str, of: frozenset[str]) -> Collection[tuple[str, object]]:
        """By vCenter, the VMs of these (or the rows that are of no VM) whose cell is not told."""
        rows = self._moving.table(name)
        bare = rows.filter(pc.is_null(rows[column])) if rows[column].null_count else rows[:0]
        key = "moref" if _of_vms(rows, name) else "row"
        found = dict.fromkeys(_pairs(bare, key))
        if name in OWED:
            found |= dict.fromkeys(self._without_row(name))
        if name == "hosts":
            told = self._moving.vms.filter(pc.is_valid(self._moving.vms["host"]))
            found |= dict.fromkeys(_pairs(unlisted(rows, told), "host"))
        return [each for each in found if each[0] in of and each not in self._lost]

    def _without_row(self, name: str) -> Collection[tuple[str, object]]:
        """The VMs without a row in a table in which each has one."""
        if name not in self._owing:
            rows = self._moving.table(name)
            self._owing[name] = tuple(_pairs(self._moving.without(rows), "moref"))
        return self._owing[name]

    @cached_property
    def _lost(self) -> frozenset[tuple[str, object]]:
        """The VMs of which vCenter knows but the name; `vm.lost` says so once for all columns."""
        state = pc.fill_null(self._moving.vms["connection_state"], CONNECTED)
        return frozenset(_pairs(self._moving.vms.filter(pc.not_equal(state, CONNECTED)), "moref"))


def _of_vms(rows: pa.Table, name: str) -> bool:
    return name == "vms" or "vm" in rows.column_names


def _pairs(rows: pa.Table, key: str) -> Iterator[tuple[str, object]]:
    return zip(rows["vcenter"].to_pylist(), rows[key].to_pylist(), strict=True)
