"""What one AV64 host can be promised, from the catalogue's figures and the estate's options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from landbridge.catalogue import Catalogue, Figures, catalogue
from landbridge.model.estate import Estate, SizingOptions

SKU = "av64"
HOST = "host.av64-gen2"
Generation = Literal[1, 2]
RAW: Mapping[Generation, str] = {1: "host.av64-gen1.raw-tb", 2: f"{HOST}.raw-tb"}
"""The fact that holds what a host brings to vSAN."""

BYTES_PER_TB = 1000**4
BYTES_PER_TIB = 1024**4
BYTES_PER_GIB = 1024**3


@dataclass(frozen=True)
class Host:
    """The share of a host that VMs may take.

    `cores` and `memory_gib` are after the hypervisor and the ceilings, memory times overcommit;
    `oversubscription` turns vCPUs into cores; `raw_tib` is what the host brings to vSAN.
    """

    cores: float
    memory_gib: float
    vms: float
    raw_tib: float
    oversubscription: float
    physical_cores: int
    threads: int
    clock_ghz: float


@dataclass(frozen=True)
class Reserve:
    """What the service keeps for itself: of each private cloud, and of each cluster's raw vSAN.

    `hosts` is over how many hosts of the first cluster its appliances spread. Memory is in the
    measure of `Host.memory_gib`, times overcommit: what is reserved cannot be promised twice.
    """

    cores: float
    memory_gib: float
    hosts: int
    raw_tib_per_cloud: float
    raw_tib_per_cluster: float


def host(estate: Estate, generation: Generation = 2) -> Host:
    """The AV64 host under the estate's figures and ceilings; the generations differ in storage."""
    facts, figures, options = catalogue(), Figures(estate.figures), estate.sizing
    clock = facts.number(f"{HOST}.clock-ghz", figures)
    cores = facts.number(f"{HOST}.cores", figures)
    hypervisor_cores = facts.number("management.esxi-cpu-ghz") / clock
    memory = facts.number(f"{HOST}.memory-gib", figures)
    memory -= facts.number("management.esxi-memory-gib")
    return Host(
        cores=(cores - hypervisor_cores) * options.cpu_ceiling_percent / 100,
        memory_gib=memory * options.memory_ceiling_percent / 100 * options.memory_overcommit,
        vms=options.vms_per_host_max or facts.number("vsphere.vms-per-host-max"),
        raw_tib=tib_from_tb(facts.number(RAW[generation], figures)),
        oversubscription=oversubscription(options),
        physical_cores=int(cores),
        threads=int(facts.number(f"{HOST}.threads")),
        clock_ghz=clock,
    )


def reserve(estate: Estate, clock_ghz: float, generation: Generation = 2) -> Reserve:
    """The management reservation; vSAN system usage per cluster as the estate assumes it on ESA.

    Behind a base cluster of Generation 1 there is no management, and vSAN is the one that the
    published table describes.
    """
    facts = catalogue()
    if generation == 1:
        system = tib_from_gib(facts.number("management.vsan-system-raw-gb"))
        return Reserve(0.0, 0.0, 1, 0.0, system)
    return Reserve(
        cores=facts.number("management.reserved-cpu-ghz") / clock_ghz,
        memory_gib=facts.number("management.reserved-memory-gib") * estate.sizing.memory_overcommit,
        hosts=int(facts.number("nsx.managers")),
        raw_tib_per_cloud=tib_from_gib(facts.number("management.first-cluster-raw-gb")),
        raw_tib_per_cluster=_system_tib(facts, estate.sizing),
    )


def oversubscription(options: SizingOptions) -> float:
    """vCPUs per physical core: the estate's, else the catalogue's."""
    return options.cpu_oversubscription or catalogue().number("sizing.cpu-oversubscription")


def spare_hosts(options: SizingOptions) -> int:
    """Hosts of each cluster that may fail at once: the estate's, else the service's admission."""
    return options.spare_hosts or int(catalogue().number("admission.spare-hosts"))


def tib_from_tb(terabytes: float) -> float:
    """Binary tebibytes; makers state raw capacity in decimal terabytes."""
    return terabytes * BYTES_PER_TB / BYTES_PER_TIB


def tib_from_gib(gibibytes: float) -> float:
    """The service's tables say GB and mean what a binary tool shows."""
    return gibibytes * BYTES_PER_GIB / BYTES_PER_TIB


def _system_tib(facts: Catalogue, options: SizingOptions) -> float:
    if options.esa_overhead == "none":
        return 0.0
    return tib_from_gib(facts.number("management.vsan-system-raw-gb"))
