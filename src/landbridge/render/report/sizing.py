"""How many hosts in which cluster, what fills them, and what would make them fewer."""

from typing import NamedTuple

from landbridge.model.plan import Report
from landbridge.model.sized import SizedCluster
from landbridge.render.numbers import MIB_PER_GIB, count, of, one, share
from landbridge.render.report import words
from landbridge.render.report.chapter import Chapter, fill
from landbridge.render.report.reason import Reason, Reasons
from landbridge.render.report.summary import shown_paths

MIB_PER_TIB = 1024 * MIB_PER_GIB
FULL = 100.0


class Bar(NamedTuple):
    """One resource of a cluster: how full it is in percent, and the amounts in words."""

    label: str
    percent: float
    demand: str
    capacity: str
    headroom: str
    unit: str
    limiting: bool

    @property
    def width(self) -> float:
        """How much of the bar is drawn."""
        return round(min(max(self.percent, 0.0), FULL), 1)


class Card(NamedTuple):
    """A cluster with its bars and all its reasons."""

    cluster: SizedCluster
    bars: tuple[Bar, ...]
    reasons: tuple[Reason, ...]


def sizing(report: Report) -> Chapter:
    """The chapter an architect checks number by number."""
    sized, reasons = report.plan.sized, Reasons(report)
    html = fill(
        "sizing",
        sized=sized,
        options=report.plan.estate.sizing,
        counted=_counted(report),
        cards=[Card(c, bars(c), reasons.of_cluster(c.name)) for c in sized.clusters],
        further=reasons.besides((*shown_paths(sized), "storage_policy")),
        policy=words.policy,
        resource=words.RESOURCE,
        reasons=reasons,
    )
    return Chapter("sizing", "Sizing", html)


def bars(cluster: SizedCluster) -> tuple[Bar, ...]:
    """The four resources of a cluster, each against what the cluster may promise."""
    capacity, demand, headroom = cluster.capacity, cluster.demand, cluster.headroom
    amounts = (
        ("cpu", "CPU", demand.cpu_cores, capacity.cpu_cores, headroom.cpu_cores, "cores"),
        ("memory", "Memory", demand.memory_gib, capacity.memory_gib, headroom.memory_gib, "GiB"),
        (
            *("storage", "Storage", demand.storage_tib, capacity.storage_tib),
            *(headroom.storage_tib, "TiB"),
        ),
        ("vms", "VMs", demand.vms, capacity.vms, headroom.vms, ""),
    )
    limit = cluster.limiting_resource
    return tuple(
        _bar(label, part, whole, rest, unit, key == limit)
        for key, label, part, whole, rest, unit in amounts
    )


def _bar(
    label: str, demand: float, capacity: float, headroom: float, unit: str, limiting: bool
) -> Bar:
    write = one if unit else count
    return Bar(
        label=label,
        percent=share(demand, capacity),
        demand=write(demand),
        capacity=write(capacity),
        headroom=write(headroom),
        unit=unit,
        limiting=limiting,
    )


def _counted(report: Report) -> list[tuple[str, str]]:
    found = report.plan.sized.inventory
    left_out = [(f"Left out: {why}", count(vms)) for why, vms in found.left_out.items()]
    unknown = (
        [("Without a figure in use, taken as provisioned", count(found.in_use_unknown))]
        if found.in_use_unknown
        else []
    )
    return [
        ("VMs and templates read", count(found.vms)),
        ("Templates", count(found.templates)),
        ("Powered off", count(found.powered_off)),
        *left_out,
        ("VMs counted", count(found.counted)),
        ("Their vCPUs", count(found.vcpus)),
        ("Their memory", of(one(found.memory_mib / MIB_PER_GIB), "GiB")),
        ("Their disks, as provisioned", of(one(found.provisioned_mib / MIB_PER_TIB), "TiB")),
        ("Their disks, as used", of(one(found.in_use_mib / MIB_PER_TIB), "TiB")),
        *unknown,
    ]
