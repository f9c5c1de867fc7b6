"""What stands today: one Arrow table a kind of thing, every row with the place it came from.

A null is unknown, never zero or no. Memory and disks are in MiB as RVTools gives them. Tables of
different files lie in one table, told apart by `vcenter`; a VM is keyed by vCenter and MoRef.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from landbridge.model.place import Place

TEXT, COUNT, MIB, FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()

ORIGIN = {"vcenter": TEXT, "file": TEXT, "sheet": TEXT, "row": COUNT}
"""The columns that close every table: whose thing it is and where it was read."""

VM = {"vm": TEXT, "moref": TEXT, "cluster": TEXT, "host": TEXT, "datacenter": TEXT}
"""The columns by which a row of a detail table points at its VM."""


def _schema(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    return pa.schema([*columns.items(), *ORIGIN.items()])


SCHEMAS: Mapping[str, pa.Schema] = {
    "vms": _schema(
        {
            "name": TEXT,
            "moref": TEXT,
            "power": TEXT,  # poweredOn, poweredOff, suspended
            "template": FLAG,
            "placeholder": FLAG,  # stands for a VM that Site Recovery Manager protects elsewhere
            "left_out": TEXT,  # why the scope leaves it out; null when it counts
            "storage_only": FLAG,  # counted for its disks, not for processor and memory
            "vcpus": COUNT,
            "memory_mib": MIB,
            "provisioned_mib": MIB,
            "in_use_mib": MIB,
            "disks": COUNT,
            "nics": COUNT,
            "datacenter": TEXT,
            "cluster": TEXT,
            "host": TEXT,
            "folder": TEXT,
            "resource_pool": TEXT,
            "connection_state": TEXT,
            "guest_state": TEXT,
            "consolidation_needed": FLAG,
            "dns_name": TEXT,
            "primary_ip": TEXT,
            "networks": TEXT,  # the names in Network #1..#8, joined by newlines
            "os_configured": TEXT,
            "os_tools": TEXT,
            "hardware_version": COUNT,
            "firmware": TEXT,
            "secure_boot": FLAG,
            "bios_uuid": TEXT,
            "vm_uuid": TEXT,
            "cbt": FLAG,
            "enable_uuid": FLAG,
            "ft_state": TEXT,
            "latency_sensitivity": TEXT,
            "fixed_passthrough": FLAG,
            "cluster_rules": TEXT,
            "cluster_rule_names": TEXT,
            "min_evc": TEXT,
            "annotation": TEXT,
        }
    ),
}
"""The columns of each table; intake fills them all, with nulls where a source says nothing."""


@dataclass(frozen=True)
class Inventory:
    """The tables of SCHEMAS by name, and the fault-free empty one for a source that is not there.

    `missing` names the tables for which no source was read at all: their emptiness says nothing.
    """

    tables: Mapping[str, pa.Table] = field(default_factory=dict)

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
