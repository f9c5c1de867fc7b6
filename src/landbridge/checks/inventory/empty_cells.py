"""Columns in which an empty cell answers: nothing is there, or a rule of its own tells of it.

In any other column an empty cell is unknown, and a rule that looks at it is open for its VM.
"""

from collections.abc import Mapping

ANSWERS: Mapping[str, str] = {
    "vms.annotation": "nobody wrote a note",
    "vms.cluster_rules": "the VM is in no rule of its cluster",
    "vms.min_evc": "vCenter tells it while the VM runs: one that is off holds no host to it",
    "vms.dns_name": "the guest tells no name, which vm.no-host-name finds",
    "vms.primary_ip": "the guest tells no address, which vm.no-address finds",
    "vms.os_tools": "VMware Tools tell no system, and the configured one counts",
    "vms.vcpus": "intake.size-unknown finds it",
    "vms.memory_mib": "intake.size-unknown finds it",
    "nics.network": "the card is on no network",
    "nics.ipv4": "the guest tells no address, which vm.no-address finds",
    "nics.ipv6": "the guest has no address of version 6, or tells none",
    "dvports.vlan": "the port group has no VLAN, which network.no-vlan finds",
    "hosts.evc": "the host runs in no EVC mode",
}
"""By column, why."""

OWED = frozenset({"cpus", "memory", "tools"})
"""Tables in which every VM has a row. One without disks, cards or partitions may have none."""
