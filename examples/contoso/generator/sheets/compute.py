"""vCPU, vMemory and vTools: one row for each readable machine."""

from collections.abc import Iterator

from examples.contoso.generator.estate import Estate, Row

from .common import about, planted


def vcpu(estate: Estate) -> Iterator[Row]:
    for machine in estate.readable:
        row: Row = {
            "CPUs": machine.vcpus,
            "Sockets": 1 if machine.vcpus <= 8 else 2,
            "Cores p/s": machine.vcpus if machine.vcpus <= 8 else machine.vcpus // 2,
            "Max": machine.vcpus * 2000 if machine.running else None,
            "Overall": machine.vcpus * 240 if machine.running else None,
            "Level": "normal",
            "Shares": machine.vcpus * 1000,
            "Reservation": 0,
            "Entitlement": machine.vcpus * 250 if machine.running else None,
            "Limit": -1,
            "Hot Add": False,
            "Hot Remove": False,
            "Numa Hotadd Exposed": False,
        }
        yield about(estate, machine, "vCPU") | row | planted(machine, "vCPU")


def vmemory(estate: Estate) -> Iterator[Row]:
    for machine in estate.readable:
        consumed = int(machine.memory_mib * 0.9) if machine.running else None
        row: Row = {
            "Size MiB": machine.memory_mib,
            "Memory Reservation Locked To Max": False,
            "Overhead": 64 + machine.memory_mib // 256,
            "Max": machine.memory_mib if machine.running else None,
            "Consumed": consumed,
            "Private": consumed,
            "Shared": 0,
            "Swapped": 0,
            "Ballooned": 0,
            "Active": machine.memory_mib // 5 if machine.running else None,
            "Entitlement": consumed,
            "Level": "normal",
            "Shares": machine.memory_mib * 10,
            "Reservation": 0,
            "Limit": -1,
            "Hot Add": False,
        }
        yield about(estate, machine, "vMemory") | row | planted(machine, "vMemory")


_NEWEST_TOOLS = {"dc1": 12421, "dc2": 10346}


def vtools(estate: Estate) -> Iterator[Row]:
    for machine in estate.readable:
        installed = machine.tools != "toolsNotInstalled"
        version = _NEWEST_TOOLS[machine.site]
        row: Row = {
            "VM Version": machine.hw_version,
            "Tools": machine.tools if machine.running or not installed else "toolsNotRunning",
            "Tools Version": version if installed else None,
            "Required Version": version,
            "Upgradeable": "No",
            "Upgrade Policy": "manual",
            "Sync time": False,
            "App status": "appStatusGray",
            "Heartbeat status": "green" if machine.talking else "gray",
            "Operation Ready": machine.talking,
            "State change support": machine.talking,
            "Interactive Guest": False,
        }
        yield about(estate, machine, "vTools") | row | planted(machine, "vTools")
