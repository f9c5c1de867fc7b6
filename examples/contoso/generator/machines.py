"""From tiers to machines: sizes are drawn here, and everything drawn here is healthy."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from .applications import APPLICATIONS, Application, Tier
from .chance import around, chance, skewed, uuid
from .estate import GIB, Disk, Machine, Nic, SiteName
from .places import CLUSTERS, SITES
from .systems import SYSTEMS

_SYSTEM_DISK_GIB = {True: 60, False: 30}  # Windows or not
_LARGEST_DISK_GIB = 2000
_FULLEST = 0.86  # of a disk; a healthy file system keeps some room


def healthy_machines(site: SiteName) -> Iterator[Machine]:
    """All machines of a site that need no attention, templates and agents included."""
    for application in APPLICATIONS:
        if application.site == site:
            for tier in application.tiers:
                yield from tier_machines(application, tier)
    yield from _templates(site)
    yield from _cluster_agents(site)


def tier_machines(application: Application, tier: Tier) -> Iterator[Machine]:
    """One machine per number; the last `off` of them are powered off."""
    for number in range(1, tier.count + 1):
        power = "poweredOff" if number > tier.count - tier.off else "poweredOn"
        yield machine(f"{tier.code}-{number:02d}", application.name, tier, power=power)


def machine(name: str, application: str, tier: Tier, power: str = "poweredOn") -> Machine:
    """A healthy machine of a tier, its size drawn by its name."""
    draw = chance("machine", tier.cluster, name)
    site = _site_of(tier.cluster)
    os = SYSTEMS[tier.os]
    return Machine(
        name=name,
        site=site,
        cluster=tier.cluster,
        application=application,
        os=os,
        vcpus=skewed(draw, tier.vcpus),
        memory_mib=skewed(draw, tier.memory_gib) * GIB,
        disks=tuple(_disks(draw, _SYSTEM_DISK_GIB[os.windows], tier.data_gib)),
        nics=tuple(Nic(name) for name in (tier.network, tier.second_network) if name),
        hw_version=SITES[site].hw_version,
        environment=tier.environment,
        power=power,
        annotation=f"{application}, {tier.environment.lower()}",
    )


def disk(draw: Random, capacity_gib: int) -> Disk:
    """A thin disk of that size, rather more than half full."""
    capacity = capacity_gib * GIB
    return Disk(capacity, int(capacity * draw.uniform(0.55, _FULLEST)))


def _disks(draw: Random, system_gib: int, data_gib: int) -> Iterator[Disk]:
    yield disk(draw, system_gib)
    left = max(10, round(around(draw, data_gib)))
    while left > 0:
        yield disk(draw, min(left, _LARGEST_DISK_GIB))
        left -= _LARGEST_DISK_GIB


def _site_of(cluster: str) -> SiteName:
    return next(entry.site for entry in CLUSTERS if entry.name == cluster)


_TEMPLATES: dict[SiteName, tuple[Tier, ...]] = {
    "dc1": tuple(
        Tier(f"tpl-{os}", 1, (2,), (8,), 10, os, "VLAN-0190-MGMT")
        for os in ("w2019", "w2022", "rhel8", "rhel9", "ubuntu", "sles15")
    ),
    "dc2": tuple(
        Tier(f"tpl-south-{os}", 1, (2,), (4,), 10, os, "VLAN-0050-CORE", "CL-OLD-PRD")
        for os in ("w2016", "rhel8")
    ),
}


def _templates(site: SiteName) -> Iterator[Machine]:
    for tier in _TEMPLATES[site]:
        made = machine(tier.code, "Templates", tier, power="poweredOff")
        yield replace(made, template=True)


def _cluster_agents(site: SiteName) -> Iterator[Machine]:
    """The three vCLS machines that vCenter 7 and later puts into every cluster."""
    if site == "dc2":
        return
    for cluster in (entry for entry in CLUSTERS if entry.site == site):
        for number in range(1, 4):
            name = f"vCLS-{uuid('vcls', cluster.name, number)}"
            tier = Tier("vCLS", 1, (1,), (1,), 2, "crx", "", cluster.name)
            yield replace(
                machine(name, "vSphere Cluster Services", tier),
                memory_mib=128,
                disks=(Disk(2 * GIB, GIB // 2),),
                nics=(),
                annotation="vSphere Cluster Services agent machine",
            )
