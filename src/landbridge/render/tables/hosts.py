"""The hosts: what each carries with the spare ones failed."""

from collections.abc import Iterable
from typing import NamedTuple

from landbridge.model.plan import Report
from landbridge.model.sized import HostLoad, SizedCluster
from landbridge.render.tables.table import Column, Table


class _Host(NamedTuple):
    cluster: SizedCluster
    load: HostLoad


def _rows(report: Report) -> Iterable[_Host]:
    for cluster in report.plan.sized.clusters:
        for load in cluster.load:
            yield _Host(cluster, load)


HOSTS = Table[_Host](
    "hosts",
    (
        Column("Host", lambda h: h.load.name, 24),
        Column("Cluster", lambda h: h.cluster.name, 24),
        Column("Private cloud", lambda h: h.cluster.private_cloud, 24),
        Column("SKU", lambda h: h.cluster.sku, 10),
        Column("VMs", lambda h: len(h.load.vms), 8),
        Column("vCPUs", lambda h: h.load.vcpus, 10),
        Column("Memory (GiB)", lambda h: h.load.memory_gib),
        Column("CPU (%)", lambda h: h.load.cpu_percent, 10),
        Column("Memory (%)", lambda h: h.load.memory_percent, 12),
    ),
    _rows,
)
