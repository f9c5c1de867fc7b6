"""Machines that are larger than what they are to move to."""

from dataclasses import replace

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import GIB, Disk, Machine

from .plant import Plant, having

_TIB = GIB * GIB


def _six_large_disks(subject: Machine) -> Machine:
    archive = tuple(Disk(2 * _TIB, 2 * _TIB * 81 // 100) for _ in range(6))
    return replace(subject, disks=(*subject.disks[:1], *archive))


PLANTS = (
    Plant(
        defect="A file server with 12 TiB of data",
        subject="fs-archive-01",
        sheet="vInfo",
        column="Total disk capacity MiB",
        shows=12 * _TIB + 60 * GIB,
        change=_six_large_disks,
        tier=Tier("", 1, (8,), (32,), 40, "w2022", "VLAN-0150-FILE"),
        application="File services",
    ),
    Plant(
        defect="More memory (1,536 GiB) than an AV64 host has",
        subject="hana-prd-01",
        sheet="vInfo",
        column="Memory",
        shows=1536 * GIB,
        change=lambda subject: replace(subject, memory_mib=1536 * GIB),
        tier=Tier("", 1, (32,), (1024,), 2600, "sles15", "VLAN-0121-HANA", "CL-DB-01"),
        application="ERP",
    ),
    Plant(
        defect="More vCPUs (40) than one NUMA node of an AV64 host has cores",
        subject="numa-wide-01",
        sheet="vInfo",
        column="CPUs",
        shows=40,
        change=having(vcpus=40),
        tier=Tier("", 1, (32,), (256,), 400, "rhel9", "VLAN-0130-SQL", "CL-DB-01"),
        application="Reporting",
    ),
)
