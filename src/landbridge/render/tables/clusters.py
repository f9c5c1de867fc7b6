"""The clusters: what each carries, what is left, and what decides."""

from collections.abc import Iterable

from landbridge.model.plan import Report
from landbridge.model.sized import SizedCluster
from landbridge.render.tables.table import Column, Table


def _rows(report: Report) -> Iterable[SizedCluster]:
    return report.plan.sized.clusters


CLUSTERS = Table[SizedCluster](
    "clusters",
    (
        Column("Cluster", lambda c: c.name, 24),
        Column("Private cloud", lambda c: c.private_cloud, 24),
        Column("SKU", lambda c: c.sku, 10),
        Column("Hosts", lambda c: c.hosts, 8),
        Column("Hosts kept free", lambda c: c.spare_hosts),
        Column("Storage policy", lambda c: c.storage_policy, 18),
        Column("Decided by", lambda c: c.limiting_resource),
        Column("VMs", lambda c: c.vms, 8),
        Column("VMs per host", lambda c: c.density),
        Column("CPU capacity (cores)", lambda c: c.capacity.cpu_cores, 18),
        Column("CPU demand (cores)", lambda c: c.demand.cpu_cores, 18),
        Column("CPU headroom (cores)", lambda c: c.headroom.cpu_cores, 18),
        Column("Memory capacity (GiB)", lambda c: c.capacity.memory_gib, 18),
        Column("Memory demand (GiB)", lambda c: c.demand.memory_gib, 18),
        Column("Memory headroom (GiB)", lambda c: c.headroom.memory_gib, 18),
        Column("Storage capacity (TiB)", lambda c: c.capacity.storage_tib, 18),
        Column("Storage demand (TiB)", lambda c: c.demand.storage_tib, 18),
        Column("Storage headroom (TiB)", lambda c: c.headroom.storage_tib, 18),
    ),
    _rows,
)
