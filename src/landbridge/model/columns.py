"""How RVTools calls the columns that rules look at: what users must export, in their words."""

from collections.abc import Mapping

from landbridge.model.inventory import SHEETS

HEADERS: Mapping[str, Mapping[str, str]] = {
    "cds": {
        "connected": "Connected",
    },
    "cpus": {
        "hot_add": "Hot Add",
        "hot_remove": "Hot Remove",
        "limit_mhz": "Limit",
        "reservation_mhz": "Reservation",
    },
    "datastores": {
        "accessible": "Accessible",
        "vms": "# VMs total",
    },
    "disks": {
        "capacity_mib": "Capacity",
        "controller": "Controller",
        "disk_mode": "Disk Mode",
        "path": "Disk Path",
        "raw": "Raw",
        "raw_mode": "Raw Comp. Mode",
        "shared_bus": "Shared Bus",
        "sharing": "Sharing mode",
    },
    "dvports": {
        "forged_transmits": "Forged Transmits",
        "mac_changes": "Mac Changes",
        "promiscuous": "Allow Promiscuous",
        "type": "Type",
        "vlan": "VLAN",
    },
    "hosts": {
        "cpu_model": "CPU Model",
        "esx_version": "ESX Version",
        "evc": "Current EVC",
        "max_evc": "Max EVC",
    },
    "memory": {
        "hot_add": "Hot Add",
        "limit_mib": "Limit",
        "memory_mib": "Size",
        "reservation_locked": "Memory Reservation Locked To Max",
        "reservation_mib": "Reservation",
    },
    "nics": {
        "adapter": "Adapter",
        "ipv4": "IPv4 Address",
        "ipv6": "IPv6 Address",
        "mac": "Mac Address",
        "network": "Network",
    },
    "partitions": {
        "disk": "Disk",
        "free_mib": "Free",
    },
    "tools": {
        "status": "Tools",
    },
    "vms": {
        "annotation": "Annotation",
        "bios_uuid": "SMBIOS UUID",
        "cbt": "CBT",
        "cluster_rules": "Cluster rule(s)",
        "connection_state": "Connection state",
        "consolidation_needed": "Consolidation Needed",
        "dns_name": "DNS Name",
        "fixed_passthrough": "Fixed Passthru HotPlug",
        "ft_state": "FT State",
        "hardware_version": "HW version",
        "host": "Host",
        "latency_sensitivity": "Latency Sensitivity",
        "memory_mib": "Memory",
        "min_evc": "min Required EVC Mode Key",
        "name": "VM",
        "os_configured": "OS according to the configuration file",
        "os_tools": "OS according to the VMware Tools",
        "placeholder": "SRM Placeholder",
        "power": "Powerstate",
        "primary_ip": "Primary IP Address",
        "provisioned_mib": "Provisioned",
        "vcpus": "CPUs",
    },
}
"""By table and column of ours; a test compares them with what intake reads."""


def column(part: str) -> str:
    """`disks.raw` as `Raw in vDisk`, a table as its sheet; whatever else is called as it is."""
    table, _, name = part.partition(".")
    if table not in SHEETS:
        return part
    title = HEADERS.get(table, {}).get(name, name)
    return f"{title} in {SHEETS[table]}" if name else f"sheet {SHEETS[table]}"
