"""What moves of an inventory: its VMs, their rows in other tables, and their hosts."""

from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from landbridge.checks.inventory.carrying import carrying
from landbridge.model.inventory import Inventory


class Moving:
    """The tables of an inventory, as far as they are of VMs that move."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self._tables: dict[str, pa.Table] = {}

    @cached_property
    def vms(self) -> pa.Table:
        """The VMs that move: those in scope, templates and agents of vSphere left out."""
        vms = self.inventory.vms
        return vms.filter(pc.is_null(vms["left_out"]))

    @cached_property
    def vcenters(self) -> frozenset[str]:
        """Those of VMs that move."""
        return distinct(self.vms["vcenter"])

    def table(self, name: str) -> pa.Table:
        """A detail table with the rows of moving VMs and of their hosts only; others come whole."""
        whole = self.inventory[name]
        if name == "vms":
            return self.vms
        if "vm" not in whole.column_names and name != "hosts":
            return whole
        if name not in self._tables:
            own = carrying(whole, self.vms) if name == "hosts" else self._of_moving(whole)
            self._tables[name] = own
        return self._tables[name]

    def without(self, rows: pa.Table) -> pa.Table:
        """The VMs that have none of these rows."""
        there = pc.is_in(self._keys, _keys(rows).combine_chunks())
        return self.vms.filter(pc.invert(there))

    def _of_moving(self, rows: pa.Table) -> pa.Table:
        return rows.filter(pc.is_in(_keys(rows), self._keys))

    @cached_property
    def _keys(self) -> pa.Array:
        return _keys(self.vms)


def distinct(column: pa.ChunkedArray) -> frozenset[str]:
    """What a column holds."""
    return frozenset(pc.unique(column).to_pylist())


def _keys(rows: pa.Table) -> pa.Array:
    return pc.binary_join_element_wise(rows["vcenter"], rows["moref"], "\n")
