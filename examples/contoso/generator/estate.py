"""The nouns of the synthetic estate; the sheets of a workbook are views of them."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Cell = str | int | float | bool | datetime | None
Row = dict[str, Cell]
SiteName = Literal["dc1", "dc2"]

GIB = 1024  # MiB


@dataclass(frozen=True)
class Site:
    """One vCenter with one datacenter, and the RVTools version that exported it."""

    name: SiteName
    datacenter: str
    vcenter: str
    api: str
    domain: str
    exported: datetime
    hw_version: int


@dataclass(frozen=True)
class Hardware:
    """A server model as vHost describes it."""

    cpu: str
    mhz: int
    sockets: int
    cores_per_socket: int
    memory_mib: int
    vendor: str
    model: str
    esx: str
    evc: str

    @property
    def cores(self) -> int:
        return self.sockets * self.cores_per_socket


@dataclass(frozen=True)
class Cluster:
    """Identical hosts with their datastores; `prefix` begins the host names."""

    name: str
    site: SiteName
    prefix: str
    hosts: int
    hardware: Hardware
    datastores: int

    @property
    def host_names(self) -> tuple[str, ...]:
        return tuple(
            f"{self.prefix}-{number:02d}.{self.site}.contoso.example"
            for number in range(1, self.hosts + 1)
        )

    @property
    def datastore_names(self) -> tuple[str, ...]:
        return tuple(f"DS-{self.name[3:]}-{number:02d}" for number in range(1, self.datastores + 1))


@dataclass(frozen=True)
class Network:
    """A port group and the /24 behind it; `subnet` is the part before the last dot.

    A `trunk` carries this range of VLANs in place of the one.
    """

    name: str
    site: SiteName
    vlan: int
    subnet: str
    switch: str
    promiscuous: bool = False
    trunk: str = ""
    binding: str = "earlyBinding"

    @property
    def distributed(self) -> bool:
        return self.switch.startswith("DVS")


@dataclass(frozen=True)
class Os:
    """A guest system by its two names: in the configuration, and as VMware Tools report it."""

    configured: str
    reported: str

    @property
    def windows(self) -> bool:
        return "Windows" in self.configured


@dataclass(frozen=True)
class Disk:
    """A virtual disk with one file system in it.

    `path` is set where the file is another VM's, `mount` where the file system is a special one.
    """

    capacity_mib: int
    used_mib: int
    mode: str = "persistent"
    sharing: str = "sharingNone"
    bus: str = "noSharing"
    raw: str = ""
    path: str = ""
    mount: str = ""
    controller: str = "VMware paravirtual SCSI"


@dataclass(frozen=True)
class Nic:
    """A network card; `addresses` and `mac` are filled at placement unless planted."""

    network: str
    addresses: tuple[str, ...] = ()
    ipv6: str = ""
    mac: str = ""
    adapter: str = "Vmxnet3"
    direct_path: bool = False
    silent: bool = False


@dataclass(frozen=True)
class Snapshot:
    name: str
    taken: datetime
    size_mib: int
    description: str = ""


@dataclass(frozen=True)
class Machine:
    """A VM, healthy unless told otherwise; `cells` override what a sheet would show.

    `copy` tells machines of the same name apart; `bare` is a row that holds nothing but a name.
    `host` is filled at placement unless planted.
    """

    name: str
    site: SiteName
    cluster: str
    application: str
    os: Os
    vcpus: int
    memory_mib: int
    disks: tuple[Disk, ...]
    nics: tuple[Nic, ...]
    hw_version: int
    environment: str = "Production"
    power: str = "poweredOn"
    connection: str = "connected"
    tools: str = "toolsOk"
    template: bool = False
    placeholder: bool = False
    bare: bool = False
    dns: str | None = ""
    annotation: str = ""
    snapshots: tuple[Snapshot, ...] = ()
    iso: str = ""
    usb: str = ""
    bios_uuid: str = ""
    copy: int = 0
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    host: str = ""
    datastore: str = ""
    number: int = 0

    @property
    def home(self) -> str:
        """The folder of its files: vCenter puts an underscore where a character is unsafe."""
        safe = re.sub(r"[^\w.-]", "_", self.name.strip())
        return f"{safe}_{self.copy}" if self.copy else safe

    @property
    def running(self) -> bool:
        return self.power == "poweredOn"

    @property
    def talking(self) -> bool:
        """Whether VMware Tools report addresses, host name and file systems."""
        return self.running and self.tools == "toolsOk"

    @property
    def readable(self) -> bool:
        """Whether vCenter can read the configuration, so that other sheets list the machine."""
        return not self.bare and self.connection != "inaccessible"

    @property
    def capacity_mib(self) -> int:
        return sum(disk.capacity_mib for disk in self.disks)

    @property
    def swap_mib(self) -> int:
        return self.memory_mib if self.running else 0

    @property
    def snapshots_mib(self) -> int:
        return sum(snapshot.size_mib for snapshot in self.snapshots)

    @property
    def provisioned_mib(self) -> int:
        """Disks and snapshots, and the swap file that a running machine has beside them."""
        return self.capacity_mib + self.swap_mib + self.snapshots_mib

    @property
    def in_use_mib(self) -> int:
        return sum(disk.used_mib for disk in self.disks) + self.swap_mib + self.snapshots_mib

    @property
    def unshared_mib(self) -> int:
        shared = sum(disk.used_mib for disk in self.disks if disk.path)
        return self.in_use_mib - shared


@dataclass(frozen=True)
class Estate:
    """Everything one vCenter knows, placed and numbered: what one workbook shows."""

    site: Site
    clusters: tuple[Cluster, ...]
    networks: tuple[Network, ...]
    machines: tuple[Machine, ...]

    @property
    def readable(self) -> tuple[Machine, ...]:
        """The machines that sheets other than vInfo list."""
        return tuple(machine for machine in self.machines if machine.readable)
