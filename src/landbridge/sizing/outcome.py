"""The clusters of a layout as values for plan and report: capacity, demand, and every host."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import numpy as np

from landbridge.model.sized import Amounts, HostLoad, PlacedVm, Resource, SizedCluster
from landbridge.sizing.capacity import Cluster
from landbridge.sizing.demand import Floats, Ints
from landbridge.sizing.host import SKU
from landbridge.sizing.items import CPU, MEMORY
from landbridge.sizing.problem import Problem
from landbridge.sizing.search import Found

DECIMALS = 4


@dataclass(frozen=True)
class Placed:
    """A problem with its solution: the working host of each VM, and the VMs sorted by host."""

    problem: Problem
    found: Found

    @property
    def host_of_vm(self) -> Ints:
        """The working host of each VM, counted through all clusters."""
        return self.found.arrangement.host_of[self.problem.items.of_machine]


def outcome(problem: Problem, found: Found) -> tuple[SizedCluster, ...]:
    """The clusters in order, each with the VMs of its working hosts; spare hosts stand empty."""
    placed = Placed(problem, found)
    loads = _loads(placed)
    return tuple(
        _cluster(placed, index, cluster, tuple(loads[index]))
        for index, cluster in enumerate(found.arrangement.offer.clusters)
    )


def cloud_name(problem: Problem, cloud: int) -> str:
    """The estate's name for the first private cloud, numbered for those after it."""
    name = problem.estate.private_cloud.name
    return name if cloud == 1 else f"{name}-{cloud}"


def cluster_name(problem: Problem, found: Found, cluster: Cluster) -> str:
    """As the service numbers them; with the cloud's name where there are several."""
    name = f"Cluster-{cluster.number}"
    if len(found.layout.clouds) == 1:
        return name
    return f"{cloud_name(problem, cluster.cloud)}/{name}"


def _cluster(
    placed: Placed, index: int, cluster: Cluster, load: tuple[HostLoad, ...]
) -> SizedCluster:
    problem, found = placed.problem, placed.found
    capacity, demand = _capacity(placed, index, cluster), _demand(placed, index)
    vms = sum(len(host.vms) for host in load)
    return SizedCluster(
        name=cluster_name(problem, found, cluster),
        private_cloud=cloud_name(problem, cluster.cloud),
        sku=SKU,
        hosts=cluster.hosts,
        spare_hosts=problem.terms.spare_hosts,
        storage_policy=found.policy.name,
        limiting_resource=_scarcest(capacity, demand),
        vms=vms,
        density=round(vms / cluster.hosts, DECIMALS),
        capacity=_amounts(capacity),
        demand=_amounts(demand),
        headroom=_amounts(capacity - demand),
        load=load,
    )


def _capacity(placed: Placed, index: int, cluster: Cluster) -> Floats:
    offer, terms = placed.found.arrangement.offer, placed.problem.terms
    working = terms.per_host(cluster.hosts, cluster.is_first)
    return np.append(working.sum(axis=0), offer.storage_tib[index])


def _demand(placed: Placed, index: int) -> Floats:
    own = placed.found.arrangement.cluster_of == index
    items = placed.problem.items
    return np.append(items.sizes[own].sum(axis=0), items.storage_tib[own].sum())


def _amounts(values: Floats) -> Amounts:
    cores, memory, vms, storage = (round(float(value), DECIMALS) for value in values)
    return Amounts(cpu_cores=cores, memory_gib=memory, vms=vms, storage_tib=storage)


def _scarcest(capacity: Floats, demand: Floats) -> Resource:
    order = ("cpu", "memory", "vms", "storage")
    share = demand / np.maximum(capacity, np.finfo(float).tiny)
    return cast(Resource, order[int(share.argmax())])


def _loads(placed: Placed) -> list[list[HostLoad]]:
    """For each cluster its working hosts."""
    offer = placed.found.arrangement.offer
    promised = np.zeros_like(offer.capacity)
    np.add.at(promised, placed.found.arrangement.host_of, placed.problem.items.sizes)
    loads: list[list[HostLoad]] = [[] for _ in offer.clusters]
    for host, vms in enumerate(_vms_by_host(placed)):
        index = int(offer.cluster_of_host[host])
        name = f"host-{len(loads[index]) + 1:02}"
        loads[index].append(_load(name, vms, promised[host], offer.capacity[host]))
    return loads


def _load(name: str, vms: tuple[PlacedVm, ...], promised: Floats, able: Floats) -> HostLoad:
    return HostLoad(
        name=name,
        vcpus=sum(vm.vcpus for vm in vms),
        memory_gib=round(sum(vm.memory_gib for vm in vms), DECIMALS),
        cpu_percent=round(100 * float(promised[CPU] / able[CPU]), 1),
        memory_percent=round(100 * float(promised[MEMORY] / able[MEMORY]), 1),
        vms=vms,
    )


def _vms_by_host(placed: Placed) -> Iterator[tuple[PlacedVm, ...]]:
    """The VMs of each working host, the largest first."""
    machines, hosts = placed.problem.machines, placed.host_of_vm
    order = np.lexsort((machines.row, -machines.vcpus, -machines.memory_gib, hosts))
    vms = _named(placed, order)
    count = len(placed.found.arrangement.offer.cluster_of_host)
    ends = np.searchsorted(hosts[order], np.arange(count), side="right")
    begin = 0
    for end in ends.tolist():
        yield tuple(vms[begin:end])
        begin = end


def _named(placed: Placed, order: Ints) -> list[PlacedVm]:
    machines = placed.problem.machines
    rows = placed.problem.estate.inventory.vms.select(["name", "vcenter", "moref"])
    named = rows.take(machines.row[order]).to_pylist()
    sizes = zip(machines.vcpus[order].tolist(), machines.memory_gib[order].tolist(), strict=True)
    return [
        PlacedVm(
            name=row["name"] or "",
            vcpus=vcpus,
            memory_gib=round(memory, DECIMALS),
            vcenter=row["vcenter"],
            moref=row["moref"],
        )
        for row, (vcpus, memory) in zip(named, sizes, strict=True)
    ]
