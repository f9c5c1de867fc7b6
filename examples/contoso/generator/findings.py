"""Which finding of `landbridge check` names each planted defect: rule, severity and subject."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .places import CLUSTERS, SITES
from .plants import Plant

RULES: Mapping[str, str] = {
    "A file server with 12 TiB of data": "vm.large-storage",
    "Raw device mapping, physical compatibility": "vm.raw-disk",
    "Raw device mapping, virtual compatibility": "vm.raw-disk-virtual",
    "A disk shared with another machine: multi-writer": "vm.shared-disk",
    "A disk shared with another machine: SCSI bus sharing": "vm.shared-disk",
    "A snapshot of 140 GiB, more than three years old": "vm.snapshot",
    "A snapshot in the old export, its date a text": "vm.snapshot",
    "Fourteen snapshots in one chain": "vm.snapshot-chain",
    "A disk on an NVMe controller": "vm.nvme-controller",
    "Its disks need consolidation": "vm.consolidation-needed",
    "Oracle Database, licensed by the cores it could run on": "vm.oracle",
    "Fault tolerance is on": "vm.fault-tolerance",
    "Changed block tracking is off": "vm.cbt-off",
    "CPUs can be added while it runs": "vm.cpu-hot-add",
    "Memory can be added while it runs": "vm.memory-hot-add",
    "High latency sensitivity": "vm.latency-sensitive",
    "It needs a newer EVC mode than AV64 has": "vm.evc-too-new",
    "A CPU reservation": "vm.cpu-reservation",
    "A CPU limit": "vm.cpu-limit",
    "A memory limit below its size": "vm.memory-limit",
    "A memory reservation": "vm.memory-reservation",
    "An SR-IOV network card": "vm.sriov",
    "A USB device of a host": "vm.usb-device",
    "A CD drive with an ISO image attached": "vm.cd-connected",
    "Virtual hardware version 4": "vm.hardware-too-old",
    "Virtual hardware version 7": "vm.hardware-not-live",
    "Virtual hardware version 8": "vm.hardware-not-live",
    "Virtual hardware version 22": "vm.hardware-too-new",
    "More vCPUs (40) than one NUMA node of an AV64 host has cores": "vm.wider-than-numa-node",
    "A disk of no size: its description is broken": "vm.disk-without-size",
    "A disk whose path names no datastore": "vm.disk-without-datastore",
    "VMware Tools are installed and do not run": "vm.tools-stopped",
    "No address, because Tools do not run": "vm.no-address",
    "No host name, because Tools do not run": "vm.no-host-name",
    "VMware Tools are not installed": "vm.tools-missing",
    "No address, because there are no Tools": "vm.no-address",
    "No host name, because there are no Tools": "vm.no-host-name",
    "Runs, talks, and has no address": "vm.no-address",
    "An IPv6 address only": "vm.ipv6-only",
    "No host name": "vm.no-host-name",
    "The host name of a fresh installation": "vm.default-host-name",
    "The system disk has 60 MiB left": "vm.guest-disk-full",
    "A vCenter among what is to move": "vm.vcenter",
    "A guest system out of support": "vm.guest-out-of-support",
    "A password in the annotation (an invented one)": "vm.secret-in-annotation",
    "Suspended": "vm.suspended",
    "The port group of a standard switch": "network.standard-switch",
    "Hears multicast": "vm.multicast",
    "A promiscuous port group": "network.promiscuous",
    "A port group that allows forged transmits": "network.forged-transmits",
    "The MAC address of a virtual router": "vm.cluster-address",
    "An address that both load balancers show beside their own": "vm.shared-ip",
    "A network that nobody uses": "network.unused",
    "A datastore that nobody uses": "datastore.unused",
    "A host with an AMD processor": "host.not-intel",
    "A host whose ESXi is too old for HCX": "host.esx-old",
    "On the host whose ESXi is too old for HCX": "host.esx-old",
    "A host in an older EVC mode than AV64: no way back alive": "host.evc-return",
    "A datastore out of reach": "datastore.not-accessible",
    "A port group that carries many VLANs": "network.trunk",
    "A port group without a VLAN": "network.no-vlan",
    "A port group with ephemeral binding": "network.ephemeral",
    "May not share a host with the other": "vm.affinity-rule",
    "Bound to certain hosts": "vm.bound-to-hosts",
    "Two machines of one name in one vCenter": "vm.duplicate-name",
    "The same name in both vCenters": "vm.duplicate-name",
    "The same BIOS UUID twice, as after a careless clone": "vm.duplicate-bios-uuid",
    "The same MAC address in both vCenters": "vm.duplicate-mac",
    "The same IP address in both vCenters": "vm.duplicate-ip",
    "A name that a spreadsheet would run as a formula": "vm.special-name",
    "Letters beyond ASCII in the name": "vm.special-name",
    "An orphaned row: vCenter has lost the machine": "vm.lost",
    "One of two load balancers that pass an address between them (keepalived, VRRP)": (
        "vm.moving-address"
    ),
    "More memory (1,536 GiB) than an AV64 host has": "sizing.vm-fits-no-host",
    "Secure boot, and a virtual TPM that RVTools does not show (Windows 11 needs one)": (
        "vm.virtual-tpm"
    ),
    "A blank at the end of the name": "intake.blank-around-name",
    "An inaccessible row: vCenter has lost the machine": "vm.lost",
    "An inaccessible row: nobody knows whether it runs": "intake.size-unknown",
    "A row with a name and nothing else": "intake.size-unknown",
    "A placeholder of Site Recovery Manager": "vm.placeholder",
}
"""By defect, where all machines that have it break one rule."""

RULES_OF_CELLS: Mapping[tuple[str, str], str] = {
    ("indep-keep-01", "Disk Mode"): "vm.independent-disk",
    ("indep-drop-01", "Disk Mode"): "vm.nonpersistent-disk",
    ("gpu-passthrough-01", "Memory Reservation Locked To Max"): "vm.memory-locked",
    ("gpu-passthrough-01", "Fixed Passthru HotPlug"): "vm.passthrough",
}
"""By machine and column, where they do not."""

RULES_OF_NETWORKS: Mapping[str, str] = {
    "On a port group of a standard switch": "network.standard-switch",
    "On a network that carries a VMkernel adapter": "network.vmkernel",
    "On a network with special characters in its name": "network.special-name",
    "On a promiscuous port group": "network.promiscuous",
    "On a port group that carries many VLANs": "network.trunk",
    "On a port group without a VLAN": "network.no-vlan",
    "On a port group with ephemeral binding": "network.ephemeral",
}
"""By defect of a network that its machine shows: the network is the subject, the message names it.
"""

BESIDES: Mapping[str, str] = {
    "Fourteen snapshots in one chain": "vm.snapshot",
    **dict.fromkeys(
        (
            "A disk whose path names no datastore",
            "An orphaned row: vCenter has lost the machine",
            "Suspended",
        ),
        "vm.no-migration-type",
    ),
}
"""What a second rule says of the same defect."""

ORDINARY = {"Virtual hardware version 21"}
"""The newest that the service takes: it looks like a defect and is none."""

SEVERITIES: Mapping[str, tuple[str, ...]] = {
    "blocking": (
        "sizing.vm-fits-no-host",
        "vm.hardware-too-new",
        "vm.hardware-too-old",
        "vm.no-migration-type",
        "vm.raw-disk",
    ),
    "high": (
        "datastore.not-accessible",
        "host.esx-old",
        "network.promiscuous",
        "network.special-name",
        "network.standard-switch",
        "network.trunk",
        "vm.cluster-address",
        "vm.disk-without-datastore",
        "vm.disk-without-size",
        "vm.duplicate-bios-uuid",
        "vm.duplicate-ip",
        "vm.duplicate-mac",
        "vm.fault-tolerance",
        "vm.ipv6-only",
        "vm.lost",
        "vm.raw-disk-virtual",
        "vm.secret-in-annotation",
        "vm.shared-disk",
        "vm.sriov",
        "vm.suspended",
        "vm.usb-device",
    ),
    "medium": (
        "host.not-intel",
        "intake.size-unknown",
        "network.forged-transmits",
        "network.no-vlan",
        "network.vmkernel",
        "vm.bound-to-hosts",
        "vm.cd-connected",
        "vm.consolidation-needed",
        "vm.duplicate-name",
        "vm.evc-too-new",
        "vm.guest-disk-full",
        "vm.guest-out-of-support",
        "vm.hardware-not-live",
        "vm.large-storage",
        "vm.latency-sensitive",
        "vm.memory-limit",
        "vm.memory-locked",
        "vm.moving-address",
        "vm.multicast",
        "vm.no-address",
        "vm.nonpersistent-disk",
        "vm.nvme-controller",
        "vm.oracle",
        "vm.passthrough",
        "vm.snapshot-chain",
        "vm.tools-missing",
        "vm.tools-stopped",
        "vm.vcenter",
        "vm.virtual-tpm",
    ),
    "low": (
        "host.evc-return",
        "intake.blank-around-name",
        "network.ephemeral",
        "vm.affinity-rule",
        "vm.cpu-hot-add",
        "vm.cpu-limit",
        "vm.cpu-reservation",
        "vm.default-host-name",
        "vm.independent-disk",
        "vm.memory-reservation",
        "vm.no-host-name",
        "vm.shared-ip",
        "vm.snapshot",
        "vm.special-name",
        "vm.wider-than-numa-node",
    ),
    "info": (
        "datastore.unused",
        "network.unused",
        "vm.cbt-off",
        "vm.memory-hot-add",
        "vm.placeholder",
    ),
}

KEYS = {"dup-name-01": ("vm-1436", "vm-1437")}
"""What tells machines of one name in one vCenter apart."""

PAIRS: Mapping[str, tuple[str, str]] = {
    "vm.shared-ip": ("lb-vrrp-01", "lb-vrrp-02"),
    "vm.duplicate-bios-uuid": ("clone-uuid-01", "clone-uuid-02"),
    "vm.duplicate-mac": ("dup-mac-01", "dup-mac-02"),
    "vm.duplicate-ip": ("dup-ip-01", "dup-ip-02"),
}
"""Who shares what they show, by rule; of several addresses it is the last."""

_UNSIZED = "name-only-01, inaccessible-01"
"""Who has no size, in the order of the export."""


class Named(NamedTuple):
    """A finding as `check` prints it."""

    rule: str
    severity: str
    subject: str


def findings(plant: Plant) -> tuple[Named, ...]:
    """Every finding that names the planted defect; none for what is ordinary."""
    severity = {rule: word for word, rules in SEVERITIES.items() for rule in rules}
    return tuple(
        Named(rule, severity[rule], subject)
        for rule in _rules(plant)
        for subject in _subjects(plant, rule)
    )


def _rules(plant: Plant) -> Iterator[str]:
    own = RULES_OF_CELLS.get((plant.subject, plant.column))
    rule = own or RULES.get(plant.defect) or RULES_OF_NETWORKS.get(plant.defect)
    if rule:
        yield rule
    if plant.defect in BESIDES:
        yield BESIDES[plant.defect]


def _subjects(plant: Plant, rule: str) -> tuple[str, ...]:
    """What the finding calls it: two that share something are a pair."""
    name = plant.subject.strip()
    if plant.defect in RULES_OF_NETWORKS:
        return (str(plant.shows),)
    if rule == "intake.size-unknown":
        return (_UNSIZED,)
    if rule.startswith("host."):
        host = str(plant.shows) if plant.column == "Host" else name
        return tuple(each.name for each in CLUSTERS if host.startswith(each.prefix))
    if rule in PAIRS:
        return (f"{str(plant.shows).split(', ')[-1]} of {' and '.join(PAIRS[rule])}",)
    return (_of_one_name(name),) if rule == "vm.duplicate-name" else (name,)


def _of_one_name(name: str) -> str:
    """Two of one vCenter, else one of each."""
    if name in KEYS:
        return " and ".join(f"{name} @ {SITES['dc1'].vcenter} ({key})" for key in KEYS[name])
    return " and ".join(sorted(f"{name} @ {site.vcenter}" for site in SITES.values()))
