"""Where the machines live: sites, clusters, hosts, datastores and networks, as tables."""

from datetime import datetime

from .estate import GIB, Cluster, Hardware, Network, Site, SiteName

SITES: dict[SiteName, Site] = {
    "dc1": Site(
        name="dc1",
        datacenter="DC1-North",
        vcenter="vcsa-dc1.contoso.example",
        api="8.0.3.0",
        domain="corp.contoso.example",
        exported=datetime.fromisoformat("2026-09-14T07:30:00"),
        hw_version=19,
    ),
    "dc2": Site(
        name="dc2",
        datacenter="DC2-South",
        vcenter="vcenter-dc2.contoso.example",
        api="6.7.3",
        domain="old.contoso.example",
        exported=datetime.fromisoformat("2026-09-10T16:05:00"),
        hw_version=13,
    ),
}

_GOLD = Hardware(
    cpu="Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz",
    mhz=2000,
    sockets=2,
    cores_per_socket=32,
    memory_mib=1536 * GIB,
    vendor="Example Systems",
    model="ES-2U Gen3",
    esx="VMware ESXi 8.0.3 build-24280767",
    evc="intel-icelake",
)
_PLATINUM = Hardware(
    cpu="Intel(R) Xeon(R) Platinum 8358 CPU @ 2.60GHz",
    mhz=2600,
    sockets=2,
    cores_per_socket=32,
    memory_mib=3072 * GIB,
    vendor="Example Systems",
    model="ES-2U Gen3 XL",
    esx="VMware ESXi 8.0.3 build-24280767",
    evc="intel-icelake",
)
_SILVER = Hardware(
    cpu="Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz",
    mhz=3000,
    sockets=2,
    cores_per_socket=24,
    memory_mib=768 * GIB,
    vendor="Example Systems",
    model="ES-1U Gen2",
    esx="VMware ESXi 8.0.3 build-24280767",
    evc="intel-cascadelake",
)
_E5 = Hardware(
    cpu="Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz",
    mhz=2600,
    sockets=2,
    cores_per_socket=14,
    memory_mib=512 * GIB,
    vendor="Example Blades",
    model="EB-460 Gen9",
    esx="VMware ESXi 6.7.0 build-17700523",
    evc="intel-broadwell",
)
_OPTERON = Hardware(
    cpu="AMD Opteron(tm) Processor 6376",
    mhz=2300,
    sockets=2,
    cores_per_socket=16,
    memory_mib=256 * GIB,
    vendor="Example Blades",
    model="EB-465 Gen8",
    esx="VMware ESXi 6.7.0 build-17700523",
    evc="amd-piledriver",
)

CLUSTERS = (
    Cluster("CL-PRD-01", "dc1", "esx-prd", 8, _GOLD, datastores=8),
    Cluster("CL-DB-01", "dc1", "esx-db", 5, _PLATINUM, datastores=6),
    Cluster("CL-VDI-01", "dc1", "esx-vdi", 4, _SILVER, datastores=3),
    Cluster("CL-OLD-PRD", "dc2", "esx-old", 5, _E5, datastores=5),
    Cluster("CL-OLD-TST", "dc2", "esx-amd", 2, _OPTERON, datastores=2),
)

# A datastore that nobody uses is planted, once per estate.
SPARE_DATASTORES: dict[SiteName, tuple[str, ...]] = {"dc1": ("DS-SPARE-01",), "dc2": ()}

# So is one that no host reaches; the machine that vCenter cannot read lies there.
LOST_DATASTORES: dict[SiteName, tuple[str, ...]] = {"dc1": ("DS-LOST-01",), "dc2": ()}

# The host that was forgotten when the others of its cluster were upgraded.
OLD_HOST = "esx-old-05.dc2.contoso.example"
OLD_ESX = "VMware ESXi 6.0.0 build-15169789"


def _vlans(site: SiteName, *rows: tuple[int, str]) -> tuple[Network, ...]:
    """One distributed port group for each VLAN, its /24 named after the site and the VLAN."""
    number = site.removeprefix("dc")
    return tuple(
        Network(f"VLAN-{vlan:04d}-{name}", site, vlan, f"10.{number}.{vlan}", f"DVS-{site.upper()}")
        for vlan, name in rows
    )


_DC1 = _vlans(
    "dc1",
    (110, "WEB"),
    (111, "APP"),
    (120, "ERP"),
    (121, "HANA"),
    (130, "SQL"),
    (131, "ORACLE"),
    (140, "WMS"),
    (141, "MES"),
    (150, "FILE"),
    (151, "BACKUP"),
    (152, "MAIL"),
    (160, "CORE"),
    (161, "MON"),
    (165, "CTX"),
    (166, "VDI"),
    (175, "K8S"),
    (180, "TEST"),
    (181, "DEV"),
    (190, "MGMT"),
    (199, "UNUSED"),
)
_DC2 = _vlans(
    "dc2",
    (10, "WEB"),
    (20, "APP"),
    (30, "DB"),
    (40, "FILE"),
    (50, "CORE"),
    (60, "TEST"),
    (70, "PLANT"),
)

SPECIAL_NAME = "VLAN-0066-Büro%2fLager & Süd"  # vCenter writes a slash in a name as %2f
IDS = "VLAN-0170-IDS"
DR_TEST = "VLAN-0200-DRTEST"
NFS = "VMK-0030-NFS"
TRUNK = "VLAN-TRUNK-FW"
NO_VLAN = "PG-UNTAGGED"
EPHEMERAL = "VLAN-0172-EPHEMERAL"
LOCAL_LAB = "PG-LOCAL-LAB"
VM_NETWORK = "VM Network"

NETWORKS = (
    *_DC1,
    Network(SPECIAL_NAME, "dc1", 66, "10.1.66", "DVS-DC1"),
    Network(IDS, "dc1", 170, "10.1.170", "DVS-DC1", promiscuous=True),
    Network(DR_TEST, "dc1", 200, "10.9.200", "DVS-DC1"),
    Network(NFS, "dc1", 30, "10.1.30", "DVS-DC1"),
    Network(TRUNK, "dc1", 0, "10.1.171", "DVS-DC1", trunk="300-349"),
    Network(NO_VLAN, "dc1", 0, "10.1.173", "DVS-DC1"),
    Network(EPHEMERAL, "dc1", 172, "10.1.172", "DVS-DC1", binding="ephemeral"),
    Network(LOCAL_LAB, "dc1", 185, "10.1.185", "vSwitch1"),
    *_DC2,
    Network(DR_TEST, "dc2", 200, "10.9.200", "DVS-DC2"),
    Network(VM_NETWORK, "dc2", 0, "10.2.90", "vSwitch0"),
)
