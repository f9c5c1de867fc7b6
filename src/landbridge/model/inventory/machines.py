"""Tables about VMs and what they consist of."""

from collections.abc import Mapping

import pyarrow as pa

from landbridge.model.inventory.columns import COUNT, FLAG, MIB, PERCENT, TEXT, TIME, schema

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

MACHINES: Mapping[str, pa.Schema] = {
    "vms": schema(
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
    "cpus": schema(
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
    "memory": schema(
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
    "disks": schema(
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
    "partitions": schema(
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
    "nics": schema(
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
    "snapshots": schema(
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
    "tools": schema(
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
    "cds": schema(
        {
            **VM,
            "device": TEXT,
            "connected": FLAG,
            "starts_connected": FLAG,
            "device_type": TEXT,  # an ISO file, a host device, a remote one
        }
    ),
    "usbs": schema(
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
}
