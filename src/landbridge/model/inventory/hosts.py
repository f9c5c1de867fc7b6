"""Tables about what carries VMs: hosts, clusters, datastores."""

from collections.abc import Mapping

import pyarrow as pa

from landbridge.model.inventory.columns import COUNT, FLAG, HOST, MIB, PERCENT, RATIO, TEXT, schema

HOSTS: Mapping[str, pa.Schema] = {
    "hosts": schema(
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
    "clusters": schema(
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
    "datastores": schema(
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
}
