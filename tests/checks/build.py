"""Builders of small inventories with detail tables, and running one rule over them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from tests.build import vm

from landbridge.checks import RULES, Hit, Rule, Subject
from landbridge.model.estate import Estate
from landbridge.model.inventory import SCHEMAS, SHEETS, Inventory

Row = Mapping[str, Any]
BY_ID = {rule.id: rule for rule in RULES}

TODAY = date(2026, 11, 22)
OS = "Red Hat Enterprise Linux 9 (64-bit)"
HEALTHY: Mapping[str, Row] = {
    "vms": {
        **{"hardware_version": 19, "connection_state": "connected", "ft_state": "notConfigured"},
        **{"cbt": True, "consolidation_needed": False, "os_configured": OS, "placeholder": False},
        **{"latency_sensitivity": "normal", "fixed_passthrough": False, "nics": 1, "host": "esx"},
        **{"annotation": "a shop", "cluster_rules": "none", "min_evc": "intel-skylake"},
    },
    "cpus": {"reservation_mhz": 0, "limit_mhz": -1, "hot_add": False, "hot_remove": False},
    "memory": {
        **{"memory_mib": 8192.0, "reservation_mib": 0.0, "limit_mib": -1.0},
        **{"reservation_locked": False, "hot_add": False},
    },
    "disks": {
        **{"disk": "Hard disk 1", "path": "[ds] vm/vm.vmdk", "capacity_mib": 1024.0, "raw": False},
        "controller": "SCSI controller 0",
        **{"disk_mode": "persistent", "sharing": "sharingNone", "shared_bus": "noSharing"},
    },
    "partitions": {"disk": "C:\\", "free_mib": 9000.0},
    "nics": {"adapter": "Vmxnet3", "network": "app", "switch": "dvs"},
    "tools": {"status": "toolsOk"},
    "cds": {"connected": False, "device_type": "Client Device"},
}
"""What a VM is like in each table of which it has a row, unless a test says otherwise."""

HOST = {
    **{"host": "esx", "cpu_model": "Intel(R) Xeon(R)", "esx_version": "VMware ESXi 8.0.3 build-1"},
    **{"evc": "intel-icelake", "max_evc": "intel-icelake"},
}
PORT = {
    **{"port": "app", "switch": "dvs", "type": "earlyBinding", "vlan": "110"},
    **{"promiscuous": False, "mac_changes": False, "forged_transmits": False},
}
THINGS: Mapping[str, Row] = {
    "hosts": HOST,
    "dvports": PORT,
    "ports": {"port_group": "management", "switch": "vSwitch0"},
    "datastores": {"name": "ds", "vms": 1, "accessible": True},
    "vmkernels": {"port_group": "management", "device": "vmk0", "host": "esx"},
}
EMPTY = ("snapshots", "usbs")

HEALTHY_CLOUD: Row = {
    "name": "avs",
    "resource_group": "rg-avs",
    "region": "uksouth",
    "zone": 3,
    "address_block": "10.0.0.0/22",
    "hcx_blocks": ["10.0.8.0/24", "10.0.9.0/24"],
    "virtual_network": {
        "name": "vnet-avs",
        "resource_group": "rg-avs",
        "address_space": ["10.0.0.0/16"],
        "dns_servers": [],
    },
    "dns_zone": "Public",
    "other_networks": [{"name": "head office", "prefixes": ["10.1.0.0/16"]}],
    "neighbours": [],
    "resource_providers": ["Microsoft.AVS", "Microsoft.BareMetal"],
    "roles": ["Owner"],
    "fleet_principal": "enabled",
    "name_policies": "none",
    "quota": {"state": "confirmed", "hosts": 96},
}
"""What `private_cloud` says of a design against which nothing stands."""
HEALTHY_SEGMENTS: Sequence[Row] = [{"name": "seg-web", "prefix": "10.0.16.0/24"}]
"""What `segments` says beside it."""


def machine(name: str = "vm", /, **tables: Row | Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
    """The rows of one VM by table: the healthy one with these columns set, or these rows instead.

    `machine(disks={"raw": True})`, `machine(snapshots=[{"name": "one"}, {"name": "two"}])`.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in (*HEALTHY, *EMPTY):
        given = tables.get(table, [{}] if table in HEALTHY else [])
        several = [given] if isinstance(given, Mapping) else given
        rows[table] = [{**HEALTHY.get(table, {}), **row} for row in several]
    own = rows["vms"][0]
    rows["vms"] = [{**vm(name), **HEALTHY["vms"], **own}]
    shared = {"vm": name, "power": rows["vms"][0]["power"], "vcenter": rows["vms"][0]["vcenter"]}
    for table in rows.keys() - {"vms"}:
        rows[table] = [{**shared, **row} for row in rows[table]]
    return rows


def subject(
    *machines: Mapping[str, list[dict[str, Any]]], without: Iterable[str] = (), **things: list[Row]
) -> Subject:
    """What rules look at: these VMs, and hosts, networks and datastores, healthy unless given."""
    rows: dict[str, list[Row]] = {table: [] for table in (*HEALTHY, *EMPTY)}
    for number, each in enumerate(machines):
        for table, own in each.items():
            rows[table] += [{"moref": f"vm-{number}", **row} for row in own]
    for table, healthy in THINGS.items():
        rows[table] = [{"vcenter": "vc", **healthy, **row} for row in things.get(table, [{}])]
    tables = {name: _table(name, own) for name, own in rows.items() if name not in set(without)}
    estate = Estate.model_validate({"name": "test", "inventory": Inventory(tables)})
    return Subject(estate, today=TODAY)


def _table(name: str, rows: Iterable[Row]) -> pa.Table:
    whole = [
        {"file": "vc.xlsx", **row, "sheet": SHEETS[name], "row": number + 2}
        for number, row in enumerate(rows)
    ]
    return pa.Table.from_pylist(whole, schema=SCHEMAS[name])


def rule(rule_id: str) -> Rule:
    """The rule of that id."""
    return BY_ID[rule_id]


def found(rule_id: str, of: Subject) -> list[Hit]:
    """What one rule finds; one that lacks a part finds nothing, unless it answers in part."""
    one = rule(rule_id)
    lacks = not one.undecided and any(of.lacks(part) for part in one.needs)
    return [] if lacks else list(one.find(of))


def subjects(rule_id: str, of: Subject) -> list[str]:
    """Whom one rule names."""
    return [hit.subject for hit in found(rule_id, of)]
