"""vDisk, vPartition, vSnapshot and vDatastore."""

from collections.abc import Iterator

from examples.contoso.generator.chance import uuid
from examples.contoso.generator.estate import GIB, Disk, Estate, Machine, Row
from examples.contoso.generator.places import LOST_DATASTORES, SPARE_DATASTORES

from .common import about, moref, planted, sdk

_FIRST_KEY = 2000
_RESERVED_UNIT = 7  # the SCSI controller itself


def vdisk(estate: Estate) -> Iterator[Row]:
    for machine in estate.readable:
        for index, disk in enumerate(machine.disks):
            yield (
                about(estate, machine, "vDisk")
                | _disk(machine, index, disk)
                | planted(machine, "vDisk")
            )


def _disk(machine: Machine, index: int, disk: Disk) -> Row:
    path = disk.path or _file(machine, index)
    return {
        "Disk": f"Hard disk {index + 1}",
        "Disk Key": _FIRST_KEY + index,
        "Disk Path": path,
        "Capacity MiB": disk.capacity_mib,
        "Raw": bool(disk.raw),
        "Disk Mode": disk.mode,
        "Sharing mode": disk.sharing,
        "Thin": not disk.raw and disk.sharing == "sharingNone",
        "Eagerly Scrub": disk.sharing != "sharingNone",
        "Level": "normal",
        "Shares": 1000,
        "Limit": -1,
        "Controller": disk.controller,
        "Label": f"SCSI controller {index // 15}",
        "SCSI Unit #": f"{index // 15}:{_unit(index)}",
        "Unit #": _unit(index),
        "Shared Bus": disk.bus,
        "Path": path,
        "Raw LUN ID": f"naa.6000{machine.number:028d}" if disk.raw else None,
        "Raw Comp. Mode": disk.raw or None,
    }


def _unit(index: int) -> int:
    return index if index < _RESERVED_UNIT else index + 1


def _file(machine: Machine, index: int) -> str:
    suffix = f"_{index}" if index else ""
    return f"[{machine.datastore}] {machine.home}/{machine.home}{suffix}.vmdk"


def vpartition(estate: Estate) -> Iterator[Row]:
    """One file system on each disk, seen by Tools only; raw and empty devices show none."""
    for machine in estate.readable:
        for index, disk in enumerate(machine.disks):
            if machine.talking and not disk.raw and disk.capacity_mib:
                row = _partition(machine, index, disk)
                yield about(estate, machine, "vPartition") | row


def _partition(machine: Machine, index: int, disk: Disk) -> Row:
    free = disk.capacity_mib - disk.used_mib
    return {
        "Disk Key": _FIRST_KEY + index,
        "Disk": _mount(machine, index),
        "Capacity MiB": disk.capacity_mib,
        "Consumed MiB": disk.used_mib,
        "Free MiB": free,
        "Free %": free * 100 // disk.capacity_mib,
    }


def _mount(machine: Machine, index: int) -> str:
    if machine.disks[index].mount:
        return machine.disks[index].mount
    if machine.os.windows:
        return f"{'CDEFGHIJKLMNOP'[index]}:\\"
    return f"/data{index}" if index else "/"


def vsnapshot(estate: Estate) -> Iterator[Row]:
    for machine in estate.readable:
        for number, snapshot in enumerate(machine.snapshots, 1):
            home = f"[{machine.datastore}] {machine.home}/"
            row: Row = {
                "Name": snapshot.name,
                "Description": snapshot.description or None,
                "Date / time": snapshot.taken,
                "Filename": f"{home}{machine.home}-Snapshot{number}.vmsn",
                "Size MiB (vmsn)": 0,
                "Size MiB (total)": snapshot.size_mib,
                "Quiesced": False,
                "State": "poweredOff",
            }
            yield about(estate, machine, "vSnapshot") | row


def vdatastore(estate: Estate) -> Iterator[Row]:
    """Each datastore is a third larger than what lies on it, in whole TiB."""
    for cluster in estate.clusters:
        for name in cluster.datastore_names:
            guests = [machine for machine in estate.readable if machine.datastore == name]
            yield _datastore(estate, name, cluster.host_names, guests)
    for name in SPARE_DATASTORES[estate.site.name]:
        yield _datastore(estate, name, estate.clusters[0].host_names, [])
    for name in LOST_DATASTORES[estate.site.name]:
        lost: Row = {"Config status": "red", "Accessible": False, "# VMs total": 1, "# VMs": 1}
        yield _datastore(estate, name, estate.clusters[0].host_names, []) | lost


def _datastore(estate: Estate, name: str, hosts: tuple[str, ...], guests: list[Machine]) -> Row:
    tib = GIB * GIB
    in_use = sum(machine.in_use_mib for machine in guests)
    provisioned = sum(machine.provisioned_mib for machine in guests)
    capacity = max(2 * tib, -(-provisioned * 4 // (3 * tib)) * tib)
    free = capacity - in_use
    return {
        "Name": name,
        "Config status": "green",
        "Address": f"naa.6000{moref('lun', name)[4:]:0>28}",
        "Accessible": True,
        "Type": "VMFS",
        "# VMs total": len(guests),
        "# VMs": sum(machine.running for machine in guests),
        "Capacity MiB": capacity,
        "Provisioned MiB": provisioned,
        "In Use MiB": in_use,
        "Free MiB": free,
        "Free %": free * 100 // capacity,
        "SIOC enabled": False,
        "SIOC Threshold": 30,
        "# Hosts": len(hosts),
        "Hosts": ", ".join(hosts),
        "Block size": 1,
        "Max Blocks": 64 * tib,
        "# Extents": 1,
        "Major Version": 6,
        "Version": "6.82",
        "VMFS Upgradeable": False,
        "MHA": True,
        "URL": f"ds:///vmfs/volumes/{uuid('datastore', name)}/",
        "Object ID": moref("datastore", name),
        **sdk(estate.site),
    }
