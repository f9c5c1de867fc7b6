"""Tables about switches and port groups."""

from collections.abc import Mapping

import pyarrow as pa

from landbridge.model.inventory.columns import COUNT, FLAG, HOST, TEXT, schema

SECURITY = {"promiscuous": FLAG, "mac_changes": FLAG, "forged_transmits": FLAG}
"""What a switch or port group lets its VMs do; null where it inherits from its switch."""

NETWORKS: Mapping[str, pa.Schema] = {
    "switches": schema(
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
    "ports": schema(
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
    "vmkernels": schema(
        {
            **HOST,
            "port_group": TEXT,
            "device": TEXT,  # vmk0, vmk1, ...
            "mac": TEXT,
            "ipv4": TEXT,
            "mtu": COUNT,
        }
    ),
    "dvswitches": schema(
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
    "dvports": schema(
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
