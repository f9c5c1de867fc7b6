"""A check of a sized result by arithmetic of its own: it shares nothing with the engine.

The figures stand here as numbers on purpose: they are what the published pages say.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from landbridge.model.estate import Estate
from landbridge.model.sized import Sized, SizedCluster

CORES, GHZ, MEMORY_GIB, RAW_TIB = 64, 2.8, 1024, 19.25e12 / 1024**4
ESXI_GHZ, ESXI_GIB = 2.4, 48
MANAGEMENT_GHZ, MANAGEMENT_GIB = 46, 171.88
FIRST_RAW_GB, SYSTEM_RAW_GB = 4474, 12441
MULTIPLIER = {
    "raid1-ftt1": 2.0,
    "raid5-ftt1": 1.333,
    "raid1-ftt2": 3.0,
    "raid6-ftt2": 1.5,
    "raid1-ftt3": 4.0,
}
SMALLEST = {"raid1-ftt1": 3, "raid5-ftt1": 4, "raid1-ftt2": 5, "raid6-ftt2": 6, "raid1-ftt3": 7}
TOLERATES_ONE = {"raid1-ftt1", "raid5-ftt1"}
TINY = 1e-6
COLUMNS = ["name", "vcenter", "moref", "left_out", "in_use_mib", "provisioned_mib"]


def check(estate: Estate, sized: Sized) -> None:
    """Assert that the result holds for published figures, 4:1, n+1, no growth, no rules."""
    rows = estate.inventory.vms.select(COLUMNS).to_pylist()
    _everyone_has_one_place(rows, sized)
    stored = {
        (row["vcenter"], row["moref"]): row["in_use_mib"] or row["provisioned_mib"] or 0
        for row in rows
    }
    for cluster in sized.clusters:
        _size_is_allowed(cluster)
        _hosts_hold(cluster)
        _store_holds(stored, cluster)
    _clouds_hold(sized)
    assert sized.hosts == sum(cluster.hosts for cluster in sized.clusters)
    assert sized.cores == CORES * sized.hosts
    assert sized.lower_bound_hosts <= sized.hosts


def _everyone_has_one_place(rows: list[dict[str, Any]], sized: Sized) -> None:
    placed = Counter(
        (vm.vcenter, vm.moref)
        for cluster in sized.clusters
        for host in cluster.load
        for vm in host.vms
    )
    left = {f.subject for f in sized.findings if f.id == "sizing.vm-fits-no-host"}
    wanted = Counter(
        (row["vcenter"], row["moref"])
        for row in rows
        if row["left_out"] is None and row["name"] not in left
    )
    assert placed == wanted


def _size_is_allowed(cluster: SizedCluster) -> None:
    assert SMALLEST[cluster.storage_policy] <= cluster.hosts <= 16
    assert cluster.storage_policy not in TOLERATES_ONE or cluster.hosts <= 6
    assert len(cluster.load) == cluster.hosts - 1


def _hosts_hold(cluster: SizedCluster) -> None:
    cores, memory = CORES - ESXI_GHZ / GHZ, MEMORY_GIB - ESXI_GIB
    for host in cluster.load:
        assert sum(vm.vcpus for vm in host.vms) / 4 <= cores + TINY
        assert sum(vm.memory_gib for vm in host.vms) <= memory + 0.01
        assert len(host.vms) <= 1024
    if cluster.name.endswith("Cluster-1"):
        _management_fits(cluster, cores, memory)


def _management_fits(cluster: SizedCluster, cores: float, memory: float) -> None:
    """Three hosts at most give it room, so what they lack in sum must cover it."""
    spare_cores = sorted(cores - sum(vm.vcpus for vm in h.vms) / 4 for h in cluster.load)
    spare_memory = sorted(memory - sum(vm.memory_gib for vm in h.vms) for h in cluster.load)
    assert sum(spare_cores[-3:]) >= MANAGEMENT_GHZ / GHZ - TINY
    assert sum(spare_memory[-3:]) >= MANAGEMENT_GIB - 0.01


def _store_holds(stored: Mapping[Any, float], cluster: SizedCluster) -> None:
    asked = sum(stored[vm.vcenter, vm.moref] for host in cluster.load for vm in host.vms)
    system = SYSTEM_RAW_GB + (FIRST_RAW_GB if cluster.name.endswith("Cluster-1") else 0)
    raw = cluster.hosts * RAW_TIB * 0.75 - system / 1024
    assert asked / 1024**2 <= raw / MULTIPLIER[cluster.storage_policy] + TINY


def _clouds_hold(sized: Sized) -> None:
    clouds = {cluster.private_cloud for cluster in sized.clusters}
    assert len(clouds) == sized.private_clouds
    for cloud in clouds:
        own = [cluster.hosts for cluster in sized.clusters if cluster.private_cloud == cloud]
        assert len(own) <= 12
        assert sum(own) <= 96
