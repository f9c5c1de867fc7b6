"""Which VM lies on which host, as a picture; a heat map where single VMs would be too small."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from landbridge.model.plan import Report
from landbridge.model.sized import HostLoad, PlacedVm, SizedCluster
from landbridge.render.report.chapter import Chapter, fill

MOST_HOSTS = 60
MOST_VMS = 1500
WIDTH = 1000.0  # of the drawing; the page stretches it
STEPS = 5  # of the heat map's colour


class Block(NamedTuple):
    """A VM in the picture: where it begins and how wide it is."""

    x: float
    width: float
    vm: PlacedVm


class Row(NamedTuple):
    """A host in the picture."""

    host: HostLoad
    blocks: tuple[Block, ...]
    cpu: float


class Picture(NamedTuple):
    """A cluster's hosts; `reserved` of them stand empty in case another fails."""

    cluster: SizedCluster
    rows: tuple[Row, ...]
    reserved: int


def packing(report: Report) -> Chapter:
    """The picture of all clusters, in as much detail as their number allows."""
    clusters = report.plan.sized.clusters
    drawn = [Picture(c, _rows(c), max(c.hosts - len(c.load), 0)) for c in clusters]
    template = "packing" if in_detail(clusters) else "heat"
    return Chapter("packing", "Packing", fill(template, pictures=drawn, step=step))


def in_detail(clusters: Sequence[SizedCluster]) -> bool:
    """Whether each VM is drawn."""
    hosts = sum(c.hosts for c in clusters)
    vms = sum(len(host.vms) for c in clusters for host in c.load)
    return hosts <= MOST_HOSTS and vms <= MOST_VMS


def _rows(cluster: SizedCluster) -> tuple[Row, ...]:
    return tuple(Row(h, blocks(h), _drawn(h.cpu_percent)) for h in cluster.load)


def blocks(host: HostLoad) -> tuple[Block, ...]:
    """The VMs side by side, the largest first, together as wide as the host's memory is full."""
    vms = sorted(host.vms, key=lambda vm: (-vm.memory_gib, vm.name))
    total = sum(vm.memory_gib for vm in vms)
    scale = _drawn(host.memory_percent) / total if total else 0.0
    widths = [vm.memory_gib * scale for vm in vms]
    starts = accumulate(widths, initial=0.0)
    return tuple(
        Block(round(x, 1), _gapped(width), vm)
        for x, width, vm in zip(starts, widths, vms, strict=False)
    )


def step(percent: float) -> int:
    """The step of the heat map's colour, 0 to 4."""
    return min(int(max(percent, 0.0) * STEPS / 100), STEPS - 1)


def _drawn(percent: float) -> float:
    return round(min(max(percent, 0.0), 100.0) * WIDTH / 100, 1)


def _gapped(width: float) -> float:
    return round(max(width - min(2.0, width / 4), 0.0), 1)
