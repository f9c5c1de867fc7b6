"""What stands today: one Arrow table a kind of thing, every row with the place it came from.

A null is unknown, never zero or no. Memory and disks are in MiB as RVTools gives them. Tables of
different files lie in one table, told apart by `vcenter`; a VM is keyed by vCenter and MoRef.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from landbridge.model.inventory.hosts import HOSTS
from landbridge.model.inventory.machines import MACHINES
from landbridge.model.inventory.networks import NETWORKS
from landbridge.model.place import Place

SCHEMAS: Mapping[str, pa.Schema] = {**MACHINES, **HOSTS, **NETWORKS}
"""The columns of each table; intake fills them all, with nulls where a source says nothing."""

SHEETS: Mapping[str, str] = {
    **{"vms": "vInfo", "cpus": "vCPU", "memory": "vMemory", "disks": "vDisk", "nics": "vNetwork"},
    **{"partitions": "vPartition", "snapshots": "vSnapshot", "tools": "vTools", "cds": "vCD"},
    **{"usbs": "vUSB", "hosts": "vHost", "clusters": "vCluster", "datastores": "vDatastore"},
    **{"switches": "vSwitch", "ports": "vPort", "vmkernels": "vSC_VMK", "dvswitches": "dvSwitch"},
    **{"dvports": "dvPort"},
}
"""By table the sheet in which RVTools has it, by which users know it."""


@dataclass(frozen=True)
class Inventory:
    """The tables of SCHEMAS by name, and the fault-free empty one for a source that is not there.

    `missing` names the tables for which no source was read at all: their emptiness says nothing.
    `untold` names, by table, the vCenters for which that is so although others have the table.
    """

    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    untold: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> pa.Table:
        return self.tables.get(name, SCHEMAS[name].empty_table())

    @property
    def vms(self) -> pa.Table:
        """All VMs and templates, those out of scope too (see the column `left_out`)."""
        return self["vms"]

    @property
    def missing(self) -> frozenset[str]:
        """The tables that no source gave."""
        return frozenset(SCHEMAS) - frozenset(self.tables)

    def place(self, table: str, index: int) -> Place:
        """Where row `index` (from zero) of a table was read."""
        origin = self[table].select(["file", "sheet", "row"]).slice(index, 1).to_pylist()[0]
        return Place(**origin)


__all__ = ["SCHEMAS", "SHEETS", "Inventory"]
