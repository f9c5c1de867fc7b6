"""For each rule: the last case in which it says nothing, and the first in which it speaks."""

from dataclasses import dataclass
from typing import Any

from tests.checks.build import Row

GIB = 1024.0
TIB = 1024.0**2


@dataclass(frozen=True)
class Case:
    """Tables of a VM, or of what is around it, at the limit and one past it."""

    rule: str
    at: dict[str, Any]
    past: dict[str, Any]
    subject: str = "vm"


def _one(rule: str, table: str, column: str, at: object, past: object) -> Case:
    return Case(rule, {table: {column: at}}, {table: {column: past}})


def _many(rule: str, table: str, at: int, past: int) -> Case:
    rows = [{"name": f"s{n}", "device": f"d{n}"} for n in range(past)]
    return Case(rule, {table: rows[:at]}, {table: rows})


def _raw(rule: str, at: str | None, past: str) -> Case:
    return Case(
        rule,
        {"disks": {"raw": True, "raw_mode": at}},
        {"disks": {"raw": True, "raw_mode": past}},
    )


MACHINES = [
    _raw("vm.raw-disk", "virtualMode", "physicalMode"),
    _raw("vm.raw-disk-virtual", "physicalMode", "virtualMode"),
    _raw("vm.raw-disk-virtual", None, "virtualMode"),
    _one("vm.shared-disk", "disks", "sharing", "sharingNone", "sharingMultiWriter"),
    _one("vm.shared-disk", "disks", "shared_bus", "noSharing", "virtualSharing"),
    _one("vm.shared-disk", "disks", "shared_bus", "noSharing", "physicalSharing"),
    _one("vm.independent-disk", "disks", "disk_mode", "persistent", "independent_persistent"),
    _one("vm.nonpersistent-disk", "disks", "disk_mode", "persistent", "independent_nonpersistent"),
    _one("vm.nonpersistent-disk", "disks", "disk_mode", "append", "nonpersistent"),
    _one("vm.nvme-controller", "disks", "controller", "SCSI controller 1", "NVME controller 0"),
    _one("vm.disk-without-size", "disks", "capacity_mib", 1.0, 0.0),
    _one("vm.disk-without-datastore", "disks", "path", "[ds] a.vmdk", "[] a.vmdk"),
    _one("vm.large-storage", "vms", "provisioned_mib", 10 * TIB, 10 * TIB + 1),
    _one("vm.consolidation-needed", "vms", "consolidation_needed", False, True),
    _many("vm.snapshot", "snapshots", 0, 1),
    _many("vm.snapshot-chain", "snapshots", 3, 4),
    _one("vm.cbt-off", "vms", "cbt", True, False),
    _one("vm.fault-tolerance", "vms", "ft_state", "notConfigured", "running"),
    _one("vm.passthrough", "vms", "fixed_passthrough", False, True),
    _one("vm.sriov", "nics", "adapter", "E1000e", "SriovEthernetCard"),
    _many("vm.usb-device", "usbs", 0, 1),
    Case(
        "vm.usb-device",
        {"usbs": [{"device_type": "USB xHCI controller", "connected": True}]},
        {"usbs": [{"device_type": "Remote USB", "connected": False}]},
    ),
    Case(
        "vm.usb-device",
        {"usbs": [{"device": "USB 1", "connected": False}]},
        {"usbs": [{"device": "USB 1", "connected": True}]},
    ),
    _one("vm.cd-connected", "cds", "connected", False, True),
    _one("vm.latency-sensitive", "vms", "latency_sensitivity", "normal", "high"),
    _one("vm.memory-locked", "memory", "reservation_locked", False, True),
    _one("vm.cpu-reservation", "cpus", "reservation_mhz", 0, 1),
    _one("vm.memory-reservation", "memory", "reservation_mib", 0.0, 1.0),
    _one("vm.cpu-limit", "cpus", "limit_mhz", -1, 4000),
    _one("vm.memory-limit", "memory", "limit_mib", 8192.0, 8191.0),
    _one("vm.cpu-hot-add", "cpus", "hot_add", False, True),
    _one("vm.cpu-hot-add", "cpus", "hot_remove", False, True),
    _one("vm.memory-hot-add", "memory", "hot_add", False, True),
    _one("vm.virtual-tpm", "vms", "os_configured", "Windows 10", "Microsoft Windows 11 (64-bit)"),
    _one("vm.hardware-too-old", "vms", "hardware_version", 7, 6),
    _one("vm.hardware-not-live", "vms", "hardware_version", 9, 8),
    _one("vm.hardware-not-live", "vms", "hardware_version", 6, 7),
    _one("vm.hardware-too-new", "vms", "hardware_version", 21, 22),
    _one("vm.evc-too-new", "vms", "min_evc", "intel-icelake", "intel-sapphirerapids"),
    _one("vm.suspended", "vms", "power", "poweredOff", "suspended"),
    _one("vm.lost", "vms", "connection_state", "connected", "orphaned"),
    Case(
        "vm.lost",
        {"vms": {"connection_state": "inaccessible", "left_out": "excluded by name"}},
        {"vms": {"connection_state": "inaccessible", "left_out": "incomplete"}},
    ),
    _one("vm.vcenter", "partitions", "disk", "/storage", "/storage/seat"),
    _one("vm.placeholder", "vms", "placeholder", False, True),
    _one("vm.tools-stopped", "tools", "status", "toolsOld", "toolsNotRunning"),
    _one("vm.tools-missing", "tools", "status", "toolsOld", "toolsNotInstalled"),
    _one("vm.default-host-name", "vms", "dns_name", "localhost.corp.example", "LOCALHOST"),
    _one("vm.ipv6-only", "nics", "ipv6", "fe80::1", "2001:db8::1"),
    _one("vm.ipv6-only", "nics", "ipv6", "fe80::1", "fe80::1, fd12:3456::1"),
    _one("vm.guest-disk-full", "partitions", "free_mib", 100.0, 99.0),
    *(
        Case(
            "vm.guest-disk-full",
            {"partitions": {"disk": disk, "free_mib": least}},
            {"partitions": {"disk": disk, "free_mib": least - 1}},
        )
        for disk, least in (("/", 100.0), ("/boot", 50.0), ("/var", 10.0), ("D:\\", 10.0))
    ),
    Case(
        "vm.guest-disk-full",
        {"partitions": {"disk": "/seat", "capacity_mib": 10.0, "free_mib": 6.0}},
        {"partitions": {"disk": "/seat", "capacity_mib": 11.0, "free_mib": 6.0}},
    ),
    Case(
        "vm.guest-out-of-support",
        {"vms": {"os_configured": "CentOS 6", "os_tools": "Red Hat Enterprise Linux 9"}},
        {"vms": {"os_configured": "CentOS 6", "os_tools": "Other 2.6.x Linux"}},
    ),
    Case(
        "vm.guest-support-ends-soon",
        {"vms": {"os_configured": "Microsoft Windows Server 2019 (64-bit)"}},
        {"vms": {"os_configured": "Microsoft Windows Server 2016 (64-bit)"}},
    ),
    *(
        _one("vm.guest-out-of-support", "vms", "os_configured", good, old)
        for good, old in (
            ("Microsoft Windows Server 2016 (64-bit)", "Microsoft Windows Server 2012 R2 (64-bit)"),
            ("Red Hat Enterprise Linux 8 (64-bit)", "Red Hat Enterprise Linux 7 (64-bit)"),
            ("SUSE Linux Enterprise 15 (64-bit)", "SUSE Linux Enterprise 12 (64-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 7 (64-bit)"),
            ("Debian GNU/Linux 12 (64-bit)", "Debian GNU/Linux 11 (64-bit)"),
            ("Oracle Linux 8 (64-bit)", "Oracle Linux 7 (64-bit)"),
            ("CentOS 9 (64-bit)", "CentOS 8 (64-bit)"),
            ("Ubuntu Linux 22.04 (64-bit)", "Ubuntu Linux 20.04 (64-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 10 (64-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 8.x (64-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows Vista (32-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows XP Professional (32-bit)"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 2000 Professional"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows Millenium Edition"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows NT 4"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 98"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 95"),
            ("Microsoft Windows 11 (64-bit)", "Microsoft Windows 3.1"),
            ("Microsoft Windows Server 2016 (64-bit)", "Microsoft Windows Server 2008 (32-bit)"),
            ("Microsoft Windows Server 2016 (64-bit)", "Microsoft Windows Server 2003 (32-bit)"),
            ("Microsoft Windows Server 2016 (64-bit)", "Microsoft Windows 2000 Server"),
            ("FreeDOS 1.3", "Microsoft MS-DOS"),
            ("Novell Open Enterprise Server", "Novell NetWare 6.x"),
            ("IBM OS/400", "IBM OS/2"),
            ("Oracle Solaris 11 (64-bit)", "Oracle Solaris 10 (64-bit)"),
            ("FreeBSD 14 or later versions (64-bit)", "FreeBSD 13 (64-bit)"),
            ("FreeBSD 14 (64-bit)", "FreeBSD Pre-11 versions (64-bit)"),
        )
    ),
    *(
        _one("vm.oracle", "vms", "annotation", other, database)
        for other, database in (
            ("on Oracle Linux 8", "Oracle Database 19c"),
            ("Oracle Solaris 11 zone", "Oracle Linux with Oracle 19c"),
            ("Oracle VM VirtualBox image", "oracle_db for billing"),
            ("needs Oracle Java and WebLogic", "Oracle of the ERP"),
            ("has an Oracle client", "Oracle client beside Oracle RAC"),
            ("coracle", "instance ORCL"),
        )
    ),
    _one("vm.secret-in-annotation", "vms", "annotation", "forgot password?", "password = x"),
    _one("vm.bound-to-hosts", "vms", "cluster_rules", "none", "Virtual Machines to Hosts"),
    _one("vm.affinity-rule", "vms", "cluster_rules", "none", "Separate Virtual Machines"),
    _one("vm.moving-address", "vms", "annotation", "scarp", "CARP node"),
    _one("vm.multicast", "vms", "annotation", "broadcast", "uses multicast"),
    _one("vm.cluster-address", "nics", "mac", "02:be:0a:00:00:01", "02:bf:0a:00:00:01"),
    _one("vm.cluster-address", "nics", "mac", "00:00:0c:08:ac:01", "00:00:0c:07:ac:01"),
    _one("vm.cluster-address", "nics", "mac", "00:00:5d:00:01:0a", "00:00:5E:00:01:0a"),
    _one("vm.wider-than-numa-node", "vms", "vcpus", 32, 33),
    _one("vm.wider-than-numa-node", "vms", "vcpus", 129, 128),
    _one("vm.wider-than-numa-node", "vms", "memory_mib", 512 * GIB, 512 * GIB + 1),
    _one("vm.wider-than-numa-node", "vms", "memory_mib", 976 * GIB + 1, 976 * GIB),
]


def _thing(rule: str, table: str, subject: str, at: Row, past: Row) -> Case:
    return Case(rule, {table: [at]}, {table: [past]}, subject)


THINGS = [
    _thing("network.promiscuous", "dvports", "app", {}, {"promiscuous": True}),
    _thing("network.forged-transmits", "dvports", "app", {}, {"forged_transmits": True}),
    _thing("network.forged-transmits", "dvports", "app", {}, {"mac_changes": True}),
    _thing("network.ephemeral", "dvports", "app", {}, {"type": "ephemeral"}),
    _thing("network.trunk", "dvports", "app", {"vlan": "4094"}, {"vlan": "0-4094"}),
    _thing("network.no-vlan", "dvports", "app", {"vlan": "1"}, {"vlan": "0"}),
    _thing(
        *("network.standard-switch", "ports", "app"),
        {},
        {"port_group": "app", "switch": "dvs"},
    ),
    _thing("network.vmkernel", "vmkernels", "app", {}, {"port_group": "app"}),
    _thing("network.unused", "dvports", "spare", {}, {"port": "spare"}),
    _thing("network.unused", "dvports", "spare", {"port": "DVUplinks"}, {"port": "spare"}),
    _thing("datastore.unused", "datastores", "ds", {"vms": 1}, {"vms": 0}),
    _thing("datastore.not-accessible", "datastores", "ds", {}, {"accessible": False}),
    _thing("host.not-intel", "hosts", "esx", {}, {"cpu_model": "AMD EPYC 9654"}),
    _thing(
        *("host.esx-old", "hosts", "esx"),
        {"esx_version": "VMware ESXi 6.5.0 build-1"},
        {"esx_version": "VMware ESXi 6.0.0 build-1"},
    ),
    _thing("host.evc-return", "hosts", "esx", {}, {"evc": "intel-cascadelake"}),
    _thing("host.evc-return", "hosts", "esx", {"evc": None}, {"evc": "intel-broadwell"}),
    _thing(
        *("host.evc-return", "hosts", "esx"),
        {"evc": None, "max_evc": "intel-sapphirerapids"},
        {"evc": None, "max_evc": "intel-cascadelake"},
    ),
]
