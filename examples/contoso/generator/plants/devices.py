"""Virtual hardware that hinders a move: its age, its options, and what is plugged in."""

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import Cell, Nic, SiteName

from .plant import Plant, as_it_is, having

_APP = "VLAN-0111-APP"


def _option(defect: str, subject: str, sheet: str, column: str, shows: Cell) -> Plant:
    return Plant(defect, subject, sheet, column, shows)


def _hardware(version: int, site: SiteName) -> Plant:
    return Plant(
        defect=f"Virtual hardware version {version}",
        subject=f"hw-v{version:02d}-01",
        sheet="vInfo",
        column="HW version",
        shows=version,
        site=site,
        change=having(hw_version=version),
    )


_OPTIONS = (
    _option("Fault tolerance is on", "ft-plc-01", "vInfo", "FT State", "running"),
    _option("Fault tolerance is on", "ft-plc-01", "vInfo", "FT Role", 1),
    _option(
        "PCI passthrough: RVTools has no column for the device, locked memory is its trace",
        "gpu-passthrough-01",
        "vMemory",
        "Memory Reservation Locked To Max",
        True,
    ),
    _option(
        "PCI passthrough: RVTools has no column for the device, locked memory is its trace",
        "gpu-passthrough-01",
        "vInfo",
        "Fixed Passthru HotPlug",
        True,
    ),
    _option("Changed block tracking is off", "cbt-off-01", "vInfo", "CBT", False),
    _option("CPUs can be added while it runs", "hotplug-cpu-01", "vCPU", "Hot Add", True),
    _option("Memory can be added while it runs", "hotplug-mem-01", "vMemory", "Hot Add", True),
    _option("High latency sensitivity", "latency-rt-01", "vInfo", "Latency Sensitivity", "high"),
    _option(
        "It needs a newer EVC mode than AV64 has",
        "latency-rt-01",
        "vInfo",
        "min Required EVC Mode Key",
        "intel-sapphirerapids",
    ),
    _option("A CPU reservation", "reserved-cpu-01", "vCPU", "Reservation", 8000),
    _option("A CPU limit", "reserved-cpu-01", "vCPU", "Limit", 9000),
    _option("A memory limit below its size", "limited-mem-01", "vMemory", "Limit", 8192),
    _option("A memory reservation", "limited-mem-01", "vMemory", "Reservation", 4096),
)

_PLUGGED = (
    Plant(
        defect="An SR-IOV network card",
        subject="sriov-nfv-01",
        sheet="vNetwork",
        column="Adapter",
        shows="SriovEthernetCard",
        change=having(nics=(Nic(_APP, adapter="SriovEthernetCard", direct_path=True),)),
    ),
    Plant(
        defect="A USB device of a host",
        subject="usb-dongle-01",
        sheet="vUSB",
        column="Device Type",
        shows="Remote USB",
        change=having(usb="Remote USB licence dongle"),
    ),
    Plant(
        defect="A CD drive with an ISO image attached",
        subject="iso-attached-01",
        sheet="vCD",
        column="Device Type",
        shows=".iso",
        change=having(iso="[DS-PRD-01-01] iso/setup-2026.iso"),
    ),
    Plant(
        defect="Secure boot, and a virtual TPM that RVTools does not show (Windows 11 needs one)",
        subject="secure-boot-01",
        sheet="vInfo",
        column="EFI Secure boot",
        shows=True,
        tier=Tier("", 1, (4,), (16,), 40, "w11", "VLAN-0166-VDI", "CL-VDI-01"),
        application="Desktops",
    ),
    Plant(
        defect="Secure boot, and a virtual TPM that RVTools does not show (Windows 11 needs one)",
        subject="secure-boot-01",
        sheet="vInfo",
        column="OS according to the configuration file",
        shows="Windows 11",
        change=as_it_is,
    ),
)

PLANTS = (
    *_OPTIONS,
    *_PLUGGED,
    _hardware(4, "dc2"),
    _hardware(7, "dc2"),
    _hardware(8, "dc2"),
    _hardware(21, "dc1"),
    _hardware(22, "dc1"),
)
