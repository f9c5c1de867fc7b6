"""Appliances of the platform, which stay behind: told by their file systems, else by their names.

The service brings its own vCenter, NSX and HCX; those of today manage what does not move.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyarrow.compute as pc

from landbridge.checks.machines.vcenter import OF_VCENTER
from landbridge.intake.draft.names import Population, literal
from landbridge.intake.draft.written import guessed, text
from landbridge.intake.words import counted
from landbridge.model.inventory import Inventory

OF_DISK = f"of vCenter or its Platform Services Controller by the file system {OF_VCENTER}"

NAMED: Mapping[str, str] = {
    "vCenter": r"vcsa|(?<!de)vcenter",
    "Platform Services Controller": r"(?<=[^\W_])psc\d*(?=$|[\W_])|^psc\d*$",
    "NSX": r"nsx",
    "HCX": r"hcx|-(ix|ne|wo)-[ir]\d+$",
    "SDDC Manager": r"sddc-?(manager|mgr)|cloud-?builder",
    "vSAN": r"vsan-?witness",
    "vSphere Replication": r"vsphere-?repl",
}
"""By product, what names of its appliances hold and hardly any other name."""

PERHAPS: Mapping[str, str] = {
    "Site Recovery Manager": r"srm",
    "VMware Aria (vRealize)": r"vrops|vrli|vrni|vrslcm|vr[ao]\d|log-?insight",
    "Cloud Director": r"vcd(?![a-z])",
    "Zerto": r"zerto|z-?vra|^zvm",
}
"""By product, what names hold that may be its own: it may move or stay, or be none of it."""


class Appliance(NamedTuple):
    """A VM that stays: its name, what tells so, and where that was read if not in its name."""

    name: str
    why: str
    place: str | None = None


class Appliances(NamedTuple):
    """Those that stay, and questions about VMs of which nobody knows by their name."""

    staying: tuple[Appliance, ...]
    asked: tuple[str, ...]

    @property
    def patterns(self) -> tuple[str, ...]:
        """What `scope.exclude` takes."""
        return tuple(dict.fromkeys(literal(each.name) for each in self.staying))

    def lines(self) -> Iterator[str]:
        """The key `exclude`, what was concluded alike under one remark."""
        if self.staying:
            yield "  exclude:"
        for why in dict.fromkeys(each.why for each in self.staying):
            alike = [[_entry(each)] for each in self.staying if each.why == why]
            yield from guessed("appliance", f" {why}", alike, depth=4)


def appliances(inventory: Inventory) -> Appliances:
    """Those among the VMs of an inventory; what a disk tells goes before what a name does."""
    names = [name for name in inventory.vms["name"].to_pylist() if name]
    sure = {each.name: each for each in _by_disk(inventory, Population(names))}
    left = sorted({*names} - {*sure})
    staying = (*sure.values(), *_by_name(left))
    told = {each.name for each in staying}
    return Appliances(staying, tuple(_asked([name for name in left if name not in told])))


def _entry(appliance: Appliance) -> str:
    where = f" # {appliance.place}" if appliance.place else ""
    return f"    - {text(literal(appliance.name))}{where}"


def _by_disk(inventory: Inventory, population: Population) -> Iterator[Appliance]:
    """Those with vCenter's own file system, but for names that other VMs bear, too."""
    disks = inventory["partitions"]
    rows = disks.filter(pc.fill_null(pc.equal(disks["disk"], OF_VCENTER), False))
    places = {row["vm"]: f"{row['sheet']}, row {row['row']}" for row in rows.to_pylist()}
    for name in sorted(filter(None, places)):
        if population.fitting([literal(name)]) == 1:
            yield Appliance(name, OF_DISK, places[name])


def _by_name(names: Sequence[str]) -> Iterator[Appliance]:
    for product, pattern in NAMED.items():
        for name in _holding(pattern, names):
            yield Appliance(name, f"of {product} by name")


def _asked(names: Sequence[str]) -> Iterator[str]:
    for product, pattern in PERHAPS.items():
        if found := list(_holding(pattern, names)):
            vms = f"{counted(len(found), 'VM')} ({', '.join(map(text, found))})"
            yield f"Are these {product}, as their names suggest, and do they stay behind? {vms}"


def _holding(pattern: str, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if re.search(pattern, name, re.IGNORECASE))
