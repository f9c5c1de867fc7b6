"""Reports with plausible numbers, made without the engine: the figures need not add up to a plan.

`report()` is small (3 clusters, some 40 VMs), `report(clusters=12, hosts=16)` a large one.
"""

from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

import pyarrow as pa
from tests.render.figures import USABLE_GIB, sized_fields

from landbridge.model import Finding, Place, Severity
from landbridge.model.checked import Checked
from landbridge.model.estate import Estate, Scope, Sources
from landbridge.model.inventory import SCHEMAS, Inventory
from landbridge.model.plan import Plan, Report
from landbridge.model.reading import ReadFile, Reading
from landbridge.model.sized import (
    Amounts,
    HostLoad,
    PlacedVm,
    Sized,
    SizedCluster,
)

FILE = "rvtools/contoso-2026-10-30.xlsx"
SIZES = ((8, 128), (4, 64), (16, 256), (24, 320), (8, 160), (16, 256), (4, 48), (12, 192))
ROLES = ("sql", "web", "app", "file", "dc", "erp", "queue", "cache", "build", "mail")
USABLE_VCPUS = 252.0


def names(number: int) -> list[str]:
    """`sql-001`, `web-002`, and so on."""
    return [f"{role}-{i:03}" for i, role in enumerate(islice(cycle(ROLES), number), start=1)]


def vm(name: str, nth: int) -> PlacedVm:
    """A VM whose size follows from its number, so that no two builds differ."""
    vcpus, memory = SIZES[nth % len(SIZES)]
    return PlacedVm(
        name=name, vcpus=vcpus, memory_gib=memory, vcenter="vc1.contoso.example", moref=f"vm-{nth}"
    )


def host(name: str, vms: Sequence[PlacedVm]) -> HostLoad:
    """A host with the totals of its VMs."""
    vcpus, memory = sum(v.vcpus for v in vms), sum(v.memory_gib for v in vms)
    return HostLoad(
        name=name,
        vcpus=vcpus,
        memory_gib=memory,
        cpu_percent=round(100 * vcpus / USABLE_VCPUS, 1),
        memory_percent=round(min(100 * memory / USABLE_GIB, 100), 1),
        vms=tuple(vms),
    )


def cluster(nth: int, vms: Sequence[PlacedVm], hosts: int, *, spare_drawn: bool) -> SizedCluster:
    """A cluster with its VMs dealt over the hosts, the spare one empty where `spare_drawn`."""
    used = hosts - 1 if spare_drawn else hosts
    loads = [host(f"Cluster-{nth}-host-{i + 1:02}", vms[i::used]) for i in range(used)]
    demand = Amounts(
        cpu_cores=sum(v.vcpus for v in vms) / 4,
        memory_gib=sum(v.memory_gib for v in vms),
        storage_tib=round(len(vms) * 0.35, 2),
        vms=len(vms),
    )
    capacity = Amounts(
        cpu_cores=(hosts - 1) * 63.1,
        memory_gib=(hosts - 1) * USABLE_GIB,
        storage_tib=round(hosts * 9.84, 2),
        vms=(hosts - 1) * 1024,
    )
    return SizedCluster(
        name=f"Cluster-{nth}",
        private_cloud="avs-contoso-weu",
        sku="AV64",
        hosts=hosts,
        spare_hosts=1,
        storage_policy="raid5-ftt1",
        limiting_resource=("memory", "storage", "minimum")[nth % 3],
        vms=len(vms),
        density=round(len(vms) / hosts, 1),
        capacity=capacity,
        demand=demand,
        headroom=_less(capacity, demand),
        load=tuple(loads),
    )


def _less(one: Amounts, other: Amounts) -> Amounts:
    return Amounts(
        cpu_cores=one.cpu_cores - other.cpu_cores,
        memory_gib=one.memory_gib - other.memory_gib,
        storage_tib=one.storage_tib - other.storage_tib,
        vms=one.vms - other.vms,
    )


def placed(number: int, first: Sequence[str] = ()) -> list[PlacedVm]:
    """So many VMs; the first ones have the names given."""
    return [vm(name, i) for i, name in enumerate([*first, *names(number)][:number])]


def report(
    vms: int = 41,
    clusters: int = 3,
    hosts: int = 4,
    named: Sequence[str] = (),
    **changes: Any,  # noqa: ANN401 - any field of Sized
) -> Report:
    """A whole report; `named` are names that the first VMs bear, `changes` fields of Sized."""
    everyone = placed(vms, named)
    made = tuple(
        cluster(i + 1, everyone[i::clusters], hosts, spare_drawn=i == 0) for i in range(clusters)
    )
    findings = _findings(everyone)
    sized = Sized(**(sized_fields(made, everyone) | {"findings": findings} | changes))
    gaps = (_gap(),)
    plan = Plan(
        tool_version="0.1.0",
        facts_version="2026-05-11+0a1b2c3d",
        estate=_estate(everyone),
        reading=_reading(gaps, vms),
        sized=sized,
        checked=Checked(findings=(*gaps, *sized.findings)),
        facts=sized.facts,
    )
    return Report(plan=plan, made_on="2026-11-22")


def with_findings(given: Report, findings: Sequence[Finding]) -> Report:
    """The same report with other findings."""
    return with_checked(given, Checked(findings=tuple(findings)))


def with_checked(given: Report, checked: Checked) -> Report:
    """The same report with other findings, waivers and rules without an answer."""
    plan = given.plan.model_copy(update={"checked": checked})
    return given.model_copy(update={"plan": plan})


def finding(nth: int = 1, **changes: Any) -> Finding:  # noqa: ANN401 - any field of Finding
    """One of many findings of the same id."""
    return Finding(
        **{
            "id": "sizing.in-use-unknown",
            "severity": Severity.LOW,
            "subject": f"vm-{nth:04}",
            "message": "No figure for the space in use; counted as provisioned.",
            "fix": "Install VMware Tools and export again.",
            "evidence": (Place(file=FILE, sheet="vInfo", row=nth + 1),),
            **changes,
        }
    )


def _findings(vms: Sequence[PlacedVm]) -> tuple[Finding, ...]:
    return (
        Finding(
            id="sizing.policy-below-sla",
            severity=Severity.HIGH,
            subject="Cluster-2",
            message="A larger cluster must tolerate two failures to be inside the SLA.",
            fix="Stay at 6 hosts, or take RAID-6 from the seventh on.",
            source=("sla.ftt2-above-hosts",),
        ),
        Finding(
            id="sizing.large-vm",
            severity=Severity.MEDIUM,
            subject=vms[-1].name if vms else "none",
            message="One VM takes a fifth of a host's memory.",
            fix="Right-size it before the move.",
            evidence=(Place(file=FILE, sheet="vInfo", row=9),),
            source=("host.av64-gen2.memory-gib",),
        ),
        *(finding(i) for i in range(1, 4)),
    )


def _gap() -> Finding:
    return Finding(
        id="reading.sheet-missing",
        severity=Severity.MEDIUM,
        subject="vHealth",
        message="The workbook has no sheet vHealth; health warnings are unknown.",
        fix="Export all tabs from RVTools.",
        evidence=(Place(file=FILE),),
    )


def _reading(gaps: tuple[Finding, ...], vms: int) -> Reading:
    sheets = {"vInfo": vms + 6, "vDisk": 2 * vms, "vHost": 9}
    return Reading(
        files=(ReadFile(path=FILE, sheets=sheets, units="MB", vcenters=("vc1.contoso.example",)),),
        gaps=gaps,
    )


def _estate(vms: Sequence[PlacedVm]) -> Estate:
    return Estate(
        name="Contoso West",
        customer="Contoso AG",
        sources=Sources(rvtools=(FILE,)),
        scope=Scope(exclude=("old-*",)),
        inventory=Inventory({"vms": _table(vms)}),
    )


def _table(vms: Sequence[PlacedVm]) -> pa.Table:
    rows = [_row(v, line) for line, v in enumerate(vms, start=2)]
    template = _row(PlacedVm(name="gold-image", vcpus=2, memory_gib=4), len(vms) + 2)
    rows.append(template | {"template": True, "left_out": "template", "moref": "vm-template"})
    return pa.Table.from_pylist(rows, schema=SCHEMAS["vms"])


def _row(vm: PlacedVm, line: int) -> dict[str, Any]:
    return {
        "name": vm.name,
        "moref": vm.moref,
        "vcenter": vm.vcenter,
        "power": "poweredOn",
        "template": False,
        "vcpus": vm.vcpus,
        "memory_mib": vm.memory_gib * 1024,
        "provisioned_mib": 524_288.0,
        "in_use_mib": None if line % 9 == 0 else 314_572.0,
        "cluster": "old-cluster",
        "host": "esx01",
        "file": FILE,
        "sheet": "vInfo",
        "row": line,
    }
