"""Which columns of an export may be shared as they stand, and which only under pseudonyms.

Every column that we read is named here once; whatever is not named is dropped, so that nothing
leaks by being forgotten.
"""

from collections.abc import Mapping
from functools import cache

AS_IS = "as is"

KEPT = """
vms: power template placeholder vcpus memory_mib provisioned_mib in_use_mib disks nics
vms: connection_state guest_state consolidation_needed os_configured os_tools hardware_version
vms: firmware secure_boot cbt enable_uuid ft_state latency_sensitivity fixed_passthrough min_evc
cpus: power template vcpus sockets cores_per_socket usage_mhz reservation_mhz limit_mhz hot_add
cpus: hot_remove numa_hot_add_exposed
memory: power template memory_mib consumed_mib active_mib swapped_mib ballooned_mib
memory: reservation_mib limit_mib reservation_locked hot_add
disks: power template disk disk_key capacity_mib raw raw_mode disk_mode sharing shared_bus thin
disks: eager_zero controller label unit
partitions: power template disk_key capacity_mib consumed_mib free_mib free_percent
nics: power template label adapter connected starts_connected mac_type direct_path
hosts: config_status maintenance cpu_model speed_mhz hyperthreading sockets cores_per_socket cores
hosts: cpu_percent memory_mib memory_percent nics hbas vms vcpus vcpus_per_core evc max_evc
hosts: esx_version vendor model
clusters: config_status hosts effective_hosts cpu_mhz cores threads memory_mib ha failover_level
clusters: admission_control drs drs_behavior dpm
datastores: config_status accessible type vms capacity_mib provisioned_mib in_use_mib free_mib
datastores: free_percent hosts version
snapshots: power template taken size_mib quiesced state
tools: power template hardware_version status version required_version upgradeable upgrade_policy
tools: time_sync heartbeat operation_ready
cds: power template device connected starts_connected
usbs: power template device connected family speed ehci auto_connect
switches: ports free_ports promiscuous mac_changes forged_transmits traffic_shaping policy mtu
ports: vlan promiscuous mac_changes forged_transmits traffic_shaping policy
vmkernels: device mtu
dvswitches: version max_ports ports vms mtu lacp_mode
dvports: type ports vlan blocked promiscuous mac_changes forged_transmits policy
dvports: traffic_shaping_in traffic_shaping_out
"""
"""Figures, states, operating systems and versions, by table."""

EVERYWHERE: Mapping[str, str] = {
    "vm": "vm",
    "moref": "moref",
    "vm_uuid": "uuid",
    "bios_uuid": "uuid",
    "cluster": "cluster",
    "host": "host",
    "datacenter": "datacenter",
    "folder": "folder",
    "vcenter": "server",
    "switch": "switch",
    "network": "network",
    "networks": "network",
}
"""Kinds of pseudonym by column, in whatever table it stands."""

UNDER_PSEUDONYM: Mapping[str, Mapping[str, str]] = {
    "vms": {
        "name": "vm",
        "resource_pool": "folder",
        "dns_name": "dns",
        "primary_ip": "address",
        "cluster_rules": "rules",
        "cluster_rule_names": "names",
    },
    "disks": {"disk_uuid": "uuid", "path": "path", "raw_lun_id": "lun"},
    "partitions": {"disk": "mount"},
    "nics": {"mac": "mac", "ipv4": "address", "ipv6": "address"},
    "hosts": {"vsan_fault_domain": "domain"},
    "clusters": {"name": "cluster"},
    "datastores": {
        "name": "name",
        "host_names": "hosts",
        "datastore_cluster": "name",
        "url": "url",
    },
    "snapshots": {"name": "snapshot", "file_name": "path"},
    "cds": {"device_type": "device"},
    "usbs": {"device_type": "device"},
    "ports": {"port_group": "network"},
    "vmkernels": {"port_group": "network", "mac": "mac", "ipv4": "address"},
    "dvswitches": {"name": "switch", "host_members": "hosts"},
    "dvports": {"port": "network", "active_uplink": "uplink", "standby_uplink": "uplink"},
}
"""Kinds of pseudonym by table and column."""

DROPPED: Mapping[str, tuple[str, ...]] = {
    "vms": ("annotation",),
    "snapshots": ("description",),
    "dvswitches": ("vendor",),
}
"""Free text, which may hold anything."""


def treatment(table: str, column: str) -> str | None:
    """`AS_IS`, a kind of pseudonym, or None for what is dropped."""
    if column in _kept().get(table, ()):
        return AS_IS
    return UNDER_PSEUDONYM.get(table, {}).get(column) or _everywhere(table, column)


def _everywhere(table: str, column: str) -> str | None:
    return None if column in DROPPED.get(table, ()) else EVERYWHERE.get(column)


@cache
def _kept() -> dict[str, set[str]]:
    kept: dict[str, set[str]] = {}
    for line in KEPT.strip().splitlines():
        table, columns = line.split(":")
        kept.setdefault(table, set()).update(columns.split())
    return kept
