"""A check of a sized result by arithmetic of its own: it shares nothing with the engine.

The figures stand here as numbers on purpose: they are what the published pages say, and the guide.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from landbridge.model.estate import Estate
from landbridge.model.sized import HostLoad, Sized, SizedCluster

GHZ = {"published": 2.8, "guide": 2.3}
MEMORY_GIB = {"published": 1024, "guide": 768}
RAW_TB = {"published": 19.25, "guide": 15.36}
CORES, ESXI_GHZ, ESXI_GIB = 64, 2.4, 48
MANAGEMENT_GHZ, MANAGEMENT_GIB = 46, 171.88
FIRST_RAW_GB, SYSTEM_RAW_GB = 4474, 12441
SMALLEST = {"raid1-ftt1": 3, "raid5-ftt1": 4, "raid5-ftt1-esa": 3, "raid1-ftt2": 5,
            "raid6-ftt2": 6, "raid1-ftt3": 7}  # fmt: skip
MULTIPLIER = {"raid1-ftt1": 2.0, "raid5-ftt1": 1.333, "raid1-ftt2": 3.0, "raid6-ftt2": 1.5,
              "raid1-ftt3": 4.0}  # fmt: skip
LEFT_OUT = ("sizing.vm-fits-no-host", "sizing.no-place-found")
NOT_KEPT = ("sizing.group-fits-no-host", "sizing.rules-contradict", "sizing.rule-binds-nothing")
COLUMNS = ["name", "vcenter", "moref", "left_out", "vcpus", "memory_mib", "in_use_mib",
           "provisioned_mib"]  # fmt: skip
TINY = 1e-6
Key = tuple[str, str]


@dataclass(frozen=True)
class Terms:
    """What the options make of a host, and of what a VM asks."""

    cores: float
    memory_gib: float
    over: float
    grown: float
    stored: float
    management_cores: float
    management_gib: float


def terms(estate: Estate) -> Terms:
    options, figures = estate.sizing, estate.figures
    cores = (CORES - ESXI_GHZ / GHZ[figures]) * options.cpu_ceiling_percent / 100
    memory = (MEMORY_GIB[figures] - ESXI_GIB) * options.memory_ceiling_percent / 100
    return Terms(
        cores=cores,
        memory_gib=memory * options.memory_overcommit,
        over=options.cpu_oversubscription or 4,
        grown=1 + options.growth.compute_percent / 100,
        stored=1 + options.growth.storage_percent / 100,
        management_cores=MANAGEMENT_GHZ / GHZ[figures],
        management_gib=MANAGEMENT_GIB * options.memory_overcommit,
    )


def check(estate: Estate, sized: Sized) -> None:
    """Assert that everything the result says of places, sizes and rules holds."""
    rows = {(row["vcenter"], row["moref"]): row
            for row in estate.inventory.vms.select(COLUMNS).to_pylist()}  # fmt: skip
    _everyone_has_one_place(rows, sized)
    for cluster in sized.clusters:
        _size_is_allowed(estate, cluster)
        _hosts_hold(estate, cluster)
        _store_holds(estate, rows, cluster)
    _clouds_hold(sized)
    _rules_hold(estate, sized)
    assert sized.hosts == sum(cluster.hosts for cluster in sized.clusters)
    assert sized.cores == CORES * sized.hosts
    assert sized.lower_bound_hosts <= sized.hosts


def _everyone_has_one_place(rows: Mapping[Key, Mapping[str, Any]], sized: Sized) -> None:
    placed = Counter(
        (vm.vcenter or "", vm.moref or "")
        for cluster in sized.clusters
        for host in cluster.load
        for vm in host.vms
    )
    left = {each.subject for each in sized.findings if each.id in LEFT_OUT}
    wanted = Counter(
        key for key, row in rows.items() if row["left_out"] is None and row["name"] not in left
    )
    assert placed == wanted


def _size_is_allowed(estate: Estate, cluster: SizedCluster) -> None:
    largest = min(16, estate.sizing.hosts_per_cluster_max or 16)
    assert SMALLEST[cluster.storage_policy] <= cluster.hosts <= largest
    assert "ftt1" not in cluster.storage_policy or cluster.hosts <= 6
    assert len(cluster.load) == cluster.hosts - (estate.sizing.spare_hosts or 1)


def _hosts_hold(estate: Estate, cluster: SizedCluster) -> None:
    able = terms(estate)
    asked = [(_cores(host, able), _memory(host, able)) for host in cluster.load]
    for host, (cores, memory) in zip(cluster.load, asked, strict=True):
        assert cores <= able.cores + TINY
        assert memory <= able.memory_gib + 0.01
        assert len(host.vms) <= (estate.sizing.vms_per_host_max or 1024)
    if cluster.name.endswith("Cluster-1"):
        assert sum(able.cores - cores for cores, _ in asked) >= able.management_cores - TINY
        assert sum(able.memory_gib - memory for _, memory in asked) >= able.management_gib - 0.1


def _cores(host: HostLoad, able: Terms) -> float:
    """A VM that would outgrow its host counts with the whole host."""
    return sum(min(vm.vcpus / able.over * able.grown, able.cores) for vm in host.vms)


def _memory(host: HostLoad, able: Terms) -> float:
    return sum(min(vm.memory_gib * able.grown, able.memory_gib) for vm in host.vms)


def _store_holds(
    estate: Estate, rows: Mapping[Key, Mapping[str, Any]], cluster: SizedCluster
) -> None:
    asked = sum(
        _stored(rows[vm.vcenter or "", vm.moref or ""]) for host in cluster.load for vm in host.vms
    )
    system = SYSTEM_RAW_GB if estate.sizing.esa_overhead == "osa" else 0
    system += FIRST_RAW_GB if cluster.name.endswith("Cluster-1") else 0
    raw = cluster.hosts * RAW_TB[estate.figures] * 1e12 / 1024**4 * 0.75 - system / 1024
    store = raw / _multiplier(cluster) * estate.sizing.compression
    assert asked * terms(estate).stored / 1024**2 <= store + TINY


def _stored(row: Mapping[str, Any]) -> float:
    return float(row["in_use_mib"] or row["provisioned_mib"] or 0)


def _multiplier(cluster: SizedCluster) -> float:
    if cluster.storage_policy == "raid5-ftt1-esa":
        return 1.25 if cluster.hosts >= 6 else 1.5
    return MULTIPLIER[cluster.storage_policy]


def _clouds_hold(sized: Sized) -> None:
    clouds = {cluster.private_cloud for cluster in sized.clusters}
    assert len(clouds) == sized.private_clouds
    for cloud in clouds:
        own = [cluster.hosts for cluster in sized.clusters if cluster.private_cloud == cloud]
        assert len(own) <= 12
        assert sum(own) <= 96


def _rules_hold(estate: Estate, sized: Sized) -> None:
    broken = {each.subject for each in sized.findings if each.id in NOT_KEPT}
    for rule in estate.sizing.placement:
        hosts = list(_hosts_of(rule.vms, sized))
        if rule.name in broken or len(hosts) < 2:
            continue
        assert len(set(hosts)) == (1 if rule.rule == "together" else len(hosts)), rule.name


def _hosts_of(patterns: tuple[str, ...], sized: Sized) -> Iterator[tuple[str, str]]:
    for cluster in sized.clusters:
        for host in cluster.load:
            for vm in host.vms:
                if any(fnmatch(vm.name, pattern) for pattern in patterns):
                    yield cluster.name, host.name
