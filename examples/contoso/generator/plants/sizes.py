"""Machines that are larger than what they are to move to."""

from dataclasses import replace

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import GIB, Disk, Machine

from .plant import Plant

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
)
