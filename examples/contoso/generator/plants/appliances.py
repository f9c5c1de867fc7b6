"""Machines that run the old site and have no business in the new one."""

from examples.contoso.generator.applications import Tier
from examples.contoso.generator.estate import GIB, Disk

from .plant import Plant, with_disk

PLANTS = (
    Plant(
        defect="A vCenter among what is to move",
        subject="vcsa-old-01",
        sheet="vPartition",
        column="Disk",
        shows="/storage/seat",
        change=with_disk(Disk(10 * GIB, 2 * GIB, mount="/storage/seat")),
        tier=Tier("", 1, (4,), (16,), 40, "rhel9", "VLAN-0190-MGMT"),
        application="Monitoring",
    ),
)
