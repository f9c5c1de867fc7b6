"""Every VM that was read: where it goes, or why it is left out, and the row that shows it."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from landbridge.model.plan import Report
from landbridge.model.sized import PlacedVm
from landbridge.render.numbers import gib
from landbridge.render.tables.table import Column, Table

READ = (
    *("name", "vcenter", "moref", "power", "template", "vcpus", "memory_mib", "in_use_mib"),
    *("provisioned_mib", "cluster", "host", "left_out", "storage_only", "file", "sheet", "row"),
)


class _Home(NamedTuple):
    cluster: str
    host: str
    vm: PlacedVm


class _Vm(NamedTuple):
    """A VM as it was read (nothing, when the plan comes without its inventory), and its home."""

    read: Mapping[str, Any]
    home: _Home | None


def _key(name: str | None, vcenter: str | None, moref: str | None) -> Hashable:
    return (vcenter, moref) if moref else (name,)


def _homes(report: Report) -> dict[Hashable, deque[_Home]]:
    homes: dict[Hashable, deque[_Home]] = defaultdict(deque)
    for cluster in report.plan.sized.clusters:
        for host in cluster.load:
            for vm in host.vms:
                home = _Home(cluster.name, host.name, vm)
                homes[_key(vm.name, vm.vcenter, vm.moref)].append(home)
    return homes


def _rows(report: Report) -> Iterator[_Vm]:
    homes = _homes(report)
    for batch in report.plan.estate.inventory.vms.select(READ).to_batches():
        for vm in batch.to_pylist():
            waiting = homes.get(_key(vm["name"], vm["vcenter"], vm["moref"]))
            yield _Vm(vm, waiting.popleft() if waiting else None)
    yield from _unread(homes.values())


def _unread(homes: Iterable[deque[_Home]]) -> Iterator[_Vm]:
    for waiting in homes:
        for home in waiting:
            yield _Vm({"vcenter": home.vm.vcenter, "moref": home.vm.moref}, home)


def _name(vm: _Vm) -> str | None:
    return vm.home.vm.name if vm.home else vm.read["name"]


def _vcpus(vm: _Vm) -> int | None:
    return vm.home.vm.vcpus if vm.home else vm.read["vcpus"]


def _memory(vm: _Vm) -> float | None:
    return vm.home.vm.memory_gib if vm.home else gib(vm.read["memory_mib"])


def _flag(vm: _Vm, column: str) -> str | None:
    known = vm.read.get(column)
    return None if known is None else ("yes" if known else "no")


VMS = Table[_Vm](
    "vms",
    (
        Column("VM", _name, 30),
        Column("To cluster", lambda v: v.home and v.home.cluster, 20),
        Column("To host", lambda v: v.home and v.home.host, 20),
        Column("Left out because", lambda v: v.read.get("left_out"), 30),
        Column("vCPUs", _vcpus, 8),
        Column("Memory (GiB)", _memory),
        Column("In use (GiB)", lambda v: gib(v.read.get("in_use_mib"))),
        Column("Provisioned (GiB)", lambda v: gib(v.read.get("provisioned_mib")), 16),
        Column("Power", lambda v: v.read.get("power"), 12),
        Column("Template", lambda v: _flag(v, "template"), 10),
        Column("Storage only", lambda v: _flag(v, "storage_only"), 12),
        Column("From cluster", lambda v: v.read.get("cluster"), 20),
        Column("From host", lambda v: v.read.get("host"), 24),
        Column("vCenter", lambda v: v.read.get("vcenter"), 24),
        Column("VM ID", lambda v: v.read.get("moref"), 12),
        Column("File", lambda v: v.read.get("file"), 24),
        Column("Sheet", lambda v: v.read.get("sheet"), 12),
        Column("Row", lambda v: v.read.get("row"), 8),
    ),
    _rows,
)
