"""Every defect planted in the example is found by its rule and at its place, and nobody else is."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from examples.contoso.generator import PLANTS, Plant

from landbridge.checks import Hit, Rule, Subject
from landbridge.checks.machines import MACHINE_RULES
from landbridge.intake import read_estate

EXAMPLE = Path(__file__).parents[3] / "examples" / "contoso"

BY_DEFECT: Mapping[str, str] = {
    "A file server with 12 TiB of data": "vm.large-storage",
    "Raw device mapping, physical compatibility": "vm.raw-disk",
    "Raw device mapping, virtual compatibility": "vm.raw-disk-virtual",
    "A disk shared with another machine: multi-writer": "vm.shared-disk",
    "A disk shared with another machine: SCSI bus sharing": "vm.shared-disk",
    "A snapshot of 140 GiB, more than three years old": "vm.snapshot",
    "A snapshot in the old export, its date a text": "vm.snapshot",
    "Fourteen snapshots in one chain": "vm.snapshot-chain",
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
    "A guest system out of support": "vm.guest-out-of-support",
    "A password in the annotation (an invented one)": "vm.secret-in-annotation",
    "Suspended": "vm.suspended",
    "The port group of a standard switch": "network.standard-switch",
    "Hears multicast": "vm.multicast",
    "A promiscuous port group": "network.promiscuous",
    "A port group that allows forged transmits": "network.forged-transmits",
    "The MAC address of a virtual router": "vm.cluster-address",
    "A network that nobody uses": "network.unused",
    "A datastore that nobody uses": "datastore.unused",
    "A host with an AMD processor": "host.not-intel",
    "A host whose ESXi is too old for HCX": "host.esx-old",
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
}

BY_CELL: Mapping[tuple[str, str], str] = {
    ("indep-keep-01", "Disk Mode"): "vm.independent-disk",
    ("indep-drop-01", "Disk Mode"): "vm.nonpersistent-disk",
    ("gpu-passthrough-01", "Memory Reservation Locked To Max"): "vm.memory-locked",
    ("gpu-passthrough-01", "Fixed Passthru HotPlug"): "vm.passthrough",
    ("secure-boot-01", "OS according to the configuration file"): "vm.virtual-tpm",
}

ON_NETWORK = {
    "On a port group of a standard switch": "network.standard-switch",
    "On a network that carries a VMkernel adapter": "network.vmkernel",
    "On a network with special characters in its name": "network.special-name",
    "On a promiscuous port group": "network.promiscuous",
    "On a port group that carries many VLANs": "network.trunk",
    "On a port group without a VLAN": "network.no-vlan",
    "On a port group with ephemeral binding": "network.ephemeral",
}
"""Defects of a network that its VM shows: the network is named, the VM's row is the evidence."""

ANOTHERS = {
    "More memory (1,536 GiB) than an AV64 host has",  # sizing says it
    "Virtual hardware version 21",  # the newest that the service knows, so it is none
    "A blank at the end of the name",  # reading takes it off
    "An inaccessible row: vCenter has lost the machine",  # these rows are too bare to count
    "An inaccessible row: nobody knows whether it runs",
    "A row with a name and nothing else",
    "A placeholder of Site Recovery Manager",
    "Secure boot, and a virtual TPM that RVTools does not show (Windows 11 needs one)",
}
BESIDES = {("snap-many-01", "vm.snapshot")}
"""Whose defect two rules speak of."""


@cache
def example() -> Subject:
    return Subject(read_estate(EXAMPLE)[0])


@cache
def hits() -> Mapping[str, tuple[Hit, ...]]:
    return {rule.id: tuple(rule.find(example())) for rule in MACHINE_RULES}


def expected(plant: Plant) -> str | None:
    return BY_CELL.get((plant.subject, plant.column)) or BY_DEFECT.get(plant.defect)


def name(plant: Plant) -> str:
    return f"{plant.site}-{plant.subject}-{plant.column}"


def called(hit: Hit) -> str:
    """The name alone, where a finding says more since several have it."""
    return hit.subject.partition(" @ ")[0]


FOUND = [plant for plant in PLANTS if expected(plant)]


def test_every_plant_has_its_rule_or_a_reason_why_not() -> None:
    known = {*ON_NETWORK, *ANOTHERS}
    assert [p.defect for p in PLANTS if not expected(p) and p.defect not in known] == []


@pytest.mark.parametrize("plant", FOUND, ids=name)
def test_a_planted_defect_is_found_with_its_file(plant: Plant) -> None:
    own = [hit for hit in hits()[expected(plant) or ""] if called(hit) == plant.subject.strip()]
    assert own
    places = [place for hit in own for place in hit.evidence]
    assert any(f"{plant.site}-" in (place.file or "") and place.row for place in places)


@pytest.mark.parametrize("plant", [p for p in PLANTS if p.defect in ON_NETWORK], ids=name)
def test_a_defect_of_a_network_is_shown_by_the_vm_on_it(plant: Plant) -> None:
    own = [hit for hit in hits()[ON_NETWORK[plant.defect]] if hit.subject == plant.shows]
    assert next(place.sheet for hit in own for place in hit.evidence) == "vNetwork"


@pytest.mark.parametrize("rule", MACHINE_RULES, ids=lambda rule: rule.id)
def test_no_healthy_machine_is_named(rule: Rule) -> None:
    planted = {(plant.subject.strip(), expected(plant)) for plant in PLANTS}
    planted |= {(str(plant.shows), ON_NETWORK.get(plant.defect)) for plant in PLANTS}
    named = {(called(hit), rule.id) for hit in hits()[rule.id]}
    assert named - planted - BESIDES == set()
