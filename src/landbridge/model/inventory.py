"""What stands today: one Arrow table a kind of thing, every row with the place it came from.

A null is unknown, never zero or no. Memory and disks are in MiB as RVTools gives them. Tables of
different files lie in one table, told apart by `vcenter`; a VM is keyed by vCenter and MoRef.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from landbridge.model.place import Place

TEXT, COUNT, MIB, FLAG = pa.string(), pa.int64(), pa.float64(), pa.bool_()
PERCENT, RATIO, TIME = pa.float64(), pa.float64(), pa.timestamp("s")

ORIGIN = {"vcenter": TEXT, "file": TEXT, "sheet": TEXT, "row": COUNT}
"""The columns that close every table: whose thing it is and where it was read."""

VM = {
    "vm": TEXT,
    "moref": TEXT,
    "vm_uuid": TEXT,
    "power": TEXT,
    "template": FLAG,
    "cluster": TEXT,
    "host": TEXT,
    "datacenter": TEXT,
    "folder": TEXT,
}
"""The columns by which a row of a detail table points at its VM (by `vcenter` and `moref`)."""

HOST = {"host": TEXT, "cluster": TEXT, "datacenter": TEXT}
"""The columns by which a row of a detail table points at its host (by `vcenter` and `host`)."""

SECURITY = {"promiscuous": FLAG, "mac_changes": FLAG, "forged_transmits": FLAG}
"""What a switch or port group lets its VMs do; null where it inherits from its switch."""


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
    "cpus": _schema(
        {
            **VM,
            "vcpus": COUNT,
            "sockets": COUNT,
            "cores_per_socket": COUNT,
            "usage_mhz": COUNT,
            "reservation_mhz": COUNT,
            "limit_mhz": COUNT,  # -1 means none
            "hot_add": FLAG,
            "hot_remove": FLAG,
            "numa_hot_add_exposed": FLAG,
        }
    ),
    "memory": _schema(
        {
            **VM,
            "memory_mib": MIB,
            "consumed_mib": MIB,
            "active_mib": MIB,
            "swapped_mib": MIB,
            "ballooned_mib": MIB,
            "reservation_mib": MIB,
            "limit_mib": MIB,  # -1 means none
            "reservation_locked": FLAG,  # all of it, whatever its size
            "hot_add": FLAG,
        }
    ),
    "disks": _schema(
        {
            **VM,
            "disk": TEXT,
            "disk_key": COUNT,
            "disk_uuid": TEXT,
            "path": TEXT,  # begins with its datastore in brackets
            "capacity_mib": MIB,
            "raw": FLAG,  # a raw device mapping
            "raw_mode": TEXT,  # physicalMode, virtualMode
            "raw_lun_id": TEXT,
            "disk_mode": TEXT,  # persistent, independent_persistent, ...
            "sharing": TEXT,  # sharingNone, sharingMultiWriter
            "shared_bus": TEXT,  # noSharing, virtualSharing, physicalSharing
            "thin": FLAG,
            "eager_zero": FLAG,
            "controller": TEXT,
            "label": TEXT,
            "unit": COUNT,
        }
    ),
    "partitions": _schema(
        {
            **VM,
            "disk": TEXT,  # as the guest names it: a drive letter or mount point
            "disk_key": COUNT,
            "capacity_mib": MIB,
            "consumed_mib": MIB,
            "free_mib": MIB,
            "free_percent": PERCENT,
        }
    ),
    "nics": _schema(
        {
            **VM,
            "label": TEXT,
            "adapter": TEXT,  # Vmxnet3, E1000e, Sriov, ...
            "network": TEXT,
            "switch": TEXT,
            "connected": FLAG,
            "starts_connected": FLAG,
            "mac": TEXT,
            "mac_type": TEXT,  # assigned, manual, generated
            "ipv4": TEXT,
            "ipv6": TEXT,
            "direct_path": FLAG,
        }
    ),
    "hosts": _schema(
        {
            **HOST,
            "moref": TEXT,
            "config_status": TEXT,
            "maintenance": FLAG,
            "cpu_model": TEXT,
            "speed_mhz": COUNT,
            "hyperthreading": FLAG,
            "sockets": COUNT,
            "cores_per_socket": COUNT,
            "cores": COUNT,
            "cpu_percent": PERCENT,
            "memory_mib": MIB,
            "memory_percent": PERCENT,
            "nics": COUNT,
            "hbas": COUNT,
            "vms": COUNT,
            "vcpus": COUNT,
            "vcpus_per_core": RATIO,
            "evc": TEXT,
            "max_evc": TEXT,
            "esx_version": TEXT,
            "vendor": TEXT,
            "model": TEXT,
            "vsan_fault_domain": TEXT,
        }
    ),
    "clusters": _schema(
        {
            "name": TEXT,
            "moref": TEXT,
            "config_status": TEXT,
            "hosts": COUNT,
            "effective_hosts": COUNT,
            "cpu_mhz": COUNT,
            "cores": COUNT,
            "threads": COUNT,
            "memory_mib": MIB,
            "ha": FLAG,
            "failover_level": COUNT,
            "admission_control": FLAG,
            "drs": FLAG,
            "drs_behavior": TEXT,
            "dpm": FLAG,
        }
    ),
    "datastores": _schema(
        {
            "name": TEXT,
            "moref": TEXT,
            "config_status": TEXT,
            "accessible": FLAG,
            "type": TEXT,  # VMFS, NFS, vsan, vVOL
            "vms": COUNT,
            "capacity_mib": MIB,
            "provisioned_mib": MIB,
            "in_use_mib": MIB,
            "free_mib": MIB,
            "free_percent": PERCENT,
            "hosts": COUNT,
            "host_names": TEXT,
            "datastore_cluster": TEXT,
            "version": TEXT,
            "url": TEXT,
        }
    ),
    "snapshots": _schema(
        {
            **VM,
            "name": TEXT,
            "description": TEXT,
            "taken": TIME,  # in the time zone of whoever made the export
            "file_name": TEXT,
            "size_mib": MIB,
            "quiesced": FLAG,
            "state": TEXT,
        }
    ),
    "tools": _schema(
        {
            **VM,
            "hardware_version": COUNT,
            "status": TEXT,  # toolsOk, toolsOld, toolsNotRunning, toolsNotInstalled
            "version": TEXT,
            "required_version": TEXT,
            "upgradeable": TEXT,
            "upgrade_policy": TEXT,
            "time_sync": FLAG,
            "heartbeat": TEXT,
            "operation_ready": FLAG,
        }
    ),
    "cds": _schema(
        {
            **VM,
            "device": TEXT,
            "connected": FLAG,
            "starts_connected": FLAG,
            "device_type": TEXT,  # an ISO file, a host device, a remote one
        }
    ),
    "usbs": _schema(
        {
            **VM,
            "device": TEXT,
            "device_type": TEXT,
            "connected": FLAG,
            "family": TEXT,
            "speed": TEXT,
            "ehci": FLAG,
            "auto_connect": FLAG,
        }
    ),
    "switches": _schema(
        {
            **HOST,
            "switch": TEXT,
            "ports": COUNT,
            "free_ports": COUNT,
            **SECURITY,
            "traffic_shaping": FLAG,
            "policy": TEXT,
            "mtu": COUNT,
        }
    ),
    "ports": _schema(
        {
            **HOST,
            "port_group": TEXT,
            "switch": TEXT,
            "vlan": TEXT,
            **SECURITY,
            "traffic_shaping": FLAG,
            "policy": TEXT,
        }
    ),
    "vmkernels": _schema(
        {
            **HOST,
            "port_group": TEXT,
            "device": TEXT,  # vmk0, vmk1, ...
            "mac": TEXT,
            "ipv4": TEXT,
            "mtu": COUNT,
        }
    ),
    "dvswitches": _schema(
        {
            "switch": TEXT,
            "name": TEXT,
            "moref": TEXT,
            "datacenter": TEXT,
            "vendor": TEXT,
            "version": TEXT,
            "host_members": TEXT,
            "max_ports": COUNT,
            "ports": COUNT,
            "vms": COUNT,
            "mtu": COUNT,
            "lacp_mode": TEXT,
        }
    ),
    "dvports": _schema(
        {
            "port": TEXT,
            "moref": TEXT,
            "switch": TEXT,
            "type": TEXT,  # earlyBinding, lateBinding, ephemeral
            "ports": COUNT,
            "vlan": TEXT,  # a number, a range or list of a trunk, a private VLAN
            "blocked": FLAG,
            **SECURITY,
            "active_uplink": TEXT,
            "standby_uplink": TEXT,
            "policy": TEXT,
            "traffic_shaping_in": FLAG,
            "traffic_shaping_out": FLAG,
        }
    ),
}
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
