"""vInfo: one row for each machine, and the only sheet that shows the broken ones."""

from collections.abc import Iterator
from datetime import timedelta

from examples.contoso.generator.chance import chance
from examples.contoso.generator.estate import Estate, Machine, Row

from .common import about, folder, moref, planted


def vinfo(estate: Estate) -> Iterator[Row]:
    """A bare machine is a row with a name; an inaccessible one has no configuration to show."""
    for machine in estate.machines:
        if machine.bare:
            yield {"VM": machine.name}
        elif not machine.readable:
            yield _unreadable(estate, machine)
        else:
            yield _described(estate, machine) | planted(machine, "vInfo")


def _unreadable(estate: Estate, machine: Machine) -> Row:
    known = ("VM", "Datacenter", "Host", "VM ID", "VI SDK Server", "VI SDK UUID")
    row = about(estate, machine, "vInfo")
    state: Row = {"Connection state": machine.connection, "Config status": "red"}
    return {column: row[column] for column in known} | state


def _described(estate: Estate, machine: Machine) -> Row:
    return {
        **about(estate, machine, "vInfo"),
        **_state(estate, machine),
        **_size(machine),
        **_networks(machine),
        **_availability(machine),
        **_boot(machine),
        **_files(machine),
        **_place(estate, machine),
    }


def _state(estate: Estate, machine: Machine) -> Row:
    draw = chance("state", machine.site, machine.name, machine.copy)
    created = estate.site.exported - timedelta(
        days=draw.randrange(60, 2600), minutes=draw.randrange(600)
    )
    started = estate.site.exported - timedelta(
        days=draw.randrange(1, 59), minutes=draw.randrange(600)
    )
    return {
        "Config status": "green",
        "DNS Name": _dns(estate, machine),
        "Connection state": machine.connection,
        "Guest state": "running" if machine.talking else "notRunning",
        "Heartbeat": "green" if machine.talking else "gray",
        "Consolidation Needed": False,
        "PowerOn": started if machine.running else None,
        "Suspended To Memory": False,
        "Suspend time": started if machine.power == "suspended" else None,
        "Creation date": created,
        "CBT": True,
        "EnableUUID": True,
        "Latency Sensitivity": "normal",
        "Fixed Passthru HotPlug": False,
        "min Required EVC Mode Key": "intel-broadwell" if machine.running else None,
    }


def _dns(estate: Estate, machine: Machine) -> str | None:
    """Planted names first (None is one); else the machine's own, once Tools have told it."""
    if machine.dns is None or not machine.talking or not machine.nics:
        return None
    return machine.dns or f"{machine.name}.{estate.site.domain}"


def _size(machine: Machine) -> Row:
    return {
        "CPUs": machine.vcpus,
        "Memory": machine.memory_mib,
        "Active Memory": machine.memory_mib // 5 if machine.running else 0,
        "NICs": len(machine.nics),
        "Disks": len(machine.disks),
        "Total disk capacity MiB": machine.capacity_mib,
        "Provisioned MiB": machine.provisioned_mib,
        "In Use MiB": machine.in_use_mib,
        "Unshared MiB": machine.unshared_mib,
        "Num Monitors": 1,
        "Video Ram KiB": 8192 if machine.os.windows else 4096,
    }


def _networks(machine: Machine) -> Row:
    row: Row = {f"Network #{number}": nic.network for number, nic in enumerate(machine.nics, 1)}
    first = machine.nics[0] if machine.nics else None
    row["Primary IP Address"] = first.addresses[0] if first and first.addresses else None
    if first and first.ipv6 and not first.addresses:
        row["Primary IP Address"] = first.ipv6
    return row


def _availability(machine: Machine) -> Row:
    return {
        "DAS protection": machine.running,
        "FT State": "notConfigured",
        "FT Latency": "gray",
        "FT Bandwidth": -1,
        "FT Sec. Latency": -1,
        "Vm Failover In Progress": False,
        "HA Restart Priority": "medium",
        "HA Isolation Response": "none",
        "HA VM Monitoring": "vmMonitoringDisabled",
    }


def _boot(machine: Machine) -> Row:
    return {
        "Boot Required": False,
        "Boot delay": 0,
        "Boot retry delay": 10000,
        "Boot retry enabled": False,
        "Boot BIOS setup": False,
        "Reboot PowerOff": False,
        "EFI Secure boot": False,
        "Firmware": "efi" if machine.site == "dc1" else "bios",
        "HW version": machine.hw_version,
        "HW upgrade status": "none",
        "HW upgrade policy": "never",
    }


def _files(machine: Machine) -> Row:
    home = f"[{machine.datastore}] {machine.home}/"
    return {
        "Path": f"{home}{machine.home}.vmx",
        "Log directory": home,
        "Snapshot directory": home,
        "Suspend directory": home,
    }


def _place(estate: Estate, machine: Machine) -> Row:
    resources = f"/{estate.site.datacenter}/{machine.cluster}/Resources"
    return {
        "Resource pool": f"{resources}/{machine.environment}",
        "Folder ID": moref("group-v", estate.site.name, folder(estate, machine)),
        "Application": machine.application,
        "Cost centre": f"CC-{chance('cost', machine.application).randrange(1000, 9999)}",
        "Backup policy": "none" if machine.environment == "Dev" else "daily",
        "SMBIOS UUID": machine.bios_uuid,
        "VI SDK Server type": "VirtualCenter",
        "VI SDK API Version": estate.site.api,
    }
